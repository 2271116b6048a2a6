import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { Rule } from "./rule.ts";

/** Paths are well-formed, and no two of them match the same requests (OpenAPI 3.2 §4.8.2). */
export const uniquePaths: Rule = ({ document }, diagnostics) => {
  const seen = new Map<string, Text>();
  for (const { path } of document.paths) {
    const problem = pathProblem(path.value);
    if (problem !== undefined) {
      const what = `the path "${cut(path.value)}" ${problem.text}`;
      diagnostics.report("invalid-value", path.span, { problem: what }, { hint: problem.hint });
      continue;
    }
    checkDistinct(path, seen, diagnostics);
  }
};

interface Problem {
  readonly text: string;
  readonly hint: string;
}

const appended = "a path is appended to the base URL: /parts/{id}";

function pathProblem(path: string): Problem | undefined {
  if (!path.startsWith("/")) return { text: 'does not begin with "/"', hint: appended };
  // A value is never empty, "." or "..", so that it can make neither of the last two with what is beside it.
  const fixed = path.replace(/\{[^{}/]+\}/g, "x");
  if (/[{}]/.test(fixed)) return { text: "has a brace that is not part of {name}", hint: appended };
  if (/[?#]/.test(fixed)) {
    const hint = "make a parameter of each part of the query";
    return { text: `has a ${/[?#]/.exec(fixed)?.[0]}, which ends a path`, hint };
  }
  const percent = /%(?![0-9A-Fa-f]{2})/.exec(fixed);
  if (percent !== null) return { text: "has a % that escapes nothing", hint: "write %25 for it" };
  const foreign = notInPaths.exec(fixed)?.[0];
  if (foreign !== undefined) return foreignProblem(foreign, path);
  // URL parsers take such segments away, even escaped ones (RFC 3986 §5.2.4, URL Standard §4.4).
  if (new URL(BASE + fixed).href === BASE + fixed) return undefined;
  return {
    text: 'has a part that is "." or ".."',
    hint: "write the path that is meant without it",
  };
}

const BASE = "http://host/base";

/** Whatever is not of a path segment (RFC 3986 §3.3) or a slash. */
const notInPaths = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/u;

function foreignProblem(char: string, path: string): Problem {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? char : `the character U+${code}`;
  const text = `has ${shown}, which cannot be in a URL's path`;
  if (/\p{Cs}/u.test(char)) return { text, hint: "remove it: it is half of a character" };
  const escaped = path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%{}]|\p{Cs}/gu, (each) =>
    /\p{Cs}/u.test(each) ? each : encodeURIComponent(each),
  );
  const whole = escaped.length <= 100 ? escaped : encodeURIComponent(char);
  const hint = `write ${whole}`;
  return { text, hint };
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
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
