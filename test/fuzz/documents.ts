import fc from "fast-check";

const LOCALS = ["a", "b", "xml-", "_", "é", "p", "xmlnsa", "a.b-c·1", "\u{10000}"];
const PREFIXES = ["", "p", "q", "a", "_", "é"];
const NAMESPACES = ["u", "urn:a", "http://example.com/?a=b&c", "com/example", "e", "U"];
const SPACES = [" ", "\t", "\n", "\r", "\r\n", "  "];
const PLAIN =
  "ab1 \t\n\r'\"]>-=:;#?\x7f\x80\x85\xa0\u2028\ud7ff\ue000\ufeff\ufffd\u{10000}\u{10ffff}";
const REFERENCES = [
  ...["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#9;", "&#10;", "&#13;", "&#x20;", "&#0065;"],
  ...["&#x85;", "&#xd7ff;", "&#xE000;", "&#xfffd;", "&#x10000;", "&#x10FFFF;", "&#1114111;"],
];

const word = fc.string({ unit: fc.constantFrom(...PLAIN), maxLength: 5 });
const spaces = fc.array(fc.constantFrom(...SPACES), { maxLength: 2 }).map((all) => all.join(""));
const gap = fc.constantFrom(...SPACES);
export const reference = fc.constantFrom(...REFERENCES);
const comment = word.map((text) => `<!--${text.replaceAll("-", "")}-->`);
const instruction = fc
  .tuple(fc.constantFrom("a", "xml-a", "é"), gap, word)
  .map(([target, gap, text]) => `<?${target}${gap}${text.replaceAll("?>", "")}?>`);
const cdata = fc
  .tuple(word, fc.constantFrom("", "<", "&", "&lt;", "<a>", "]]", "<!--"))
  .map(([text, special]) => `<![CDATA[${special}${text.replace(/[\]>]+/g, "")}]]>`);
/** No two of them make a "]]>". */
const text = word.map((text) => text.replace(/\]+>+|^>+/g, ""));
const quoted = fc
  .tuple(fc.array(fc.oneof(word, reference), { maxLength: 3 }), fc.constantFrom("'", '"'))
  .map(([parts, quote]) => quote + parts.join("").replaceAll(quote, "") + quote);

/** What may stand anywhere in content or around the root, and means nothing. */
export const aside = fc.oneof(comment, instruction);

interface Element {
  readonly prefix: string;
  readonly local: string;
  readonly declarations: readonly (readonly [prefix: string, namespace: string])[];
  readonly attributes: readonly (readonly [prefix: string, local: string, quoted: string])[];
  /** Before each attribute, and before the end of both tags. */
  readonly gap: string;
  readonly end: string;
  /** Attributes before declarations, `<a/>` instead of `<a></a>`. */
  readonly other: boolean;
  readonly content: readonly (Element | string)[];
}

const prefix = fc.constantFrom(...PREFIXES);
const local = fc.constantFrom(...LOCALS);
const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    prefix,
    local,
    declarations: fc.array(fc.tuple(prefix, fc.constantFrom("", ...NAMESPACES)), { maxLength: 3 }),
    attributes: fc.array(fc.tuple(fc.constantFrom(...PREFIXES, "xml"), local, quoted), {
      maxLength: 3,
    }),
    gap,
    end: spaces,
    other: fc.boolean(),
    content: fc.array(
      fc.oneof({ maxDepth: 4 }, text, reference, cdata, comment, instruction, tie("element")),
      { maxLength: 4 },
    ),
  }),
}));

type Scope = ReadonlyMap<string, string>;

/** The element's text; a prefix that means nothing here is left out, and so is a second attribute. */
function write({ content, gap, end, other, ...element }: Element, outer: Scope): string {
  const own = new Map(element.declarations.filter(([prefix, uri]) => prefix === "" || uri !== ""));
  const scope = new Map([...outer, ...own]);
  const nameOf = (prefix: string, local: string) =>
    prefix !== "" && scope.has(prefix) ? `${prefix}:${local}` : local;
  const declarations = [...own].map(([prefix, uri]) => {
    return `${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${uri.replaceAll("&", "&amp;")}"`;
  });
  const attributes = new Map(
    element.attributes.map(([prefix, local, value]) => {
      const name = nameOf(prefix, local);
      const uri = name === local ? "" : scope.get(prefix);
      return [`{${uri}}${local}`, `${name}=${value}`];
    }),
  );
  const all = [...declarations, ...attributes.values()];
  const name = nameOf(element.prefix, element.local);
  const start = [name, ...(other ? all.reverse() : all)].join(gap) + end;
  const inside = content.map((node) => (typeof node === "string" ? node : write(node, scope)));
  return content.length === 0 && other
    ? `<${start}/>`
    : `<${start}>${inside.join("")}</${name}${end}>`;
}

const xmlPrefix: Scope = new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]);
const declaration = fc.constantFrom(
  "",
  "<?xml version='1.0'?>",
  '<?xml\n version = "1.0" encoding="UTF-8" standalone="no" ?>',
);
const misc = fc.array(fc.oneof(comment, instruction, spaces), { maxLength: 2 });
/** Our reader has ways of its own for short documents of ASCII alone: each must be tried. */
const form = fc.constantFrom<(xml: string) => string>(
  (xml) => xml,
  (xml) =>
    xml
      .replaceAll("é", "e1")
      .replaceAll("\u{10000}", "u1")
      .replace(/[^\0-\x7f]/gu, "x"),
  (xml) => `${xml}<!--${"x".repeat(5000)}-->`,
);

/** Well-formed documents of all that XML has, without a DOCTYPE. */
export const wellFormed = fc
  .tuple(fc.constantFrom("", "\ufeff"), declaration, misc, element, misc, form)
  .map(([mark, declaration, before, root, behind, form]) => {
    const xml = [declaration, ...before, write(root, xmlPrefix), ...behind].join("");
    return mark + form(xml);
  });
