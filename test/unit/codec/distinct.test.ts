import { describe, expect, test } from "vitest";
import {
  count,
  type Document,
  document,
  element,
  list,
  optional,
  struct,
  wrapped,
} from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { distinct } from "../../../runtime/codec/facets.ts";
import { int32, int64, string } from "../../../runtime/codec/scalars.ts";
import { DecodeError, InputError } from "../../../runtime/errors.ts";

interface Part {
  readonly sizes?: readonly number[];
  readonly codes?: readonly (number | bigint)[];
  readonly tags?: readonly string[];
}

const part: Document<Part> = document<Part>(
  element("part"),
  struct<Part>({
    sizes: optional(list(element("size"), int32, distinct())),
    codes: optional(list(element("code"), int64, distinct(count(0, 3)))),
    tags: optional(wrapped(element("tags"), list(element("tag"), string, distinct(count(1))))),
  }),
);

function problem(run: () => unknown): string {
  try {
    return `no problem: ${JSON.stringify(run())}`;
  } catch (error) {
    if (error instanceof DecodeError) return `${error.code}: ${error.message}`;
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe("items of which no two have the same value", () => {
  test.each([
    ["<size>1</size><size>2</size>", 'no problem: {"sizes":[1,2]}'],
    ["<size>1</size>", 'no problem: {"sizes":[1]}'],
    [
      "<size>1</size><other/><size> +1 </size>",
      "out-of-range: /part/size: expected items that differ, got 1 twice (line 1, column 1)",
    ],
    [
      "<code>7</code><code>8</code><code>007</code>",
      "out-of-range: /part/code: expected items that differ, got 7 twice (line 1, column 1)",
    ],
    [
      "<code>1</code><code>2</code><code>3</code><code>1</code>",
      "out-of-range: /part/code: expected at most 3, got 4 (line 1, column 1)",
    ],
    ["<tags><tag>a</tag><tag>A</tag><tag>a </tag></tags>", 'no problem: {"tags":["a","A","a "]}'],
    [
      "<tags><tag>a</tag><tag>b</tag><tag>b</tag></tags>",
      'out-of-range: /part/tags/tag: expected items that differ, got "b" twice (line 1, column 7)',
    ],
    [
      "<tags></tags>",
      "out-of-range: /part/tags/tag: expected at least 1, got 0 (line 1, column 7)",
    ],
  ])("%s is read", (inner, expected) => {
    expect(problem(() => decode(part, `<part>${inner}</part>`))).toBe(expected);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ sizes: [2, 1] }, "<part><size>2</size><size>1</size></part>"],
    [{ sizes: [2, 1, 2] }, "/part/size: expected items that differ, got 2 twice"],
    [{ codes: [2n, "2"] }, '/part/code: expected items that differ, got "2" twice'],
    [{ tags: ["a", "b", "a"] }, '/part/tags/tag: expected items that differ, got "a" twice'],
  ])("%o is written", (value, expected) => {
    const written = problem(() => encode(part, value as Part));
    expect(written.replace(/^no problem: "<\?xml[^>]*>\\n(.*)"$/, "$1")).toBe(expected);
  });
});
