import { isIdentifier } from "../names.ts";

/**
 * Code that is laid out as the formatter would: a group stands on one line where it fits, otherwise
 * each of its items on a line of its own. A pass of the formatter over thousands of files would cost
 * more than all the rest, so emitters write what it would leave alone; a test holds them to it.
 */
export type Code = string | Group | Assignment;

interface Group {
  readonly kind: "group";
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  /** What stands inside the brackets on one line: `{ a }`, but `[a]`. */
  readonly pad: "" | " ";
  /** What follows the last item on a line of its own. */
  readonly last: "," | "";
  /** Whether it is spread over lines even where it fits. */
  readonly spread: boolean;
  /** Whether it stays on its line however long that is. */
  readonly tight: boolean;
}

/** `left = right`, `left: right`: the right side goes to a line of its own where its first does not fit. */
interface Assignment {
  readonly kind: "assignment";
  readonly left: string;
  readonly right: Code;
  readonly after: string;
}

const WIDTH = 100;

function group(
  open: string,
  items: readonly Code[],
  close: string,
  more: Partial<Group> = {},
): Group {
  return {
    kind: "group",
    open,
    items,
    close,
    pad: "",
    last: ",",
    spread: false,
    tight: false,
    ...more,
  };
}

/** `name(a, b)` */
export function call(name: string, ...items: readonly Code[]): Group {
  return group(`${name}(`, items, ")");
}

/** `Name<A, B>`; one name alone is never put on a line of its own. */
export function typeArguments(name: string, ...items: readonly Code[]): Group {
  const [only = ""] = items;
  const simple = items.length === 1 && typeof only === "string" && !only.includes("|");
  return group(`${name}<`, items, ">", { last: "", tight: simple });
}

/** `[a, b]`; `spread` puts each item on a line of its own. */
export function list(items: readonly Code[], spread = false): Group {
  return group("[", items, "]", { spread: spread && items.length > 0 });
}

/** `{ a: b }`; `spread` puts each entry on a line of its own. */
export function object(items: readonly Code[], spread = false): Group {
  return group("{", items, "}", { pad: " ", spread: spread && items.length > 0 });
}

/** The names of an import or export; one alone stays where it is. */
export function names(items: readonly string[]): Group {
  return { ...object(items), tight: items.length === 1 };
}

/** `left right`, where `left` ends in `=` or `:`. */
export function assign(left: string, right: Code, after = ""): Assignment {
  return { kind: "assignment", left, right, after };
}

/** The same code behind `before` and before `after`. */
export function within(before: string, code: string | Group, after = ""): string | Group {
  if (typeof code === "string") return before + code + after;
  return { ...code, open: before + code.open, close: code.close + after };
}

/** The text of code whose first line begins at `indent`; `trailing` characters follow its last line. */
export function layOut(code: Code, indent = 0, trailing = 0): string {
  if (typeof code === "string") return code;
  const line = flat(code);
  if (line !== undefined && indent + widthOf(line) + trailing <= WIDTH) return line;
  if (code.kind === "assignment") return layOutAssignment(code, indent, trailing);
  if (code.tight) return line ?? "";
  const [only] = code.items;
  if (
    !code.spread &&
    code.items.length === 1 &&
    typeof only === "object" &&
    only.kind === "group" &&
    only.spread
  ) {
    return `${code.open}${layOut(only, indent)}${code.close}`;
  }
  const margin = " ".repeat(indent + 2);
  const items = code.items.map((item, index) => {
    const comma = index < code.items.length - 1 ? "," : code.last;
    return `${margin}${layOut(item, indent + 2, 1)}${comma}\n`;
  });
  return `${code.open}\n${items.join("")}${" ".repeat(indent)}${code.close}`;
}

function layOutAssignment(
  { left, right, after }: Assignment,
  indent: number,
  trailing: number,
): string {
  const used = widthOf(left.slice(left.lastIndexOf("\n") + 1)) + 1;
  const beside = `${left} ${layOut(right, indent, used + trailing + after.length)}${after}`;
  const [first = "", ...more] = beside.split("\n");
  const last = more.length > 0 ? 0 : trailing;
  if (indent + widthOf(first) + last <= WIDTH) return beside;
  const below = `${" ".repeat(indent + 2)}${layOut(right, indent + 2, trailing + after.length)}`;
  // Below so short a key nothing would be gained, so a string stays beside it.
  const stays = /^\s*["']/.test(below) && left.endsWith(":") && widthOf(left) <= 5;
  return stays ? beside : `${left}\n${below}${after}`;
}

function flat(code: Code): string | undefined {
  if (typeof code === "string") return code;
  if (code.kind === "assignment") {
    const right = flat(code.right);
    return right === undefined ? undefined : `${code.left} ${right}${code.after}`;
  }
  if (code.spread) return undefined;
  const items = code.items.map(flat);
  if (items.includes(undefined)) return undefined;
  const pad = items.length > 0 ? code.pad : "";
  return `${code.open}${pad}${items.join(", ")}${pad}${code.close}`;
}

/** `left A | B`, or each of the types on a line of its own. */
export function union(left: string, types: readonly string[], after: string, indent = 0): string {
  const line = `${left} ${types.join(" | ")}${after}`;
  if (types.length === 1 || indent + widthOf(line) <= WIDTH) return line;
  const margin = " ".repeat(indent + 2);
  return `${left}${types.map((type) => `\n${margin}| ${type}`).join("")}${after}`;
}

/** How many columns a text takes: East Asian wide characters and pictures take two. */
export function widthOf(text: string): number {
  // Nearly all of it is ASCII, and counting takes far longer than looking.
  if (!/[^ -~]/.test(text)) return text.length;
  const wide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/gu;
  return [...text].length + (text.match(wide)?.length ?? 0);
}

/** A string literal, in the quotes that need fewer escapes as the formatter wants it. */
export function literal(value: string): string {
  const quoted = JSON.stringify(value)
    .replace(/[\u2028\u2029\x7f-\x9f]/g, escaped)
    // The linter takes it for a template whose backticks were forgotten.
    .replaceAll("${", "\\u0024{");
  const double = value.split('"').length - 1;
  const single = value.split("'").length - 1;
  if (double <= single) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A name as the key of an object or interface: quoted only where it must be. */
export function key(name: string): string {
  return isIdentifier(name) ? name : literal(name);
}
