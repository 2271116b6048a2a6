/**
 * The samples of XML that OpenAPI itself prints: each becomes a small document, and its codec reads and writes
 * what is printed. What is written is read by another parser than ours.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { formatDiagnostic } from "../../generator/diagnostics/format-diagnostic.ts";
import {
  compile,
  generateFrom,
  load,
  type Output,
  outputFolder,
  writeOutput,
} from "../support/generate.ts";
import { readTreeBySaxes } from "../support/tree.ts";
import { contentOf } from "./content-of.ts";

vi.setConfig({ testTimeout: 60_000 });

interface Sample {
  readonly title: string;
  /** How the standard contradicts itself here, and what it prints. */
  readonly erratum?: string;
  readonly printed?: { readonly value?: unknown; readonly xml: string };
  readonly schemas?: object;
  /** What is given for a body: a schema, or the members of an element `document`. */
  readonly schema?: object;
  readonly properties?: object;
  readonly value: unknown;
  readonly xml: string;
}

const folder = outputFolder();

/** What was made of each sample, by its file and its place there. */
const tried = new Map<string, Output["files"]>();

describe.each([
  ["3.0.4", "3.0.4-and-3.1.1"],
  ["3.1.1", "3.0.4-and-3.1.1"],
  ["3.2.0", "3.2.0"],
])("OpenAPI %s", (version, file) => {
  const samples = samplesIn(file);

  test.each(samples.map((sample, index) => [sample.title, index] as const))(
    "%s",
    async (_title, index) => {
      const sample = samples[index] as Sample;
      const xml =
        sample.properties === undefined ? sample.xml : `<document>${sample.xml}</document>`;
      const output = await generateFrom(documentOf(version, sample, xml));
      const problems = output.diagnostics.map((each) => formatDiagnostic(each, { colour: false }));
      expect(problems).toEqual([]);
      // A sample of two versions becomes the same files.
      const before = tried.get(`${file} ${index}`);
      if (isDeepStrictEqual(before, output.files)) return;
      tried.set(`${file} ${index}`, output.files);
      const out = join(folder, `${version}-${index}`);
      writeOutput(output, out);
      const [decode, encode] = Object.entries(await load<Codecs>(join(out, "codecs/index.ts"))).map(
        ([, run]) => run,
      );
      expect(decode?.(xml)).toEqual(sample.value);
      expect(contentOf(String(encode?.(sample.value)))).toEqual(contentOf(xml));
    },
  );
});

test("all of it compiles", async () => {
  expect(await compile(folder)).toEqual([]);
});

test("what the standard prints is wrong where an erratum says so", () => {
  const [first, ...others] = samplesIn("3.2.0").filter(({ erratum }) => erratum !== undefined);
  expect(first?.printed?.value).not.toEqual(first?.value);
  for (const { title, printed } of others) {
    expect(() => readTreeBySaxes(printed?.xml ?? ""), title).toThrow();
  }
});

type Codecs = Readonly<Record<string, (given: unknown) => unknown>>;

function samplesIn(file: string): readonly Sample[] {
  return parse(readFileSync(new URL(`openapi/${file}.yaml`, import.meta.url), "utf8"));
}

/** A sample as the body of a request and of a response; its XML is a file beside the document. */
function documentOf(version: string, sample: Sample, xml: string) {
  const { schemas = {}, properties, value } = sample;
  const schema = sample.schema ?? { type: "object", xml: { name: "document" }, properties };
  const example =
    version === "3.2.0" ? { dataValue: value, externalValue: "./sample.xml" } : { value: xml };
  const content = { "application/xml": { schema, examples: { sample: example } } };
  const get = { operationId: "getSample", responses: { 200: { description: "", content } } };
  const requestBody = { required: true, content };
  const put = { operationId: "putSample", requestBody, responses: { 204: { description: "" } } };
  const document = {
    openapi: version,
    info: { title: "Sample", version: "1" },
    paths: { "/sample": { get, put } },
    components: { schemas },
  };
  return { "openapi.yaml": stringify(document), "sample.xml": xml };
}
