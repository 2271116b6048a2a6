import type { Content, Document, Encodable, NamedMember, Occurs, Place, Struct } from "./codec.ts";
import { InputError } from "./errors.ts";
import type { EncodeOptions } from "./operation.ts";
import { quote, type Scalar } from "./scalars.ts";
import { badAt } from "./xml-kinds.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Characters that are never written as they are, and those that may have no place in XML (§2.2 [2]). */
const DOUBTFUL = "&<>\\0-\\x08\\x0b-\\x1f\\ud800-\\udfff\\ufffe\\uffff";
const DOUBTFUL_TEXT = new RegExp(`[${DOUBTFUL}]`);
const DOUBTFUL_VALUE = new RegExp(`["\\t\\n${DOUBTFUL}]`);

/** The way from the root to what is being written; becomes text only when something is wrong. */
interface Path {
  readonly outer: Path | undefined;
  /** `/name` or `/@name`. */
  readonly step: string;
  /** Which item of a list, from 1; 0 = of none. */
  readonly index: number;
}

/** The namespace that an element without a prefix is in where it stands, and that one without any gets. */
interface Scope {
  readonly current: string;
  readonly none: string;
}

/**
 * The document that stands for a value: members in the order of the spec, prefixes as it gives them.
 *
 * @throws {InputError} with the path of the first member that is missing, unknown, of the wrong
 * type, or holds a character that XML cannot carry.
 */
export function encode<T>(
  { place, content, declares }: Document<T>,
  value: Encodable<T>,
  { namespace = "" }: EncodeOptions = {},
): string {
  const root = { outer: undefined, step: `/${place.local}`, index: 0 };
  let prefixes = "";
  for (const { prefix, uri } of declares) prefixes += attribute(`xmlns:${prefix}`, uri, root);
  return (
    DECLARATION + element(place, content, value, root, { current: "", none: namespace }, prefixes)
  );
}

function refuse(path: Path | undefined, problem: string): never {
  let text = "";
  for (let at = path; at; at = at.outer) text = at.step + (at.index ? `[${at.index}]` : "") + text;
  throw new InputError(text, problem);
}

function element(
  place: Place,
  content: Content<unknown>,
  value: unknown,
  path: Path,
  { current, none }: Scope,
  declarations = "",
): string {
  const known = typeof content === "function" ? content() : content;
  const { uri, prefix } = place.namespace;
  const name = nameOf(place);
  // A prefixed element leaves the default namespace of its content as it is.
  const inside = prefix ? current : uri || none;
  const start = `<${name}${inside === current ? "" : attribute("xmlns", inside, path)}${declarations}`;
  if (known.kind === "scalar")
    return `${start}>${escapeText(format(known, value, path), path)}</${name}>`;
  return start + members(known, value, path, { current: inside, none }, name);
}

/** What stands behind the beginning of a struct's start tag: attributes, content, end tag. */
function members(
  known: Struct<unknown>,
  value: unknown,
  path: Path,
  scope: Scope,
  name: string,
): string {
  if (typeof value !== "object" || value === null)
    return refuse(path, `expected an object, got ${quote(value)}`);
  const given = value as { readonly [key: string]: unknown };
  let attributes = "";
  let content = "";
  let seen = 0;
  for (const member of known.members) {
    const { key, kind, place } = member;
    const at = place
      ? { outer: path, step: `/${kind === "attribute" ? "@" : ""}${place.local}`, index: 0 }
      : path;
    // What an object inherits is no member of it.
    const own = Object.hasOwn(given, key) ? given[key] : undefined;
    if (own === undefined) {
      if (member.presence === "required") refuse(at, "is missing");
      continue;
    }
    seen++;
    if (kind === "list") content += items(member, own, path, scope);
    else if (kind === "element") content += element(place as Place, member.content, own, at, scope);
    else if (kind === "wrapped")
      content += element(place as Place, member.content, { items: own }, at, scope);
    else {
      const text = format(member.content as Scalar<unknown>, own, at);
      if (place) attributes += attribute(nameOf(place), text, at);
      else content += escapeText(text, at);
    }
  }
  const keys = Object.keys(given);
  if (keys.length > seen) {
    const unknown = keys.find(
      (key) => given[key] !== undefined && !known.members.some((each) => each.key === key),
    );
    if (unknown !== undefined) refuse(path, `has no member ${quote(unknown)}`);
  }
  return `${attributes}${content ? `>${content}</${name}>` : "/>"}`;
}

function items(member: NamedMember, value: unknown, path: Path, scope: Scope): string {
  const place = member.place as Place;
  const step = `/${place.local}`;
  if (!Array.isArray(value))
    refuse({ outer: path, step, index: 0 }, `expected an array, got ${quote(value)}`);
  const list = value as readonly unknown[];
  const { min, max } = member.occurs as Occurs;
  if (list.length < min || list.length > max) {
    const bound = list.length < min ? `at least ${min}` : `at most ${max}`;
    refuse({ outer: path, step, index: 0 }, `expected ${bound}, got ${list.length}`);
  }
  let text = "";
  for (let i = 0; i < list.length; i++) {
    text += element(place, member.content, list[i], { outer: path, step, index: i + 1 }, scope);
  }
  return text;
}

function nameOf({ local, namespace: { prefix } }: Place): string {
  return prefix ? `${prefix}:${local}` : local;
}

function format(scalar: Scalar<unknown>, value: unknown, path: Path): string {
  return scalar.format(value, (_code, problem) => refuse(path, problem));
}

function attribute(name: string, value: string, path: Path): string {
  // Line ends and tabs would come back as spaces (XML 1.0 §3.3.3).
  const text = DOUBTFUL_VALUE.test(value) ? escapeWith(value, /[&<>"\t\n\r]/g, path) : value;
  return ` ${name}="${text}"`;
}

function escapeText(value: string, path: Path): string {
  // `>` because of "]]>" (§2.4), `\r` because it would come back as a line end (§2.11).
  return DOUBTFUL_TEXT.test(value) ? escapeWith(value, /[&<>\r]/g, path) : value;
}

const ESCAPES: { readonly [char: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapeWith(value: string, special: RegExp, path: Path): string {
  if (badAt(value) >= 0) refuse(path, `${quote(value)} holds a character that XML cannot carry`);
  return value.replace(special, (char) => ESCAPES[char] ?? `&#${char.charCodeAt(0)};`);
}
