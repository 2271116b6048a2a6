import {
  type Diagnostic,
  type Diagnostics,
  diagnose,
  related,
} from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { Rule } from "./rule.ts";

/** Paths are well-formed, and no two of them match the same requests (OpenAPI 3.2 §4.8.2). */
export const uniquePaths: Rule = ({ document }, diagnostics) => {
  const seen = new Map<string, Text>();
  for (const { path, isVariant } of document.paths) {
    const problem = pathProblem(path);
    if (problem !== undefined) diagnostics.add(problem);
    // The part after a "#" is not sent: such paths are several on purpose.
    else if (!isVariant) checkDistinct(path, seen, diagnostics);
  }
};

function pathProblem({ value, span }: Text): Diagnostic | undefined {
  const [path = "", ...query] = value.split("?");
  if (query.length > 1 || !QUERY.test(query.join(""))) {
    return diagnose("invalid-value/path-query", span, { path: value });
  }
  if (!path.startsWith("/")) return diagnose("invalid-value/path-start", span, { path });
  // A value is never empty, "." or "..", so that it can make neither of the last two with what is beside it.
  const fixed = path.replace(/\{[^{}/]+\}/g, "x");
  if (/[{}]/.test(fixed)) return diagnose("invalid-value/path-brace", span, { path });
  if (/%(?![0-9A-Fa-f]{2})/.test(fixed)) {
    return diagnose("invalid-value/path-percent", span, { path });
  }
  const character = notInPaths.exec(fixed)?.[0];
  if (character !== undefined) return characterProblem(character, path, span);
  // URL parsers take such segments away, even escaped ones (RFC 3986 §5.2.4, URL Standard §4.4).
  if (new URL(BASE + fixed).href === BASE + fixed) return undefined;
  return diagnose("invalid-value/path-dots", span, { path });
}

/** Names and values as they are sent (RFC 3986 §3.4), without parameters. */
const QUERY = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;

const BASE = "http://host/base";

/** Whatever is not of a path segment (RFC 3986 §3.3) or a slash. */
const notInPaths = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/u;

function characterProblem(character: string, path: string, span: Span): Diagnostic {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? character : `the character U+${code}`;
  if (/\p{Cs}/u.test(character)) {
    return diagnose("invalid-value/path-surrogate", span, { path, shown });
  }
  const whole = path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%{}]|\p{Cs}/gu, (each) =>
    /\p{Cs}/u.test(each) ? each : encodeURIComponent(each),
  );
  const escaped = whole.length <= 100 ? whole : encodeURIComponent(character);
  return diagnose("invalid-value/path-character", span, { path, shown, escaped });
}

function checkDistinct(path: Text, seen: Map<string, Text>, diagnostics: Diagnostics): void {
  const pattern = path.value.replace(/\{[^{}]*\}/g, "{}");
  const first = seen.get(pattern);
  if (first === undefined) {
    seen.set(pattern, path);
    return;
  }
  const names = { path: path.value, other: first.value };
  diagnostics.report("duplicate-path", path.span, names, [related("other", first.span)]);
}
