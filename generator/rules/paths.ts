import type { Diagnostics } from "../diagnostics.ts";
import type { Text } from "../openapi/placed.ts";
import type { Rule } from "./rule.ts";

/** Paths are well-formed, and no two of them match the same requests (OpenAPI 3.2 §4.8.2). */
export const paths: Rule = ({ document }, diagnostics) => {
  const seen = new Map<string, Text>();
  for (const { path } of document.paths) {
    const problem = pathProblem(path.value);
    if (problem !== undefined) {
      const hint = "a path is appended to the base URL: /parts/{id}";
      const what = `the path "${path.value}" ${problem}`;
      diagnostics.report("invalid-value", path.span, { problem: what }, { hint });
      continue;
    }
    checkDistinct(path, seen, diagnostics);
  }
};

function pathProblem(path: string): string | undefined {
  if (!path.startsWith("/")) return 'does not begin with "/"';
  if (/[?#\s]/.test(path)) return 'has a "?", "#" or space: a query is made of parameters';
  const rest = path.replace(/\{[^{}/]+\}/g, "");
  return /[{}]/.test(rest) ? "has a brace that is not part of {name}" : undefined;
}

function checkDistinct(path: Text, seen: Map<string, Text>, diagnostics: Diagnostics): void {
  const pattern = path.value.replace(/\{[^{}]*\}/g, "{}");
  const first = seen.get(pattern);
  if (first === undefined) {
    seen.set(pattern, path);
    return;
  }
  const related = [{ span: first.span, message: "the other one is here" }];
  const hint = "put the operations of both under one path";
  diagnostics.report("duplicate-path", path.span, { path: path.value }, { hint, related });
}
