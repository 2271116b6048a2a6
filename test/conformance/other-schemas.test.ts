/** The XML Schemas of specs that have what the chat API has not: libxml2 finds what is written for them valid. */

import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import {
  generateFrom,
  load,
  outputFolder,
  readRepository,
  writeOutput,
} from "../support/generate.ts";

vi.setConfig({ testTimeout: 120_000 });

type Generated = typeof import("../../generated/conformance/index.ts");

test.each(["tuples"])("%s", async (name) => {
  const spec = `test/conformance/everything/${name}.openapi.yaml`;
  const out = join(outputFolder(), name);
  const output = await generateFrom({ [spec]: readRepository(spec) });
  writeOutput(output, out);
  const schemas = [...output.files].flatMap(([path, text]) =>
    path.startsWith("schema/") ? [{ fileName: path.slice("schema/".length), contents: text }] : [],
  );
  const { cases } = await load<Generated>(join(out, "conformance/index.ts"));
  const documents = cases.flatMap((each) => {
    if (each.kind !== "request" || each.expect.kind !== "request") return [];
    const { body } = each.expect.request;
    return body !== undefined && "text" in body ? [{ id: each.id, text: body.text }] : [];
  });
  expect(documents.length).toBeGreaterThan(10);
  const problems: string[] = [];
  for (const schema of schemas) {
    const [, uri = ""] = /targetNamespace="([^"]*)"/.exec(schema.contents) ?? [];
    const own = documents.filter(({ text }) => rootNamespace(text) === uri);
    if (own.length === 0) continue;
    const xml = own.map(({ id, text }) => ({
      fileName: `${id}.xml`.replaceAll("/", "-"),
      contents: text,
    }));
    const { errors } = await validateXML({
      xml,
      schema: [schema],
      preload: schemas.filter((each) => each !== schema),
    });
    problems.push(...errors.map(({ rawMessage }) => rawMessage));
  }
  expect(problems).toEqual([]);
});

function rootNamespace(text: string): string {
  const [, prefix, attributes = ""] =
    /<(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(text.replace(/<\?.*?\?>/, "")) ?? [];
  const name = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}
