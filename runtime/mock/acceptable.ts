import { quote } from "../errors.ts";
import { isXml, membersOf, partsOf } from "../http/header-fields.ts";
import { MockHttpError, text } from "./reply.ts";

/** Both media types of XML, which servers treat as the same (RFC 7303 §9.2). */
const NAMES = ["application/xml", "text/xml"];

/**
 * Checks that a request takes an answer of a type (RFC 9110 §12.5.1). One without `Accept`, or with none
 * that can be read, takes anything.
 * @throws {MockHttpError} 406, which says what there is.
 */
export function checkAcceptable(mediaType: string, headers: Headers): void {
  const accept = headers.get("accept");
  const ranges = membersOf(accept).flatMap(rangeOf);
  if (ranges.length === 0) return;
  const [type = ""] = mediaType.toLowerCase().split(";");
  const names = [type.trim(), ...(isXml(type.trim()) ? NAMES : [])];
  // The documented name first: who refuses that one is not sent it under another.
  const weight = names.flatMap((name) => weightOf(name, ranges) ?? [])[0] ?? 0;
  if (weight > 0) return;
  const problem = `Accept: the answer is ${mediaType}, and ${quote(accept)} does not take it`;
  const hint = `ask for ${[...new Set(names)].join(", ")} or */*`;
  throw new MockHttpError(text(406, `${problem}: ${hint}`));
}

interface Range {
  /** In lower case; `*` and a slash for any. */
  readonly type: string;
  /** From 0, which refuses it, to 1. */
  readonly weight: number;
}

/** A member of `Accept`; undefined if it is malformed. Parameters other than the weight are ignored. */
function rangeOf(member: string): readonly Range[] {
  const [[name] = [""], ...parameters] = partsOf(member);
  const type = name.trim();
  if (!/^(?:\*\/\*|[^\s/*]+\/(?:\*|[^\s/*]+))$/.test(type)) return [];
  const q = parameters.find(([key]) => key === "q")?.[1] ?? "1";
  return [{ type, weight: /^(?:0(?:\.\d*)?|1(?:\.0*)?)$/.test(q) ? Number(q) : 1 }];
}

/** The weight that the most exact range gives a type; undefined if none is for it. */
function weightOf(type: string, ranges: readonly Range[]): number | undefined {
  for (const wanted of [type, type.replace(/\/.*/, "/*"), "*/*"]) {
    const weights = ranges.flatMap((range) => (range.type === wanted ? range.weight : []));
    if (weights.length > 0) return weights.reduce((a, b) => Math.max(a, b));
  }
  return undefined;
}
