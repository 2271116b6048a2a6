import type { Finding } from "../../../runtime/probe/finding.ts";

/** A finding in a line: what a test looks at. */
export function shown({ severity, code, path, position, message, hint, count }: Finding): string {
  const place = position ? ` ${path} ${position.line}:${position.column}` : "";
  const more = hint === undefined ? "" : ` | ${hint}`;
  return `${severity} ${code}${place}: ${message}${more}${count > 1 ? ` (${count})` : ""}`;
}
