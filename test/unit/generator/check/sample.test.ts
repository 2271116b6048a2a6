import { describe, expect, test } from "vitest";
import { readSample, SampleError } from "../../../../generator/check/sample/sample.ts";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { lower } from "../../../../generator/lower/lower.ts";
import type { Json } from "../../../../generator/model/model.ts";
import { readOpenApi } from "../../../../generator/read/openapi/document.ts";
import { load } from "../../../../generator/source/load.ts";

/** Reads a sample as the one document of a spec whose schemas are given. */
async function read(schemas: string, text: string): Promise<Json> {
  const entry = "parts.yaml";
  const read = async () => `
openapi: 3.2.0
info: { title: Parts, version: "1" }
paths:
  /part:
    get:
      operationId: getPart
      responses:
        "200":
          description: The part.
          content:
            application/xml: { schema: { $ref: "#/components/schemas/part" } }
components:
  schemas:
${schemas.replace(/^/gm, "    ")}`;
  const diagnostics = new Diagnostics();
  const spec = await load(entry, read, diagnostics);
  const openApi = spec && readOpenApi({ spec, version: "3.2", broken: new Map() }, diagnostics);
  if (spec === undefined || openApi === undefined)
    throw new Error("the spec of this test cannot be read");
  // Not checked: a sample is read as well where the names of types clash.
  const { documents, structs, enums } = lower(openApi, spec, new Diagnostics()).api;
  const [document] = documents;
  if (document === undefined) throw new Error("the spec of this test has no document");
  const { value, problems } = readSample(text, document, {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  });
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  return value ?? null;
}

/** What is wrong with a sample, and from where in its text on. */
async function refusal(schemas: string, text: string): Promise<string> {
  try {
    await read(schemas, text);
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    return `${error.kind}: ${error.message} @ ${text.slice(error.offset, error.offset + 8)}`;
  }
  throw new Error("the sample was read");
}

const part = `
part:
  type: object
  required: [id]
  properties:
    id: { type: string, xml: { nodeType: attribute } }
    size: { type: integer, format: int32, minimum: 1 }
    tags: { type: array, items: { type: string, xml: { name: tag } } }
    notes: { type: array, xml: { nodeType: element }, items: { type: string, xml: { name: note } } }
    owner: { type: object, xml: { namespace: "urn:people" }, properties: { name: { type: string } } }
`.trim();

test("members by their names in the spec, whatever their order and prefixes", async () => {
  const text = `<?xml version="1.0"?><!-- a part -->
    <part xmlns:p="urn:people" id="b&#x6F;lt">
      <tag>a</tag> <size> +07 </size> <tag><![CDATA[<b>]]> &amp; c</tag>
      <notes><note/></notes> <unknown>skipped</unknown>
      <p:owner><name>Ann</name></p:owner>
    </part>`;
  expect(await read(part, text)).toEqual({
    id: "bolt",
    size: 7,
    tags: ["a", "<b> & c"],
    notes: [""],
    owner: { name: "Ann" },
  });
});

test("what is not there is not made up", async () => {
  expect(await read(part, '<part id=""/>')).toEqual({ id: "" });
});

test("white space in attributes is normalised, but not what is a reference", async () => {
  expect(await read(part, "<part id='a\tb\nc&#10;d'/>")).toEqual({ id: "a b c\nd" });
});

test("comments and instructions stand before the root", async () => {
  const before = '<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- a part -->\n';
  const part =
    "part: { type: object, xml: { name: part }, properties: { n: { type: string, xml: { name: n } } } }";
  expect(await read(part, `${before}<part><n>x</n></part>`)).toEqual({ n: "x" });
});

test("text beside attributes, and names of aliases", async () => {
  const money = `
part:
  type: object
  x-xml-namespace-aliases: ["urn:old"]
  properties:
    amount: { type: number, xml: { nodeType: text } }
    currency: { type: string, xml: { nodeType: attribute } }`.trim();
  const text = '<part xmlns="urn:old" currency="EUR">1.50</part>';
  expect(await read(money, text)).toEqual({ amount: 1.5, currency: "EUR" });
});

describe("scalars", () => {
  const tooLarge = 9223372036854775807n;
  test.each<[string, string, Json]>([
    ["type: string", "  a\r\n b ", "  a\n b "],
    ["type: boolean", " TRUE ", true],
    ["type: boolean", "0", false],
    ["type: integer", "007", 7],
    ["{ type: integer, format: int64 }", "9223372036854775807", tooLarge],
    ["type: number", ".5", 0.5],
    ["type: number", "-INF", "-INF"],
    ["{ type: string, format: date-time }", " 2024-02-29T24:00:00Z ", "2024-02-29T24:00:00Z"],
    ["{ type: string, contentEncoding: base64 }", "AA EC", "AAEC"],
    ["{ type: string, x-extensible-enum: [a] }", " b ", "b"],
    ["{ type: integer, enum: [1, 2] }", "2", 2],
  ])("%s: %j", async (schema, text, value) => {
    const schemas = schema.startsWith("{") ? `part: ${schema}` : `part: { ${schema} }`;
    expect(await read(schemas, `<part>${text}</part>`)).toEqual(value);
  });

  test.each<[string, string]>([
    ["type: boolean", "yes"],
    ["type: integer", "1.0"],
    ["type: integer", "9007199254740992"],
    ["type: integer, format: int32", "2147483648"],
    ["type: integer, minimum: 3", "2"],
    ["type: number", "1,5"],
    ["type: number", "1e999"],
    ["type: number", "inf"],
    ["type: string, format: date-time", "2023-02-29T00:00:00Z"],
    ["type: string, format: date-time", "2024-01-01 00:00:00"],
    ["type: string, format: byte", "AAE"],
    ["type: string, enum: [a]", "b"],
  ])("%s: not %j", async (schema, text) => {
    expect(await refusal(`part: { ${schema} }`, `<part>${text}</part>`)).toMatch(
      /^invalid: <part>/,
    );
  });
});

test.each<[string, string]>([
  ["<part/>", "invalid: <part> has no attribute id @ <part/>"],
  ["<parts id='1'/>", "invalid: the root is <parts> in no namespace, not <part> @ <parts i"],
  ['<part id="1"><size>x</size></part>', 'invalid: <size>: "x" is not a valid int32 @ x</size>'],
  ['<part id="1"><size><b/></size></part>', "invalid: <b> in no namespace within text @ <b/></si"],
  [
    '<part id="1"><size>1</size><size>1</size></part>',
    "invalid: duplicate <size> in no namespace @ <size>1<",
  ],
  ['<part id="1">bolt</part>', 'invalid: unexpected text "bolt" in <part> @ <part id'],
  ["", "not-well-formed: start tag expected @ "],
  ["<part id=1/>", "not-well-formed: attribute 'id' is without value @ id=1/>"],
  ["<part id='1'/><part/>", "not-well-formed: content outside the root element @ <part/>"],
  ["<part id='1'/>bolt", "not-well-formed: content outside the root element @ bolt"],
  [
    "<!DOCTYPE part><part id='1'/>",
    "not-well-formed: a DOCTYPE is not supported by any decoder @ <!DOCTYP",
  ],
  ['<part id="a<b"/>', 'not-well-formed: "<" in the value of attribute id @ <part id'],
  ['<part id="&copy;"/>', 'not-well-formed: undefined or incomplete reference "&copy;" @ <part id'],
  ["<part id='&#0;'/>", 'not-well-formed: undefined or incomplete reference "&#0;" @ <part id'],
  ["<p:part id='1'/>", 'not-well-formed: undeclared prefix in "p:part" @ <p:part '],
  ["<?xml version='1.0.'?><part id='1'/>", "not-well-formed: invalid XML declaration @ <?xml ve"],
  ["<part id='\u0001'/>", "not-well-formed: character not allowed in XML @ \u0001'/>"],
])("refused: %j", async (text, wanted) => {
  expect(await refusal(part, text)).toBe(wanted);
});

describe("what is meant to be a member, but would be skipped", () => {
  const named = `
part:
  type: object
  xml: { namespace: "urn:r" }
  properties:
    a: { type: string, xml: { namespace: "urn:r" } }
    id: { type: string, xml: { nodeType: attribute } }
    notes: { type: array, xml: { nodeType: element }, items: { type: string, xml: { name: note } } }
`.trim();

  test.each([
    [
      '<part xmlns="urn:r"><notes xmlns=""/><b:a xmlns:b="urn:s">1</b:a></part>',
      '<a> in the namespace "urn:s" would be ignored: only <a> in the namespace "urn:r" is described',
    ],
    [
      '<p:part xmlns:p="urn:r"><a>1</a></p:part>',
      '<a> in no namespace would be ignored: only <a> in the namespace "urn:r" is described',
    ],
    [
      '<part xmlns="urn:r"><A>1</A></part>',
      '<A> in the namespace "urn:r" would be ignored: only <a> in the namespace "urn:r" is described',
    ],
    [
      '<part xmlns="urn:r" a="1"/>',
      'the attribute a in no namespace would be ignored: only <a> in the namespace "urn:r" is described',
    ],
    [
      '<part xmlns="urn:r"><id>1</id></part>',
      '<id> in the namespace "urn:r" would be ignored: only the attribute id in no namespace is described',
    ],
    [
      '<part xmlns="urn:r" ID="1"/>',
      "the attribute ID in no namespace would be ignored: only the attribute id in no namespace is described",
    ],
    [
      '<part xmlns="urn:r" xmlns:r="urn:r" r:id="1"/>',
      'the attribute id in the namespace "urn:r" would be ignored: only the attribute id in no namespace is described',
    ],
    [
      '<p:part xmlns:p="urn:r"><notes><q:note xmlns:q="urn:q">1</q:note></notes></p:part>',
      '<note> in the namespace "urn:q" would be ignored: only <note> in the namespace "urn:r" is described',
    ],
    [
      '<part xmlns="urn:r"><other>1</other></part>',
      "the schema describes nothing that <part> contains",
    ],
    ['<part xmlns="urn:r" other="1"/>', "the schema describes nothing that <part> contains"],
  ])("%s", async (text, problem) => {
    expect(await refusal(named, text)).toContain(`invalid: ${problem} @ <`);
  });

  test("other members are skipped, and an empty document is one", async () => {
    const text =
      '<part xmlns="urn:r" id="1" other="2" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="A"><more/></part>';
    expect(await read(named, text)).toEqual({ id: "1" });
    expect(await read(named, '<part xmlns="urn:r"> </part>')).toEqual({});
  });
});

describe("what fast-xml-parser would refuse, or take, wrongly", () => {
  const text = "part: { type: object, properties: { a: { type: string } } }";

  test.each([
    "<?note it's fine?><part><a>1</a></part>",
    "<part><?note it's fine?><a>1</a></part>",
    '<part><a>1</a></part><?x "?>',
    "<part><?x <b> & </a> ?><a>1</a></part>",
    "<?xml version='1.0'?>\n<?note it's?><part><a>1</a></part>",
    "<part><!-- <?it's --><a>1</a><!-- ?> --></part>",
    "<!--<!DOCTYPE a>--><part><a>1</a></part>",
    "<?x <!DOCTYPE a> ?><part><a>1</a></part>",
  ])("is read: %s", async (sample) => {
    expect(await read(text, sample)).toEqual({ a: "1" });
  });

  test("instructions in a section are text", async () => {
    expect(await read(text, "<part><a><![CDATA[<?it's?>]]></a></part>")).toEqual({ a: "<?it's?>" });
  });

  test.each([
    ["<part><a>1</a><?xml version='1.0'?></part>", "XML declaration that is not at the beginning"],
    ["<?it's fine?><part><a>1</a></part>", '"\'" in the name of a processing instruction'],
    ["<part><a>1</a><? x?></part>", "processing instruction without a name"],
    ["<part><a>1</a><?1x?></part>", "processing instruction without a name"],
    ["<part b='<?x?>'><a>1</a></part>", '"<" in the value of attribute b'],
  ])("is refused: %s", async (sample, problem) => {
    expect(await refusal(text, sample)).toContain(`not-well-formed: ${problem}`);
  });
});
