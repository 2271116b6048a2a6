/** Header fields by their grammar. No expression here can try a text twice: time is linear in the field. */

/** What a body is (RFC 9110 §8.3). */
export interface ContentType {
  /** Type and subtype in lower case. */
  readonly type: string;
  /** As it was written, without quotation marks; undefined if there is none, or an empty one. */
  readonly charset: string | undefined;
}

/** A member of a list: what is between commas outside of quoted strings (RFC 9110 §5.6.1, §5.6.4). */
const MEMBER = /(?:[^",]|"(?:[^"\\]|\\.?)*"?)+/gs;

/** `name`, `name=value` or `name="value"`, and the semicolon that ends it (RFC 9110 §5.6.6). */
const PART = /[\t ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\.?)*)"?[^;]*|([^;]*)))?;?/gs;

/** The names that a type can have (RFC 6838 §4.2): no range of types is one. */
const TYPE = /^[-\w!#$&^.+]+\/[-\w!#$&^.+]+$/;

/** The members of a list, none of them empty. */
export function membersOf(field: string | null | undefined): readonly string[] {
  return field?.match(MEMBER) ?? [];
}

/**
 * What is between the semicolons of a member: names in lower case, and values without quotation
 * marks, which are empty where there is none.
 */
export function partsOf(member: string): readonly (readonly [name: string, value: string])[] {
  return Array.from(member.matchAll(PART), ([, name = "", quoted, plain = ""]) => [
    name.toLowerCase(),
    quoted?.replace(/\\(.)/gs, "$1") ?? plain.trim(),
  ]);
}

/**
 * Reads `Content-Type` as browsers do (Fetch, "extract a MIME type"). Where it came more than once, or
 * a gateway joined two, the last that can be read counts, and has the charset of an equal one before it.
 */
export function readContentType(field: string | null | undefined): ContentType | undefined {
  let found: ContentType | undefined;
  let first: string | undefined;
  for (const member of membersOf(field)) {
    const [[name] = [""], ...parameters] = partsOf(member);
    const type = name.trim();
    if (!TYPE.test(type)) continue;
    const charset = parameters.find(([key, value]) => key === "charset" && value)?.[1];
    if (type !== found?.type) first = charset;
    found = { type, charset: charset ?? first };
  }
  return found;
}

/** Whether a type is one of XML (RFC 7303 §9), whatever its case. */
export function isXml(type: string): boolean {
  return /^(?:application|text)\/xml$|\+xml$/i.test(type);
}

/** A number of seconds, or a date in one of its three forms (RFC 9110 §10.2.3, §5.6.7). */
const MOMENT =
  /(?:^|,)[\t ]*(\d+|[A-Z][a-z]+(?:, \d\d[ -]\w{3}[ -]\d+| \w{3} [ \d]\d) [\d:]{8} (?:GMT|\d{4}))[\t ]*(?=,|$)/g;

/**
 * Reads `Retry-After`: how long to wait from now, in milliseconds. 0 if it says nothing that can be read,
 * or a time that is over. Of several, as when a gateway adds its own, the longest counts: none of those
 * that ask is asked too early.
 */
export function readRetryAfter(field: string | null | undefined): number {
  let longest = 0;
  for (const [, moment = ""] of (field ?? "").matchAll(MOMENT)) {
    // The oldest form of a date does not say that it is in GMT, and would be read as local time.
    const date = Date.parse(moment.replace(/( GMT)?$/, " GMT"));
    longest = Math.max(longest, +moment * 1000 || date - Date.now() || 0);
  }
  return longest;
}
