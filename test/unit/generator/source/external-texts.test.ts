/** The file that an example names is its text; what is said of one that cannot be read. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { positionOf } from "../../../../generator/diagnostics/source-file.ts";
import { readApi } from "../../../../generator/pipeline.ts";
import { sourceReader } from "../../../../generator/source/source-files.ts";

let root = "";
let spec = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "externals-")));
  spec = join(root, "project/spec/parts.json");
  put("project/package.json", "{}");
  vi.spyOn(process, "cwd").mockReturnValue(join(root, "project"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const schema = {
  type: "object",
  xml: { name: "part" },
  properties: { name: { type: "string" } },
};

interface Given {
  readonly version?: string;
  readonly components?: object;
  readonly overlays?: readonly string[];
}

/** What becomes of a document with one example. */
async function read(example: object, { version = "3.1.0", components, overlays }: Given = {}) {
  const content = { "application/xml": { schema, examples: { one: example } } };
  const get = { operationId: "getPart", responses: { 200: { description: "", content } } };
  const document = {
    openapi: version,
    info: { title: "Parts", version: "1" },
    paths: { "/part": { get } },
    components,
  };
  put("project/spec/parts.json", JSON.stringify(document));
  const diagnostics = new Diagnostics();
  const reader = sourceReader(spec, overlays);
  const found = await readApi({ entry: spec, read: reader, overlays }, diagnostics);
  const [first] = found?.api.operations[0]?.responses[0]?.examples ?? [];
  const say = ({ message, hint, span }: (typeof diagnostics.all)[number]) =>
    `${span.file.path}:${positionOf(span.file, span.start).line}: ${message} | ${hint}`.replaceAll(
      root,
      "",
    );
  return {
    text: first?.text,
    problems: diagnostics.all.map(say),
    notes: diagnostics.notes.map(say),
  };
}

const PART = "<part><name>bolt</name></part>\n";

describe("the text is that of a file", () => {
  test.each([
    ["beside the spec", "part.xml", "project/spec/part.xml"],
    ["in a folder, with dots before it", "./samples/part.xml", "project/spec/samples/part.xml"],
    ["elsewhere in the project", "../test/part.txt", "project/test/part.txt"],
    ["with escapes and a fragment", "a%20part%23.xml#x", "project/spec/a part#.xml"],
    ["whatever its name", "part", "project/spec/part"],
  ])("%s", async (_, externalValue, path) => {
    put(path, PART);
    expect(await read({ externalValue })).toEqual({ text: PART, problems: [], notes: [] });
  });

  test.each(["3.0.4", "3.1.0", "3.2.0"])("in OpenAPI %s", async (version) => {
    put("project/spec/part.xml", PART);
    expect((await read({ externalValue: "part.xml" }, { version })).text).toBe(PART);
  });

  test("without a byte order mark, and with line feeds for all line ends", async () => {
    put("project/spec/part.xml", "\ufeff<part>\r\n</part>");
    expect((await read({ externalValue: "part.xml" })).text).toBe("<part>\n</part>");
  });

  test("by a URL of the file", async () => {
    put("project/spec/part.xml", PART);
    const externalValue = pathToFileURL(join(root, "project/spec/part.xml")).href;
    expect((await read({ externalValue })).text).toBe(PART);
  });

  test("beside the value that it has to be", async () => {
    put("project/spec/part.xml", PART);
    const given = (name: string) =>
      read({ dataValue: { name }, externalValue: "part.xml" }, { version: "3.2.0" });
    expect(await given("bolt")).toEqual({ text: PART, problems: [], notes: [] });
    expect((await given("nut")).problems).toEqual([
      "/project/spec/parts.json:1: the sample does not decode to its dataValue: name is bolt, not nut | correct the sample or the dataValue",
    ]);
  });

  test("of an example that a $ref names, from the folder of its own file", async () => {
    put("project/common/examples.yaml", "bolt: { externalValue: xml/bolt.xml }\n");
    put("project/common/xml/bolt.xml", PART);
    const example = { $ref: "../common/examples.yaml#/bolt" };
    expect(await read(example)).toEqual({ text: PART, problems: [], notes: [] });
    const components = { examples: { nut: { externalValue: "../common/xml/bolt.xml" } } };
    const local = await read({ $ref: "#/components/examples/nut" }, { components });
    expect(local.text).toBe(PART);
  });

  test("that an overlay names, from the folder of the overlay", async () => {
    put("project/fixes/bolt.xml", PART);
    const overlay = {
      overlay: "1.1.0",
      info: { title: "Samples", version: "1" },
      actions: [
        {
          target: "$.paths['/part'].get.responses['200'].content['application/xml'].examples",
          update: { one: { externalValue: "bolt.xml" } },
        },
      ],
    };
    put("project/fixes/overlay.yaml", JSON.stringify(overlay));
    const overlays = [join(root, "project/fixes/overlay.yaml")];
    expect((await read({}, { overlays })).text).toBe(PART);
  });

  test("is held against the schema, at its place in the file", async () => {
    put("project/spec/part.xml", "<part>\n  <name/>\n  <size/>\n</part>");
    const { notes } = await read({ externalValue: "part.xml" });
    expect(notes).toEqual([
      expect.stringMatching(/^\/project\/spec\/part.xml:3: samples of <part> hold <size>/),
    ]);
  });

  test("is left out before OpenAPI 3.2 where it does not match, as it may be of another kind", async () => {
    put("project/spec/part.xml", "<pin/>");
    const older = await read({ externalValue: "part.xml" });
    expect(older).toMatchObject({ text: undefined, problems: [] });
    expect(older.notes[0]).toMatch(/part.xml:1: an example is left out: .* the root is <pin>/);
    const newer = await read({ externalValue: "part.xml" }, { version: "3.2.0" });
    expect(newer.problems[0]).toMatch(/part.xml:1: .* the root is <pin>/);
  });
});

describe("what cannot be read is a problem of the example", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a file that is not there", "bolt.xml", "there is no file /project/spec/bolt.xml"],
    ["a folder", ".", "/project/spec is a folder, not a file"],
    ["nothing", "", "/project/spec is a folder, not a file"],
    ["half a character", "100%.xml", "it is not a URI reference (RFC 3986)"],
    ["a file outside", "../../part.xml", "lies outside of the project and of the spec's folder"],
    ["a link to a file outside", "link.xml", "lies outside of the project"],
    ["a path of the machine", "/etc/hostname", "/etc/hostname lies outside of the project"],
    ["a URL of another file", "file:///etc/hostname", "/etc/hostname lies outside of the project"],
    ["a file of JSON", "part.json", "/project/spec/part.json is not XML"],
    ["a file of secrets", ".npmrc", "/project/spec/.npmrc is not XML"],
    ["bytes", "latin.xml", "/project/spec/latin.xml is not UTF-8"],
  ];

  test.each(cases)("%s", async (_, externalValue, problem) => {
    put("part.xml", PART);
    put("project/spec/part.json", "{}");
    put("project/spec/.npmrc", "token=secret");
    put("project/spec/latin.xml", Uint8Array.of(0x3c, 0xe9));
    symlinkSync("../../part.xml", join(root, "project/spec/link.xml"));
    const { problems, text } = await read({ externalValue });
    expect(text).toBeUndefined();
    expect(problems).toEqual([
      expect.stringContaining(`parts.json:1: cannot read externalValue "${externalValue}": `),
    ]);
    expect(problems[0]).toContain(problem);
    expect(problems[0]).not.toContain("secret");
  });

  test.each(["https://example.com/part.xml", "//example.com/part.xml", "urn:part"])(
    "but %s is noted",
    async (externalValue) => {
      const { problems, notes } = await read({ externalValue });
      expect(problems).toEqual([]);
      expect(notes).toEqual([
        '/project/spec/parts.json:1: an "externalValue" that is a URL is not read | nothing is fetched: save the file next to the spec, and refer to it by a relative path',
      ]);
    },
  );

  test("and a text in place is used instead of a file", async () => {
    const { text, problems, notes } = await read({ value: PART, externalValue: "none.xml" });
    expect({ text, problems }).toEqual({ text: PART, problems: [] });
    expect(notes[0]).toContain('the "externalValue" beside "value" is not read');
  });

  test("and a number is none", async () => {
    const { problems } = await read({ externalValue: 1 });
    expect(problems).toEqual([
      '/project/spec/parts.json:1: "externalValue" must be a string, not the number 1 | put it in quotation marks',
    ]);
  });
});
