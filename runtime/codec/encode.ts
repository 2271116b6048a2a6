import { InputError, quote } from "../errors.ts";
import { badAt } from "../xml/char-classes.ts";
import { MAX_DEPTH } from "../xml/open-element.ts";
import type { Content, Document, Encodable, ListMember, Name, Struct } from "./codec.ts";
import type { Scalar } from "./scalars.ts";
import { boundProblem, nameStep } from "./struct-rules.ts";

export interface EncodeOptions {
  /** The namespace into which exactly the elements that have none are moved. */
  readonly namespace?: string | undefined;
  /** The operation that the document is sent with; errors name it. */
  readonly operation?: string | undefined;
}

/** The way from the root to what is being written; becomes text only when something is wrong. */
interface Path {
  readonly outer: Path | undefined;
  readonly name: Name;
  /** Which item of a list, from 1; 0 = of none. */
  readonly index: number;
  readonly depth: number;
  readonly options: EncodeOptions;
}

/**
 * Writes a value as a document: members in the order of the spec, prefixes as it gives them.
 *
 * @throws {InputError} with the path of the first member that is missing, unknown, of the wrong
 * type, or contains a character that XML does not allow.
 */
export function encode<T>(
  { name, content, declares }: Document<T>,
  value: Encodable<T>,
  options: EncodeOptions = {},
): string {
  const root: Path = { outer: undefined, name, index: 0, depth: 1, options };
  let prefixes = "";
  for (const { prefix, uri } of declares) prefixes += declaration(`:${prefix}`, uri, root);
  const text = element(name, content, value, root, "", prefixes);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
}

function refuse(path: Path, problem: string): never {
  let text = "";
  for (let at: Path | undefined = path; at; at = at.outer) {
    text = nameStep(at.name) + (at.index ? `[${at.index}]` : "") + text;
  }
  throw new InputError(text, problem, path.options.operation);
}

/** `around` is the default namespace at the place of the element. */
function element(
  name: Name,
  content: Content<unknown> | ListMember,
  value: unknown,
  path: Path,
  around: string,
  declarations = "",
): string {
  // A value that holds itself would have no end.
  if (path.depth > MAX_DEPTH) refuse(path, `more than ${MAX_DEPTH} elements deep`);
  const known = typeof content === "function" ? content() : content;
  const { namespace, open, close } = name;
  // A prefixed element leaves the default namespace of its content as it is.
  const inside = namespace.prefix ? around : namespace.uri || (path.options.namespace ?? "");
  const more = inside === around ? declarations : declaration("", inside, path) + declarations;
  if (known.kind === "scalar") {
    return withAttributes(open, more) + escapeText(format(known, value, path), path) + close;
  }
  return known.kind === "list"
    ? tagged(name, more, items(known, value, path, inside))
    : members(known, value, path, inside, name, more);
}

/** An element that is written in short if it is empty. */
function tagged({ open, close }: Name, attributes: string, content: string): string {
  if (content === "") return `${open.slice(0, -1)}${attributes}/>`;
  return withAttributes(open, attributes) + content + close;
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
  name: Name,
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
    const { key, kind } = member;
    const at = kind === "text" ? path : below(path, member.name, member.nth);
    // What every object inherits is not a member of it.
    const own = Object.hasOwn(given, key) ? given[key] : undefined;
    if (own === member.none) {
      if (member.presence === "required") refuse(at, "is missing");
      if (member.nil) content += element(...member.nil, own, at, around);
      continue;
    }
    seen++;
    switch (kind) {
      case "attribute":
        attributes += member.name.open;
        attributes += escapeValue(format(member.content, own, at), at) + member.name.close;
        break;
      case "text":
        content += escapeText(format(member.content, own, at), at);
        break;
      case "list":
        content += items(member, own, path, around);
        break;
      default:
        content += element(member.name, member.content, own, at, around);
    }
  }
  const keys = Object.keys(given);
  if (keys.length > seen) {
    const unknown = keys.find((key) => {
      return given[key] !== undefined && !known.members.some((each) => each.key === key);
    });
    if (unknown !== undefined) refuse(path, `has no member ${quote(unknown)}`);
  }
  return tagged(name, attributes, content);
}

function items(list: ListMember, value: unknown, path: Path, around: string): string {
  const problem = Array.isArray(value)
    ? boundProblem(list.count, value.length, value)
    : `expected an array, got ${quote(value)}`;
  if (problem !== undefined) refuse(below(path, list.name), problem);
  const given = value as readonly unknown[];
  let text = "";
  for (let i = 0; i < given.length; i++) {
    text += element(list.name, list.content, given[i], below(path, list.name, i + 1), around);
  }
  return text;
}

function below(outer: Path, name: Name, index = 0): Path {
  return { outer, name, index, depth: outer.depth + 1, options: outer.options };
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
    refuse(path, `${quote(value)} contains a character that XML does not allow`);
  }
  return from ? text + value.slice(from) : value;
}
