/** Plain YAML is read without the parser: what comes of it is what the parser makes, to the last position. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { LineCounter } from "yaml";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import type { SourceFile } from "../../../../generator/diagnostics/source-file.ts";
import { readAny } from "../../../../generator/source/parse.ts";
import { readPlain } from "../../../../generator/source/plain-yaml.ts";

vi.setConfig({ testTimeout: 60_000 });

function fileOf(text: string): SourceFile {
  return { path: "a.yaml", text, lines: new LineCounter() };
}

/** What the parser makes of a text that is read as plain YAML. */
function parsed(file: SourceFile) {
  const diagnostics = new Diagnostics();
  const root = readAny(file, diagnostics);
  return { root, problems: diagnostics.all.map(({ message }) => message) };
}

const plain: readonly string[] = [
  "a: 1\nb: two words\nc: null\nd: 0x1F\ne: 99999999999999999999\nf: -1.50\ng: yes\nh: True",
  "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
  "a:\n- 1\n- 2\nb:\n  - - 1\n    - 2\n  -\n    c: 1\n  - d: 1\n    e: 2\n",
  "200: a\n'201': b\n\"4XX\": c\n",
  "a: 'it''s'\nb: \"tab \\t, \\u00e9, \\\" and \\\n  more\"\nc: 'two\n\n  lines'\n",
  "a: plain\n  goes on\n\n  and on\nb:\n  below\n  the key\n",
  "a: |\n  one\n    two\n\n  three\n\nb: >-\n  folded\n  text\n\n   more\nc: |+\n  kept\n\nd: |2\n    indented\ne: |\n",
  "a: {b: 1, \"c\":2, d: {e: [1, two words, 'x',]}}\nf: []\ng: {}\nh: [a\n  b,\n  c]\n",
  '{\n\t"a": [\n\t\t1,\t2 ],\n\t"b": {\t}\n}\n',
  '{\n  "a": [1, 2],\n  "b": {\n    "c": null\n  }\n}\n',
  "# head\n---\n# more\na: 1 # one\n# two\nb: # three\n  # four\n  c: {d: 1} # five\n# six\n",
  "a:\n  b: 1   # the map goes on to here\nc:\n  - 1\n  - 2 # the list, too\n",
  "- a\n- b: c\n",
  "\n\n  a: 1\n  b: 2",
  "a: b\u00a0\nc: d\u2028\ne:f: g#h\n",
];

const notPlain: readonly string[] = [
  ...["a: &x 1\nb: *x\n", "a: !!str 1\n", "<<: {a: 1}\n", "? a\n: b\n", "%YAML 1.2\n---\na: 1\n"],
  ...["a:\nb: 1\n", "a: {b}\n", "a: [b: 1]\n", "-\n- 1\n", "", "# nothing\n", "a\n: b\n"],
  ...["a: 1\n---\nb: 2\n", "a: 1\n...\n", "a:\t1\n", "a: 1\r", "\ufeffa: 1\n"],
  ...["a: 1\na: 2\n", "1.0: a\n", "constructor: 1\n", 'a: "\\0"\n', "a: .inf\n", "a: 1e999\n"],
  ...["a: b: c\n", "a: - b\n", "a: 'b\n", "a: [1, 2\n", "a: {b: 1}}\n", "a: 'b'#c\n", "a: @b\n"],
  ...["a: 1\n  b: 2\n", "  a: 1\nb: 2\n", "a:\n    b: 1\n  c: 2\n", "a: |x\n  b\n", "a: [,]\n"],
  ...["a:\n  b: 1\n    # deep\nc: 1\n", "a: 1\n  # at the end\n", `${"k".repeat(1025)}: 1\n`],
  ...[
    "a: |\n\n   \n b\n",
    "a: >\n b\n\tc\n",
    `${"[".repeat(201)}${"]".repeat(201)}`,
    "a: {b: 1 # c\n}\n",
  ],
];

describe("what is plain", () => {
  test.each(plain)("%j is read as the parser reads it", (text) => {
    const file = fileOf(text);
    const root = readPlain(file);
    expect(root).toBeDefined();
    expect({ root, problems: [] }).toEqual(parsed(file));
  });

  test.each(notPlain)("%j is left to the parser", (text) => {
    expect(readPlain(fileOf(text))).toBeUndefined();
  });

  test("escapes in cases about characters are left to the parser", () => {
    const file = fileOf('a: "\\u0001"\n');
    expect(readPlain(file)).toBeUndefined();
    expect(readAny(file, new Diagnostics(), "any")).toBeDefined();
  });
});

describe("specs", () => {
  const folder = fileURLToPath(new URL("../../../../", import.meta.url));
  const texts = ["spec", "test/diagnostics", "test/corpus", "test/scenarios"]
    .flatMap((path) => readdirSync(`${folder}${path}`, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .map((text) => text.replaceAll("\r\n", "\n"));

  test("are read as the parser reads them", () => {
    const read = texts.filter((text) => agrees(text) === "plain");
    expect(read.length).toBeGreaterThan(40);
  });

  test("with changes at random are read as the parser reads them, or not at all", () => {
    const pieces = [
      ...[
        " ",
        "  ",
        "\n",
        "\n\n",
        "- ",
        ": ",
        ":",
        " # c",
        "\n# c\n",
        "\n    # c\n",
        "'",
        '"',
        "''",
      ],
      ...[
        "{",
        "}",
        "[",
        "]",
        ", ",
        "|",
        ">-",
        "|+\n",
        "&a ",
        "*a",
        "!t ",
        "? ",
        "---\n",
        "...",
        "\t",
      ],
      ...[
        "\\",
        "~",
        "null",
        "0x1F",
        "1.0",
        "-0",
        "true",
        "@",
        "`",
        "%",
        "a: b",
        "\u00a0",
        "<<",
        "k:\n",
      ],
    ];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      deleted: fc.nat(3),
      piece: fc.constantFrom("", ...pieces),
    });
    const inputs = fc.record({
      text: fc.constantFrom(...texts.filter(({ length }) => length < 50_000)),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      lines: fc.integer({ min: 1, max: 30 }),
      edits: fc.array(edit, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(inputs, ({ text, from, lines, edits }) => {
        const all = text.split("\n");
        const part = all.slice(Math.floor(from * all.length)).slice(0, lines);
        const indent = /^ */.exec(part[0] ?? "")?.[0] ?? "";
        let changed = part.map((line) => line.replace(new RegExp(`^${indent}`), "")).join("\n");
        for (const { at, deleted, piece } of edits) {
          const place = Math.floor(at * changed.length);
          changed = changed.slice(0, place) + piece + changed.slice(place + deleted);
        }
        expect(agrees(changed)).not.toBe("otherwise");
      }),
      { numRuns: 3000, seed: 20261126 },
    );
  });

  /** How a text is read, and whether the parser reads it in the same way. */
  function agrees(text: string): "plain" | "not plain" | "otherwise" {
    const file = fileOf(text);
    const root = readPlain(file);
    if (root === undefined) return "not plain";
    const known = parsed(file);
    if (known.problems.length > 0) return "otherwise";
    expect(root).toEqual(known.root);
    return "plain";
  }
});
