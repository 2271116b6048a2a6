/** A program: prints how much memory is kept by what is read from 30 documents of 200 kilobytes each. */
import {
  attribute,
  document,
  element,
  list,
  optional,
  struct,
} from "../../../runtime/codec/codec.ts";
import { dateTime } from "../../../runtime/codec/dates.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { closedEnum } from "../../../runtime/codec/facets.ts";
import { collapsed, string } from "../../../runtime/codec/scalars.ts";

const text = "a text of some length";
const type = document(
  element("r"),
  struct<{ a?: string; s?: string; t?: string; e?: string; d?: string; i: readonly string[] }>({
    a: optional(attribute("a"), string),
    s: optional(element("s"), string),
    t: optional(element("t"), collapsed),
    e: optional(element("e"), closedEnum(collapsed, { text })),
    d: optional(element("d"), dateTime),
    i: list(element("i"), string),
  }),
);
const contents: { readonly [name: string]: string } = {
  "an attribute": `<r a="${text}">`,
  "an element": `<r><s>${text}</s>`,
  "a text in pieces": `<r><s>${text}<!-- -->${text}&amp;<![CDATA[${text}]]></s>`,
  "a text with a reference": `<r><s>${text}&amp;${text}</s>`,
  "a token": `<r><t>  ${text}\n</t>`,
  "a closed enum": `<r><e>${text}</e>`,
  "a date": "<r><d>2024-01-01T00:00:00.123Z</d>",
  "an item": `<r><i>${text}</i>`,
  "an error of a value": "<r><d>a text that is no date at all</d>",
  "an error of a name": "<r><name-that-is-rather-long></other-name-that-is-rather-long>",
  "an error of a prefix": "<r><prefix-that-is-rather-long:x/>",
  "an error in a line": `<r>${text}`,
};

function readOne(start: string, i: number): unknown {
  const xml = `${start}<!--${String(i).repeat(200_000 / String(i).length)}--></r>`;
  try {
    return decode(type, xml);
  } catch (error) {
    return error;
  }
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const kept = Object.entries(contents).map(([name, start]) => {
  const before = heapUsed();
  const values = Array.from({ length: 30 }, (_, i) => readOne(start, i));
  return [name, (heapUsed() - before) / values.length] as const;
});
console.log(JSON.stringify(Object.fromEntries(kept)));
