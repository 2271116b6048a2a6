/**
 * The cases that are written by hand beside the spec: what gives a value is XML that gives it to another
 * reader, too, and our client and codecs do what each case expects.
 */
import { readdirSync } from "node:fs";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { api } from "../../generated/api.ts";
import { createMock } from "../../generated/mock.ts";
import { readDocument } from "../../generator/check/sample/sample.ts";
import { Diagnostics } from "../../generator/diagnostics/diagnostics.ts";
import type { DocumentElement } from "../../generator/model/model.ts";
import { readApi } from "../../generator/pipeline.ts";
import { sourceReader } from "../../generator/source/source-files.ts";
import { listFiles } from "../../generator/source/spec-file.ts";
import type { BodyCase, Case, ResponseCase, WireBody } from "../../runtime/api/case.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { ClientError } from "../../runtime/errors.ts";
import type { Fetch } from "../../runtime/http/client-options.ts";
import { noContent } from "../../runtime/http/operation.ts";
import { charsetOf } from "../../runtime/http/response-body.ts";
import { send } from "../../runtime/http/transport.ts";
import { readRepository, repository } from "../support/generate.ts";

const SPEC = `${repository}spec/ece-chat.openapi.yaml`;
const diagnostics = new Diagnostics();
const source = { entry: SPEC, read: sourceReader(SPEC), list: listFiles };
const content = await readApi(source, diagnostics);
if (content === undefined) throw new Error("the spec has a problem");
const model = content.api;
const { cases } = model;

test("every operation has cases, each with an id of its own", () => {
  expect(diagnostics.all).toEqual([]);
  const operations = api.operations.map(({ operation }) => operation.id);
  expect(new Set(cases.map(({ operation }) => operation))).toEqual(new Set(operations));
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

test("the example of spec/README.md is real", () => {
  const [, example = ""] = /```yaml\n(operation: [\s\S]*?)```/.exec(
    readRepository("spec/README.md"),
  ) as RegExpExecArray;
  const { operation, cases: shown } = parse(example);
  const files = readdirSync(`${repository}spec/cases`).map((name) =>
    readRepository(`spec/cases/${name}`),
  );
  const file = files.find((text) => text.includes(`\noperation: ${operation}\n`)) ?? "";
  const pieces = example.split(/^(?= {2}- id)/m).slice(1);
  expect(pieces.length).toBe(shown.length);
  for (const piece of pieces) expect(file).toContain(piece.trimEnd());
});

test("the vendor's samples are there, byte for byte as printed", () => {
  const printed = readdirSync(`${repository}test/vendor-note`).filter((name) => /xml$/.test(name));
  const texts = printed.map((name) => readRepository(`test/vendor-note/${name}`));
  expect(texts.length).toBe(7);
  expect(cases.map(textOf)).toEqual(expect.arrayContaining(texts));
});

/** What a case gives as text. */
function textOf(each: Case): string | undefined {
  if (each.kind !== "response" && each.kind !== "body") return undefined;
  const body = each.kind === "body" ? each.body : each.response.body;
  return body && "text" in body ? body.text : undefined;
}

/** Those that are not in UTF-8. Said here, so that finding it out is left to the code that is tested. */
const charsets: { readonly [id: string]: string } = {
  "getAgentAvailability/latin-1": "iso-8859-1",
  "getAgentAvailability/charset-twice": "iso-8859-1",
  "getAgentAvailability/charset-with-quoted-pair": "iso-8859-1",
  "getAgentAvailability/charset-after-quoted-string": "iso-8859-1",
  "getAgentAvailability/charset-in-capitals": "iso-8859-1",
  "getAgentAvailability/utf-16": "utf-16le",
  "getCapacity/utf-16-by-jaxb": "utf-16be",
  "getChatAllowed/latin-1-by-declaration": "iso-8859-1",
  "getChatAllowed/mark-under-another-charset": "utf-16be",
  "getChatAllowed/windows-1252-by-charset": "windows-1252",
  "getChatAllowed/windows-1252-by-declaration": "windows-1252",
  "getLiveSessionStatus/utf-16-by-charset": "utf-16be",
  "submitSurvey/charset-twice": "iso-8859-1",
  "submitSurvey/charset-after-quoted-string": "iso-8859-1",
  "submitSurvey/windows-1252": "windows-1252",
};

describe("what gives a value is XML, and gives it to another reader, too", () => {
  const read = cases.filter(
    (each): each is ResponseCase | BodyCase => each.kind !== "path" && each.expect.kind === "value",
  );
  const types = {
    structs: new Map(model.structs.map((struct) => [struct.name, struct])),
    enums: new Map(model.enums.map((each) => [each.name, each])),
  };

  test.each(read)("$id", (each) => {
    const bytes = bytesOf(each.kind === "body" ? each.body : each.response.body);
    const decoder = new TextDecoder(charsets[each.id]);
    // Not in one go, which Node gets wrong: see below.
    const text = decoder.decode(bytes, { stream: true }) + decoder.decode();
    expect(XMLValidator.validate(text)).toBe(true);
    const value = readDocument(text, documentOf(each), types);
    expect({ kind: "value", value: asJson(value) }).toEqual(each.expect);
  });
});

function documentOf(each: ResponseCase | BodyCase): DocumentElement {
  const operation = model.operations.find(({ id }) => id === each.operation);
  const name = each.kind === "body" ? operation?.body?.document : operation?.responses[0]?.document;
  const document = model.documents.find((known) => known.name === name);
  if (document === undefined) throw new Error(`${each.id} is about no document`);
  return document;
}

function bytesOf(body: WireBody | undefined): Buffer<ArrayBuffer> {
  if (body === undefined) return Buffer.alloc(0);
  return "text" in body ? Buffer.from(body.text) : Buffer.from(body.base64, "base64");
}

/** JSON has no INF and no NaN, which are text there, and but one zero. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "number" && !Number.isFinite(part)
      ? String(part).replace("Infinity", "INF")
      : part,
  );
  return JSON.parse(text);
}

describe("our client and codecs do what is expected", () => {
  test.each(cases)("$id", check);
});

async function check(each: Case): Promise<void> {
  const outcome = asJson(await outcomeOf(each));
  if (each.expect.kind === "value") expect(outcome).toEqual(each.expect);
  else if (each.expect.kind === "error") {
    // Ours is the code that says the most.
    const { codes, ...expected } = each.expect;
    expect(outcome).toMatchObject({ ...expected, code: codes[0] });
  } else expect(outcome).toMatchObject(each.expect);
}

async function outcomeOf(each: Case): Promise<unknown> {
  const described = api.operations.find(({ operation }) => operation.id === each.operation);
  if (described === undefined) throw new Error(`there is no operation ${each.operation}`);
  const { operation, body } = described;
  const client = { baseUrl: "https://chat.example.com", retry: false, ...each.options } as const;
  try {
    switch (each.kind) {
      case "request": {
        let request: unknown;
        const fetch: Fetch = async (url, { method, headers, body: text }) => {
          const path = url.slice(client.baseUrl.length);
          const sent = Object.fromEntries(headers as Headers);
          request = { method, path, headers: sent, ...(text && { body: { text } }) };
          return new Response(null, { status: 204 });
        };
        const anyAnswer = { ...operation, responses: { "204": noContent } };
        await send(anyAnswer, { ...client, fetch }, each.params);
        return { kind: "request", request };
      }
      case "response": {
        const input = body ? { sid: "1", survey: [{ question: "Q", answer: "A" }] } : { id: 1000 };
        const { status, headers, body: given } = each.response;
        const fetch = async () => new Response(given && bytesOf(given), { status, headers });
        const value = await send(operation, { ...client, fetch }, input);
        return value === undefined ? { kind: "nothing" } : { kind: "value", value };
      }
      case "body": {
        if (body === undefined) throw new Error(`${each.operation} has no body`);
        const headers = { "content-type": each.contentType };
        const charset = charsetOf(new Response(null, { headers }));
        return { kind: "value", value: decode(body.document, bytesOf(each.body), { charset }) };
      }
      case "path": {
        // The mock reads it, as it does what a client sends.
        const { handle } = createMock();
        const [asked, plain] = [each.path, each.path.replace(/\?.*/, "")].map(async (path) => {
          const response = await handle(new Request(client.baseUrl + path));
          return [response.status, await response.text()];
        });
        expect(await asked).toEqual(await plain);
        const id = new URL(client.baseUrl + each.path).pathname.split("/").at(-1);
        return { kind: "value", value: { id } };
      }
      case "scenario":
        throw new Error("nobody writes a scenario by hand");
    }
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return { kind: "error", ...error };
  }
}
