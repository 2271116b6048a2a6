import fc from "fast-check";
import { type Change, change, changedBy, somewhere } from "./changes.ts";
import { aside, reference } from "./documents.ts";
import { attributesOf, subtreeAt, type Token, tokensOf } from "./tokens.ts";
import { trickyText } from "./values.ts";

/** Names and namespaces of the API, and some that are near to them. */
const NAMES = [
  ...["count", "waitTime", "survey", "question", "answer", "sessionStatus", "Count", "x"],
  ...["__proto__", "toString", "é", "_.-1"],
];
const ATTRIBUTES = [
  ...["available", "allowed", "reason", "sid", "responseType", "count", "Available"],
  ...["xml:lang", "__proto__", "constructor", "é"],
];
const NAMESPACES = [
  ...["http://bindings.egain.com/chat", "com/egain/live/framework/bosh/gen", "jabber:client"],
  ...["u", "http://bindings.egain.com/chat/", "HTTP://bindings.egain.com/chat"],
];
const PREFIXES = ["ns2", "ns3", "ns9", "p"];

/** Does something with the tokens of a document. */
function edit(each: (tokens: readonly Token[]) => readonly (Token | string)[]): Change {
  return (xml) =>
    each(tokensOf(xml))
      .map((token) => (typeof token === "string" ? token : token.text))
      .join("");
}

/** The index of one of the tokens of a kind; -1 where there is none. */
function pick(tokens: readonly Token[], at: number, kind: Token["kind"]): number {
  const fitting = tokens.flatMap((token, i) => (token.kind === kind ? [i] : []));
  return fitting[Math.floor(at * fitting.length)] ?? -1;
}

/** Replaces one token of a kind. */
function replace(at: number, kind: Token["kind"], by: (text: string) => string): Change {
  return edit((tokens) => {
    const i = pick(tokens, at, kind);
    return tokens.map((token, j) => (i === j ? by(token.text) : token));
  });
}

/** Replaces one attribute of one start tag. */
function replaceAttribute(at: number, which: number, by: (attribute: string) => string): Change {
  return replace(at, "start", (tag) => {
    const attributes = attributesOf(tag);
    const attribute = attributes[Math.floor(which * attributes.length)];
    return attribute === undefined ? tag : tag.replace(attribute, () => by(attribute));
  });
}

/** Puts an attribute behind the others of a start tag, unless there is one of that name. */
function addAttribute(at: number, attribute: string): Change {
  return replace(at, "start", (tag) => {
    const [name = ""] = attribute.split("=");
    return tag.includes(`${name}=`) ? tag : tag.replace(/\s*\/?>$/, (end) => attribute + end);
  });
}

/** Puts another text between the quotes of an attribute. */
function requote(attribute: string, text: string): string {
  return attribute.replace(/(["'])[\s\S]*$/, (_, quote: string) => {
    return quote + text.replaceAll(quote, "") + quote;
  });
}

/** Puts something among what the root holds. */
function insert(tokens: readonly Token[], at: number, what: readonly (Token | string)[]) {
  const first = tokens.findIndex(({ kind }) => kind === "start") + 1;
  const last = tokens.map(({ kind }) => kind).lastIndexOf("end");
  if (last < first) return tokens;
  const place = first + Math.floor(at * (last - first + 1));
  return [...tokens.slice(0, place), ...what, ...tokens.slice(place)];
}

const localName = fc.constantFrom(...NAMES);
const prefix = fc.constantFrom(...PREFIXES);
const namespace = fc.constantFrom(...NAMESPACES);
const attribute = fc
  .tuple(fc.constantFrom(...ATTRIBUTES), trickyText, fc.constantFrom("'", '"'))
  .map(([name, text, quote]) => ` ${name}=${quote}${text.replaceAll(quote, "")}${quote}`);
const declaration = fc.oneof(
  fc.tuple(prefix, namespace).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`),
  fc.constantFrom("", ...NAMESPACES).map((uri) => ` xmlns="${uri}"`),
);
const element = fc
  .tuple(localName, fc.oneof(attribute, declaration, fc.constant("")), trickyText)
  .map(([name, attribute, text]) => `<${name}${attribute}>${text}</${name}>`);

/** One element goes, comes twice, moves, or is wrapped into another; or loses its tags. */
const subtrees: fc.Arbitrary<Change> = fc
  .record({
    at: somewhere,
    to: somewhere,
    what: fc.constantFrom("remove", "double", "move", "wrap", "unwrap"),
    name: localName,
  })
  .map(({ at, to, what, name }) =>
    edit((tokens) => {
      const root = pick(tokens, 0, "start");
      const from = pick(tokens, at, "start");
      if (from === root && what !== "wrap") return tokens;
      const [, end] = subtreeAt(tokens, from);
      const subtree = tokens.slice(from, end);
      const [before, behind] = [tokens.slice(0, from), tokens.slice(end)];
      if (what === "remove") return [...before, ...behind];
      if (what === "double") return [...before, ...subtree, ...subtree, ...behind];
      if (what === "move") return insert([...before, ...behind], to, subtree);
      if (what === "wrap") return [...before, `<${name}>`, ...subtree, `</${name}>`, ...behind];
      return [...before, ...subtree.slice(1, -1), ...behind];
    }),
  );

/** One attribute is new, or goes. */
const attributes: fc.Arbitrary<Change> = fc
  .tuple(somewhere, somewhere, fc.option(attribute))
  .map(([at, which, added]) =>
    added === null
      ? replaceAttribute(at, which, (own) => (own.includes("xmlns:") ? own : ""))
      : addAttribute(at, added),
  );

/** The text of an element or an attribute is another. */
const texts: fc.Arbitrary<Change> = fc
  .tuple(somewhere, somewhere, trickyText, fc.boolean())
  .map(([at, which, text, inElement]) =>
    inElement
      ? edit((tokens) => {
          const leaves = tokens.flatMap(({ kind }, i) => {
            const around = [tokens[i - 1]?.kind, kind, tokens[i + 1]?.kind].join(" ");
            return around === "start text end" ? [i] : [];
          });
          const leaf = leaves[Math.floor(at * leaves.length)];
          return tokens.map((token, i) => (i === leaf ? text : token));
        })
      : replaceAttribute(at, which, (own) => (own.includes("xmlns") ? own : requote(own, text))),
  );

/** A text means the same, or nearly so, and is written in another way. */
const rewritings: fc.Arbitrary<Change> = fc
  .record({
    at: somewhere,
    to: somewhere,
    how: fc.constantFrom("cdata", "number", "split"),
    reference,
    aside,
  })
  .map(({ at, to, how, reference, aside }) =>
    edit((tokens) => {
      const i = pick(tokens, at, "text");
      const { text } = tokens[i] ?? { text: "" };
      const place = Math.floor(to * (text.length + 1));
      const character = text.charCodeAt(place);
      const parts = [text.slice(0, place), text.slice(place + 1)];
      const rewritten = {
        cdata: `<![CDATA[${text}]]>`,
        number: parts.join(character > 0 && character < 128 ? `&#${character};` : reference),
        split: text.slice(0, place) + aside + text.slice(place),
      };
      // Around the root no reference and no CDATA can stand.
      const around = i <= pick(tokens, 0, "start") || i === tokens.length - 1;
      return tokens.map((token, j) => (i === j && !around ? rewritten[how] : token));
    }),
  );

/** A name or a prefix is another, in both tags of an element or wherever it stands. */
const names: fc.Arbitrary<Change> = fc
  .tuple(somewhere, fc.boolean(), prefix, localName)
  .map(([at, ofPrefix, prefix, local]) => (xml) => {
    const found = [
      ...new Set(xml.match(ofPrefix ? /\bns\d\b/g : /(?<=<\/?(?:\w+:)?)\w+(?!\w*:)/g)),
    ];
    const from = found[Math.floor(at * found.length)];
    if (from === undefined) return xml;
    return xml.replaceAll(new RegExp(`\\b${from}\\b`, "g"), ofPrefix ? prefix : local);
  });

/** A prefix, or no prefix, means another namespace. */
const namespaces: fc.Arbitrary<Change> = fc
  .tuple(somewhere, somewhere, fc.boolean(), namespace, declaration)
  .map(([at, which, added, uri, declaration]) =>
    added
      ? addAttribute(at, declaration)
      : replaceAttribute(at, which, (own) => (own.includes("xmlns") ? requote(own, uri) : own)),
  );

/** Elements that nobody knows, comments and the like. */
const insertions: fc.Arbitrary<Change> = fc
  .tuple(somewhere, fc.oneof(element, aside, fc.constantFrom(" ", "\r\n", "x", "<![CDATA[ ]]>")))
  .map(([at, what]) => edit((tokens) => insert(tokens, at, [what])));

/** What stands before the root is another. */
const beginnings: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom(
      ...["", "\ufeff", "<?xml version='1.0'?>", '<?xml version="1.1"?>', "\n", "<!---->"],
      '\ufeff<?xml version="1.0" encoding="ISO-8859-1"?>\r\n',
    ),
    fc.oneof(aside, fc.constant("")),
  )
  .map(
    ([begin, aside]) =>
      (xml) =>
        begin + aside + xml.replace(/^\ufeff?<\?xml [^>]*>/, ""),
  );

/** What is likely to leave a well-formed document. */
const mutation: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: subtrees },
  { weight: 3, arbitrary: attributes },
  { weight: 5, arbitrary: texts },
  { weight: 3, arbitrary: rewritings },
  { weight: 2, arbitrary: names },
  { weight: 3, arbitrary: namespaces },
  { weight: 2, arbitrary: insertions },
  { weight: 1, arbitrary: beginnings },
);

/** One token goes, comes twice, or changes places with another. */
const tokens: fc.Arbitrary<Change> = fc
  .tuple(somewhere, somewhere, fc.constantFrom("remove", "double", "move"))
  .map(([at, to, what]) =>
    edit((tokens) => {
      const i = Math.floor(at * tokens.length);
      const token = tokens.slice(i, i + 1);
      if (what === "double") return [...tokens.slice(0, i), ...token, ...tokens.slice(i)];
      const rest = [...tokens.slice(0, i), ...tokens.slice(i + 1)];
      if (what === "move") rest.splice(Math.floor(to * (rest.length + 1)), 0, ...token);
      return rest;
    }),
  );

/** One attribute comes twice. */
const doubled: fc.Arbitrary<Change> = fc
  .tuple(somewhere, somewhere)
  .map(([at, which]) => replaceAttribute(at, which, (own) => own + own));

/** One tag has another prefix, and its other tag has not. */
const torn: fc.Arbitrary<Change> = fc
  .tuple(somewhere, fc.constantFrom("", "xml:", "xmlns:", ...PREFIXES.map((each) => `${each}:`)))
  .map(([at, prefix]) => replace(at, "start", (tag) => tag.replace(/^<(\w+:)?/, `<${prefix}`)));

/** What is likely to leave a document that is not well-formed any more. */
const breaking: fc.Arbitrary<Change> = fc.oneof(change, tokens, doubled, torn);

/** Changes of a document of the API. Most of them leave it well-formed. */
export const mutations: fc.Arbitrary<Change> = fc
  .tuple(
    fc.array(mutation, { minLength: 1, maxLength: 4 }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(breaking, { minLength: 1, maxLength: 2 }) },
    ),
  )
  .map(
    ([keeping, breaking]) =>
      (xml) =>
        changedBy(xml, [...keeping, ...breaking]),
  );
