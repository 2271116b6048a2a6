import { InputError, quote } from "../errors.ts";
import { badAt } from "../xml/char-classes.ts";
import type { Content, Document, Encodable, NamedMember, Occurs, Place, Struct } from "./codec.ts";
import type { Scalar } from "./scalars.ts";

export interface EncodeOptions {
  /** The namespace into which exactly the elements that have none are moved. */
  readonly namespace?: string | undefined;
  /** The operation that the document is sent with; errors name it. */
  readonly operation?: string | undefined;
}

/** The way from the root to what is being written; becomes text only when something is wrong. */
interface Path {
  readonly outer: Path | undefined;
  /** `name` or `@name`. */
  readonly step: string;
  /** Which item of a list, from 1; 0 = of none. */
  readonly index: number;
  readonly depth: number;
  readonly options: EncodeOptions;
}

/** Elements inside each other, as many as are read. A value that holds itself would have no end. */
const MAX_DEPTH = 64;

/**
 * The document that stands for a value: members in the order of the spec, prefixes as it gives them.
 *
 * @throws {InputError} with the path of the first member that is missing, unknown, of the wrong
 * type, or holds a character that XML cannot carry.
 */
export function encode<T>(
  { place, content, declares }: Document<T>,
  value: Encodable<T>,
  options: EncodeOptions = {},
): string {
  const root: Path = { outer: undefined, step: place.local, index: 0, depth: 1, options };
  let prefixes = "";
  for (const { prefix, uri } of declares) prefixes += declaration(`:${prefix}`, uri, root);
  const text = element(place, content, value, root, "", prefixes);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
}

function refuse(path: Path, problem: string): never {
  let text = "";
  for (let at: Path | undefined = path; at; at = at.outer) {
    text = `/${at.step}${at.index ? `[${at.index}]` : ""}${text}`;
  }
  throw new InputError(text, problem, path.options.operation);
}

/** `around` is the default namespace where the element stands. */
function element(
  place: Place,
  content: Content<unknown>,
  value: unknown,
  path: Path,
  around: string,
  declarations = "",
): string {
  if (path.depth > MAX_DEPTH) refuse(path, `more than ${MAX_DEPTH} elements deep`);
  const known = typeof content === "function" ? content() : content;
  const { namespace, open, close } = place;
  // A prefixed element leaves the default namespace of its content as it is.
  const inside = namespace.prefix ? around : namespace.uri || (path.options.namespace ?? "");
  const more = inside === around ? declarations : declaration("", inside, path) + declarations;
  if (known.kind === "struct") return members(known, value, path, inside, place, more);
  return withAttributes(open, more) + escapeText(format(known, value, path), path) + close;
}

/** A start tag with attributes. */
function withAttributes(open: string, attributes: string): string {
  return attributes === "" ? open : `${open.slice(0, -1)}${attributes}>`;
}

function declaration(prefix: string, uri: string, path: Path): string {
  return ` xmlns${prefix}="${escapeValue(uri, path)}"`;
}

/** The element of a struct. */
function members(
  known: Struct<unknown>,
  value: unknown,
  path: Path,
  around: string,
  { open, close }: Place,
  declarations: string,
): string {
  if (typeof value !== "object" || value === null) {
    return refuse(path, `expected an object, got ${quote(value)}`);
  }
  const given = value as { readonly [key: string]: unknown };
  let attributes = declarations;
  let content = "";
  let seen = 0;
  for (const member of known.members) {
    const { key, kind, place, presence } = member;
    const at = place ? below(path, place) : path;
    // What every object inherits is no member of it.
    const own = Object.hasOwn(given, key) ? given[key] : undefined;
    if (own === undefined) {
      if (presence === "required") refuse(at, "is missing");
      continue;
    }
    seen++;
    if (kind === "list") content += items(member, own, path, around);
    else if (kind === "element" || kind === "wrapped") {
      const held = kind === "wrapped" ? { items: own } : own;
      content += element(place as Place, member.content, held, at, around);
    } else {
      const text = format(member.content as Scalar<unknown>, own, at);
      if (place) attributes += place.open + escapeValue(text, at) + place.close;
      else content += escapeText(text, at);
    }
  }
  const keys = Object.keys(given);
  if (keys.length > seen) {
    const unknown = keys.find((key) => {
      return given[key] !== undefined && !known.members.some((each) => each.key === key);
    });
    if (unknown !== undefined) refuse(path, `has no member ${quote(unknown)}`);
  }
  if (content === "") return `${open.slice(0, -1)}${attributes}/>`;
  return withAttributes(open, attributes) + content + close;
}

function items(member: NamedMember, value: unknown, path: Path, around: string): string {
  const place = member.place as Place;
  const list = value as readonly unknown[];
  const { min, max } = member.occurs as Occurs;
  if (!Array.isArray(value)) refuse(below(path, place), `expected an array, got ${quote(value)}`);
  if (list.length < min || list.length > max) {
    const bound = list.length < min ? `at least ${min}` : `at most ${max}`;
    refuse(below(path, place), `expected ${bound}, got ${list.length}`);
  }
  let text = "";
  for (let i = 0; i < list.length; i++) {
    text += element(place, member.content, list[i], below(path, place, i + 1), around);
  }
  return text;
}

function below(outer: Path, { kind, local }: Place, index = 0): Path {
  const step = kind === "attribute" ? `@${local}` : local;
  return { outer, step, index, depth: outer.depth + 1, options: outer.options };
}

function format(scalar: Scalar<unknown>, value: unknown, path: Path): string {
  return scalar.format(value, (_code, problem) => refuse(path, problem));
}

function escapeValue(value: string, path: Path): string {
  // Line ends and tabs would come back as spaces (XML 1.0 §3.3.3).
  return escaped(value, '&<"\t\n\r', path);
}

function escapeText(value: string, path: Path): string {
  // `>` because of "]]>" (§2.4), `\r` because it would come back as a line end (§2.11).
  return escaped(value, "&<>\r", path);
}

const NAMES: { readonly [char: string]: string } = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
};

/** A value with the characters of `special` as references. */
function escaped(value: string, special: string, path: Path): string {
  let text = "";
  let from = 0;
  let doubtful = false;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    // Letters, digits and spaces first: they are neither special nor doubtful.
    if (code > 62 ? code < 0xd800 : (code > 38 && code < 60) || code === 32) continue;
    doubtful ||= code < 32 || code > 62;
    const char = value.charAt(i);
    if (!special.includes(char)) continue;
    text += `${value.slice(from, i)}&${NAMES[char] ?? `#${code}`};`;
    from = i + 1;
  }
  if (doubtful && badAt(value) >= 0) {
    refuse(path, `${quote(value)} holds a character that XML cannot carry`);
  }
  return from ? text + value.slice(from) : value;
}
