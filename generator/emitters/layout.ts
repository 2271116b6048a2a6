/**
 * Code that is laid out as the formatter would: a group stands on one line where it fits, otherwise
 * each of its items on a line of its own. A pass of the formatter over thousands of files would cost
 * more than all the rest, so emitters write what it would leave alone; a test holds them to it.
 */
export type Code = string | Group;

interface Group {
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  /** What stands inside the brackets on one line: `{ a }`, but `[a]`. */
  readonly pad: "" | " ";
  /** What follows the last item on a line of its own. */
  readonly last: "," | "";
  /** Whether it is spread over lines even where it fits. */
  readonly spread: boolean;
}

const WIDTH = 100;

/** `name(a, b)` */
export function call(name: string, ...items: readonly Code[]): Group {
  return { open: `${name}(`, items, close: ")", pad: "", last: ",", spread: false };
}

/** `Name<A, B>` */
export function typeArguments(name: string, ...items: readonly Code[]): Group {
  return { open: `${name}<`, items, close: ">", pad: "", last: "", spread: false };
}

/** `[a, b]`; `spread` puts each item on a line of its own. */
export function list(items: readonly Code[], spread = false): Group {
  return { open: "[", items, close: "]", pad: "", last: ",", spread: spread && items.length > 0 };
}

/** `{ a: b }`; `spread` puts each entry on a line of its own. */
export function object(items: readonly Code[], spread = false): Group {
  return { open: "{", items, close: "}", pad: " ", last: ",", spread: spread && items.length > 0 };
}

/** The same code behind `before` and before `after`. */
export function within(before: string, code: Code, after = ""): Code {
  if (typeof code === "string") return before + code + after;
  return { ...code, open: before + code.open, close: code.close + after };
}

/** The text of code whose first line begins at `indent`; `trailing` characters follow its last line. */
export function layOut(code: Code, indent = 0, trailing = 0): string {
  if (typeof code === "string") return code;
  const line = flat(code);
  if (line !== undefined && indent + line.length + trailing <= WIDTH) return line;
  const [only] = code.items;
  if (code.items.length === 1 && typeof only === "object" && only.spread) {
    return `${code.open}${layOut(only, indent)}${code.close}`;
  }
  const margin = " ".repeat(indent + 2);
  const items = code.items.map((item, index) => {
    const comma = index < code.items.length - 1 ? "," : code.last;
    return `${margin}${layOut(item, indent + 2, 1)}${comma}\n`;
  });
  return `${code.open}\n${items.join("")}${" ".repeat(indent)}${code.close}`;
}

function flat(code: Code): string | undefined {
  if (typeof code === "string") return code;
  if (code.spread) return undefined;
  const items = code.items.map(flat);
  if (items.includes(undefined)) return undefined;
  const pad = items.length > 0 ? code.pad : "";
  return `${code.open}${pad}${items.join(", ")}${pad}${code.close}`;
}

/** A string literal, in the quotes that need fewer escapes as the formatter wants it. */
export function literal(value: string): string {
  const quoted = JSON.stringify(value).replace(/[\u2028\u2029\x7f-\x9f]/g, escaped);
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
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}
