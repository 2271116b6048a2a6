import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { positionOf } from "../../../../generator/diagnostics/source-file.ts";
import { UserError } from "../../../../generator/diagnostics/user-error.ts";
import { load } from "../../../../generator/source/load.ts";
import { walk } from "../../../../generator/source/pointer.ts";
import type { Node, Spec } from "../../../../generator/source/tree.ts";
import { committedSpec, generateFrom } from "../../../support/generate.ts";

/** Loads a spec from memory; the first file is the entry. */
async function loadFrom(files: Record<string, string>) {
  const diagnostics = new Diagnostics();
  const [entry = ""] = Object.keys(files);
  const spec = await load(entry, async (path) => files[path], diagnostics);
  const problems = diagnostics.all.map(({ code, message, hint, span }) => {
    const { line, column } = positionOf(span.file, span.start);
    const where = `${span.file.path}:${line}:${column}`;
    return `${where} ${code}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
  return { spec, problems };
}

async function problemsOf(text: string) {
  return (await loadFrom({ "a.yaml": text })).problems;
}

async function specOf(files: Record<string, string>): Promise<Spec> {
  const { spec, problems } = await loadFrom(files);
  expect(problems).toEqual([]);
  if (spec === undefined) throw new Error("no spec, and nothing is said about it");
  return spec;
}

function at(node: Node, ...path: string[]): Node {
  const { found } = walk(node, path);
  if (found === undefined) throw new Error(`nothing at ${path.join("/")}`);
  return found;
}

/** A tree as plain data, to be compared; keys stay in the order of the text. */
function plain(node: Node): unknown {
  switch (node.kind) {
    case "map":
      return new Map([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
    case "list":
      return node.items.map(plain);
    case "value":
      return node.value;
  }
}

async function readValue(text: string) {
  return plain(at((await specOf({ "a.yaml": `a: ${text}` })).root, "a"));
}

describe("values", () => {
  test.each<[string, unknown]>([
    ["text", "text"],
    ["'200'", "200"],
    ["yes", "yes"],
    ["2026-11-22", "2026-11-22"],
    ["", null],
    ["true", true],
    ["42", 42],
    ["-0.5", -0.5],
    ["0x1F", 31],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["-9223372036854775808", -9223372036854775808n],
    [".inf", Number.POSITIVE_INFINITY],
    ["|\n  two\n  lines", "two\nlines\n"],
    ["&name [1, 2]\nb: *name", [1, 2]],
  ])("%j is read as it is written", async (text, value) => {
    expect(await readValue(text)).toEqual(value);
  });

  test("JSON is read, too", async () => {
    const text = '{\n\t"a": [1, "\\u00e9\\/", null],\n\t"b": {"c": false}\n}\n';
    const { root } = await specOf({ "a.json": text });
    expect(plain(root)).toEqual(
      new Map<string, unknown>([
        ["a", [1, "é/", null]],
        ["b", new Map([["c", false]])],
      ]),
    );
  });

  test("a byte order mark and carriage returns are no content", async () => {
    const { root } = await specOf({ "a.yaml": "\ufeffa: 1\r\nb: 2\r\n" });
    expect(plain(root)).toEqual(
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
    );
  });

  test("a checkout with CR LF makes no difference to what is generated", async () => {
    const files = committedSpec();
    const converted = Object.entries(files).map(([path, text]) => [
      path,
      text.replaceAll("\n", "\r\n"),
    ]);
    const before = await generateFrom(files, { without: ["conformance"] });
    const after = await generateFrom(Object.fromEntries(converted), { without: ["conformance"] });
    expect(after.diagnostics).toEqual([]);
    expect([...after.files]).toEqual([...before.files]);
  }, 60_000);

  test("every node knows its pointer and its place", async () => {
    const { root } = await specOf({ "a.yaml": "paths:\n  /a~b:\n    - x: {y: 1}\nz: 2\n" });
    const map = at(root, "paths", "/a~b", "0", "x");
    expect(map.pointer).toBe("/paths/~1a~0b/0/x");
    expect(map.span.file.text.slice(map.span.start, map.span.end)).toBe("{y: 1}");
    const block = at(root, "paths");
    expect(block.span.file.text.slice(block.span.start, block.span.end)).toBe(
      "/a~b:\n    - x: {y: 1}",
    );
  });
});

describe("keys", () => {
  test("a status code need not be in quotes", async () => {
    expect(plain((await specOf({ "a.yaml": "200: a\ntrue: b\n" })).root)).toEqual(
      new Map([
        ["200", "a"],
        ["true", "b"],
      ]),
    );
  });

  test("what could mean two names is no key", async () => {
    expect(await problemsOf("1.0: a\n[x]: b\n: c\n0x10: d\n~: e\n")).toEqual([
      "a.yaml:1:1 odd-key: invalid key 1.0: a key must be a string (put it in quotation marks if it is meant as text)",
      "a.yaml:2:1 odd-key: invalid key [x]: a key must be a string (put it in quotation marks if it is meant as text)",
      "a.yaml:3:1 odd-key: invalid key (nothing): a key must be a string (put it in quotation marks if it is meant as text)",
      "a.yaml:4:1 odd-key: invalid key 0x10: a key must be a string (put it in quotation marks if it is meant as text)",
      "a.yaml:5:1 odd-key: invalid key ~: a key must be a string (put it in quotation marks if it is meant as text)",
    ]);
  });

  test("a key given twice is reported with its first place, and the first one counts", async () => {
    const { spec, problems } = await loadFrom({ "a.yaml": "a: 1\nb: 2\n'a': 3\n" });
    expect(problems).toEqual(['a.yaml:3:1 duplicate-key: duplicate key "a"']);
    expect(spec && plain(at(spec.root, "a"))).toBe(1);
  });

  test("names that every object has are refused wherever they stand", async () => {
    const hint = "use another name: every JavaScript object already has a property with this one";
    expect(await problemsOf("__proto__: 1\nx: [{constructor: 2}]\ny: {'prototype': 3}\n")).toEqual([
      `a.yaml:1:1 unsafe-key: "__proto__" cannot be used as a name (${hint})`,
      `a.yaml:2:6 unsafe-key: "constructor" cannot be used as a name (${hint})`,
      `a.yaml:3:5 unsafe-key: "prototype" cannot be used as a name (${hint})`,
    ]);
  });

  test("merge keys are refused; in quotes they are a name", async () => {
    expect(await problemsOf("a: {<<: {b: 1}}\n'<<': 2\n")).toEqual([
      'a.yaml:1:5 yaml-merge: merge keys ("<<") are not supported (write out the merged keys, or use a $ref)',
    ]);
  });
});

describe("text that is not YAML", () => {
  test.each<[string, string]>([
    ["", '1:1 empty-file: the file is empty (a spec begins with "openapi: 3.2.0")'],
    [
      "# only a comment\n",
      '1:1 empty-file: the file is empty (a spec begins with "openapi: 3.2.0")',
    ],
    [
      "a: 1\n---\nb: 2\n",
      '2:1 yaml-syntax: a file can contain only one YAML document, and a second one begins here (remove the "---", or move the second document to a file of its own)',
    ],
    ["a: \u0007", "1:4 yaml-syntax: the character U+0007 is not allowed in YAML (remove it)"],
    ["a: \u0018", "1:4 yaml-syntax: the character U+0018 is not allowed in YAML (remove it)"],
    ["a: \ud800", "1:4 yaml-syntax: the character U+D800 is not allowed in YAML (remove it)"],
    ["a: !money 1", "1:4 yaml-syntax: invalid YAML: unresolved tag: !money"],
    [
      "a: 1e999",
      "1:4 yaml-syntax: 1e999 is too large for a number (put it in quotation marks if it is meant as text)",
    ],
    ["a: 'x", "1:6 yaml-syntax: invalid YAML: missing closing 'quote"],
    ["😀: @x", "1:4 yaml-syntax: invalid YAML: plain value cannot start with reserved character @"],
  ])("%j", async (text, problem) => {
    expect(await problemsOf(text)).toEqual([`a.yaml:${problem}`]);
  });

  test.each<[string, string]>([
    ["a:\n  b: 1\n   c: 2\n", "3:4"],
    ["a: 1\n  b: 2\n", "2:3"],
    ["a:\n    b: 1\n  c: 2\n", "3:3"],
    ["a:\n  - x: 1\n   y: 2\n", "3:4"],
    ["a:\n- x: 1\n y: 2\n", "3:2"],
  ])("a line that is indented otherwise is pointed at where it begins: %j", async (text, place) => {
    expect(await problemsOf(text)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^a\\.yaml:${place} yaml-syntax: .* \\(indent it as the lines that it belongs with: `,
        ),
      ),
    ]);
  });

  test("all of its mistakes are reported", async () => {
    expect(await problemsOf("a: @x\nb: `y\n")).toHaveLength(2);
  });

  test("a file that is needed must be YAML as well", async () => {
    const { spec, problems } = await loadFrom({
      "a.yaml": "a: {$ref: b.yaml#/x}\nb: {$ref: '#/nothing'}\n",
      "b.yaml": "x: [1",
    });
    expect(spec).toBeUndefined();
    expect(problems.map((problem) => problem.split(":").slice(0, 5).join(":"))).toEqual([
      'a.yaml:2:11 unknown-ref: cannot resolve $ref "#/nothing" ("#" contains a, b)',
      "b.yaml:1:6 yaml-syntax: invalid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
    ]);
  });

  test("no first file is no problem of the spec", async () => {
    const missing = load("no.yaml", async () => undefined, new Diagnostics());
    await expect(missing).rejects.toThrow(new UserError("cannot read no.yaml"));
  });
});

describe("aliases and depth", () => {
  test("an alias has the place of what it copies, and its own pointer", async () => {
    const { root } = await specOf({ "a.yaml": "a: &x {n: 1}\nb: *x\n" });
    const copy = at(root, "b", "n");
    expect(copy.pointer).toBe("/b/n");
    expect(positionOf(copy.span.file, copy.span.start)).toEqual({ line: 1, column: 11 });
  });

  test("the nearest anchor before it counts", async () => {
    const { root } = await specOf({ "a.yaml": "- &x 1\n- *x\n- &x 2\n- *x\n" });
    expect(plain(root)).toEqual([1, 1, 2, 2]);
  });

  test("an alias of nothing, and of itself", async () => {
    expect(await problemsOf("a: *x\nb: &y [*y]\nc: &z {d: {e: *z}}\n")).toEqual([
      "a.yaml:1:4 yaml-alias: undefined alias *x (define the anchor &x before it, or use a $ref)",
      "a.yaml:2:8 yaml-alias: the alias *y refers to something that contains it (use a $ref)",
      "a.yaml:3:15 yaml-alias: the alias *z refers to something that contains it (use a $ref)",
    ]);
  });

  test("an alias bomb is refused once, and soon", async () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(", ")}]`,
    );
    const problems = await problemsOf(["a0: &a0 x", ...levels].join("\n"));
    expect(problems).toEqual([
      expect.stringMatching(/yaml-alias: aliases expand to more than 100000/),
    ]);
  });

  // A hundred times as deep as what is allowed, and deeper than what calls itself for each level can go.
  const depth = 20_000;
  test.each([
    ["flow", "[".repeat(depth)],
    ["block", "- ".repeat(depth)],
    ["JSON", '{"a":'.repeat(depth)],
    ["keys", "? ".repeat(depth)],
    [
      "aliases",
      `- &a ${"[".repeat(150)}${"]".repeat(150)}\n- ${"[".repeat(150)}*a${"]".repeat(150)}`,
    ],
  ])("endless depth is refused: %s", async (_, text) => {
    const problems = await problemsOf(text);
    expect(problems).toEqual([
      expect.stringContaining("too-deep: nested more than 200 levels deep"),
    ]);
  });
});

describe("references", () => {
  test("are followed to their end, and step by step", async () => {
    const spec = await specOf({
      "a.yaml":
        "a: {$ref: '#/b'}\nb: {$ref: '#/c~1d%20e/1', description: x}\n'c/d e': [0, {x: 1}]\n",
    });
    const a = at(spec.root, "a");
    const end = at(spec.root, "c/d e", "1");
    expect(spec.resolve(a)).toBe(end);
    expect(spec.target(a)).toBe(at(spec.root, "b"));
    expect(spec.resolve(end)).toBe(end);
    expect(spec.target(end)).toBeUndefined();
  });

  test("lead into other files and back, in circles", async () => {
    const spec = await specOf({
      "spec/a.yaml": "a: {$ref: 'sub/b.yaml#/x'}\nparts: {one: {y: 1}}\nall: {$ref: ../c.yaml}\n",
      "spec/sub/b.yaml": "x: {items: {$ref: '../a.yaml#/parts/one'}, next: {$ref: '#/x'}}\n",
      "c.yaml": "z: {$ref: spec/a.yaml#/a}\n",
    });
    const x = spec.resolve(at(spec.root, "a"));
    expect(spec.locate(x)).toBe("sub/b.yaml#/x");
    expect(spec.resolve(at(x, "items"))).toBe(at(spec.root, "parts", "one"));
    expect(spec.resolve(at(x, "next"))).toBe(x);
    const whole = spec.resolve(at(spec.root, "all"));
    expect(spec.locate(whole)).toBe("../c.yaml#");
    expect(spec.resolve(at(whole, "z"))).toBe(x);
    expect(spec.locate(at(spec.root, "parts"))).toBe("#/parts");
    expect(spec.files.map((file) => file.path)).toEqual([
      "spec/a.yaml",
      "spec/sub/b.yaml",
      "c.yaml",
    ]);
  });

  test("a $ref in a sample is data", async () => {
    const sample = "{$ref: nowhere}";
    const spec = await specOf({
      "a.yaml": [
        `schema: {default: ${sample}, const: ${sample}, enum: [${sample}], examples: [${sample}]}`,
        `media: {example: ${sample}, examples: {one: {value: ${sample}, dataValue: ${sample}}}}`,
        `x-note: ${sample}`,
      ].join("\n"),
    });
    const data = at(spec.root, "schema", "default");
    expect(spec.resolve(data)).toBe(data);
  });

  test("a name may be $ref, or that of any keyword", async () => {
    const spec = await specOf({
      "a.yaml": [
        "properties:",
        "  $ref: {type: string}",
        "  default: {$ref: '#/properties/$ref'}",
        "  x-y: {$ref: '#/properties/$ref'}",
        "  examples: {properties: {value: {$ref: '#/properties/$ref'}}}",
        "examples: {value: {$ref: '#/properties/$ref'}}",
      ].join("\n"),
    });
    const end = at(spec.root, "properties", "$ref");
    const properties = at(spec.root, "properties");
    expect(spec.resolve(properties)).toBe(properties);
    expect(spec.resolve(at(properties, "default"))).toBe(end);
    expect(spec.resolve(at(properties, "x-y"))).toBe(end);
    expect(spec.resolve(at(properties, "examples", "properties", "value"))).toBe(end);
    expect(spec.resolve(at(spec.root, "examples", "value"))).toBe(end);
  });

  test("what stands beside a $ref is searched, too", async () => {
    expect(await problemsOf("a: {$ref: '#/b', properties: {x: {$ref: '#/no'}}}\nb: {}\n")).toEqual([
      'a.yaml:1:41 unknown-ref: cannot resolve $ref "#/no" ("#" contains a, b)',
    ]);
  });

  test.each<[string, string]>([
    [
      "'#/schemas/Part'",
      'unknown-ref: cannot resolve $ref "#/schemas/Part" (did you mean "#/schemas/part" or "#/schemas/parts"?)',
    ],
    [
      "'#/schema/part'",
      'unknown-ref: cannot resolve $ref "#/schema/part" (did you mean "#/schemas/part"?)',
    ],
    [
      "'#/schemas/Elephant'",
      'unknown-ref: cannot resolve $ref "#/schemas/Elephant" ("#/schemas" contains part, parts, a, b, c and 1 more)',
    ],
    [
      "'#/list/7'",
      'unknown-ref: cannot resolve $ref "#/list/7" ("#/list" is a list of 2 items, counted from 0)',
    ],
    [
      "'#/list/-'",
      'unknown-ref: cannot resolve $ref "#/list/-" ("#/list" is a list of 2 items, counted from 0)',
    ],
    [
      "'#/list/0/x'",
      'unknown-ref: cannot resolve $ref "#/list/0/x" ("#/list/0" is a value without members)',
    ],
    ["'#/empty/x'", 'unknown-ref: cannot resolve $ref "#/empty/x" ("#/empty" contains nothing)'],
    [
      "'#/__proto__'",
      'unknown-ref: cannot resolve $ref "#/__proto__" ("#" contains schemas, list, empty, it)',
    ],
    [
      "'#Part'",
      'bad-ref: $ref "#Part" contains an invalid JSON Pointer (a $ref ends in a JSON Pointer such as "#/components/schemas/Name")',
    ],
    [
      "'#/a~2'",
      'bad-ref: $ref "#/a~2" contains an invalid JSON Pointer (a $ref ends in a JSON Pointer such as "#/components/schemas/Name")',
    ],
    [
      "'#/%E9'",
      'bad-ref: $ref "#/%E9" contains an invalid percent-encoding (write %25 for a percent sign)',
    ],
    ["7", "bad-ref: a $ref must be a string"],
    ["[x]", "bad-ref: a $ref must be a string"],
    [
      "sub/no.yaml#/x",
      'unreadable-ref: cannot resolve $ref "sub/no.yaml#/x": there is no file sub/no.yaml',
    ],
  ])("%s leads to nothing", async (ref, problem) => {
    const text = `schemas: {part: 1, parts: 2, a: 3, b: 4, c: 5, d: 6}\nlist: [1, 2]\nempty: {}\nit: {$ref: ${ref}}\n`;
    expect(await problemsOf(text)).toEqual([`a.yaml:4:12 ${problem}`]);
  });

  test.each([
    "https://example.com/a.yaml#/x",
    "file:///etc/passwd",
    "//example.com/a.yaml",
    "/etc/passwd",
    "C:\\a.yaml",
    "\\\\host\\a.yaml",
  ])("nothing is read from %s", async (ref) => {
    const asked: string[] = [];
    const diagnostics = new Diagnostics();
    const read = async (path: string) => {
      asked.push(path);
      return `a: {$ref: '${ref}'}`;
    };
    await load("a.yaml", read, diagnostics);
    expect(asked).toEqual(["a.yaml"]);
    expect(diagnostics.all.map(({ code }) => code)).toEqual(["remote-ref"]);
  });

  test("a circle is reported once, however many lead into it", async () => {
    const { spec, problems } = await loadFrom({
      "a.yaml":
        "a: {$ref: '#/b'}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}\nd: {$ref: '#/d'}\ne: {$ref: '#/c'}\n",
    });
    expect(problems).toEqual([
      'a.yaml:2:11 ref-cycle: circular $ref "#/c" (replace one of them with the object that is meant)',
      'a.yaml:4:11 ref-cycle: circular $ref "#/d" (replace one of them with the object that is meant)',
    ]);
    const a = spec && at(spec.root, "a");
    expect(a && spec?.resolve(a)).toBe(a);
  });

  test("a chain that breaks is reported where it breaks", async () => {
    const { spec, problems } = await loadFrom({
      "a.yaml": "a: {$ref: '#/b'}\nb: {$ref: '#/nothing'}\n",
    });
    expect(problems).toEqual([
      'a.yaml:2:11 unknown-ref: cannot resolve $ref "#/nothing" ("#" contains a, b)',
    ]);
    const a = spec && at(spec.root, "a");
    expect(a && spec?.resolve(a)).toBe(a);
  });
});

test("a schema may contain itself", async () => {
  const spec = await specOf({ "a.yaml": "a: {properties: {a: {$ref: '#/a'}}}\n" });
  expect(spec.resolve(at(spec.root, "a", "properties", "a"))).toBe(at(spec.root, "a"));
});

test("a problem of a file that is named twice is reported once", async () => {
  const { problems } = await loadFrom({
    "a.yaml": "a: {$ref: 'b.yaml#/x'}\nb: {$ref: './b.yaml#/x'}\n",
    "b.yaml": "x: {$ref: '#/y'}\n",
  });
  expect(problems).toEqual(['b.yaml:1:11 unknown-ref: cannot resolve $ref "#/y" ("#" contains x)']);
});
