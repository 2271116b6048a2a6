import { describe, expect, test } from "vitest";
import type { Case } from "../../../runtime/api/case.ts";
import { attribute, document, element, required, struct } from "../../../runtime/codec/codec.ts";
import type { Scalar } from "../../../runtime/codec/scalars.ts";
import { codecTarget } from "../../../runtime/conformance/codec-target.ts";
import { noContent } from "../../../runtime/http/operation.ts";
import {
  base64Of,
  bodyCase,
  getLampDescription,
  lamps,
  pathCase,
  requestCase,
  responseCase,
  scenarioCase,
  switchCase,
} from "./lamps.ts";

const { run, name } = codecTarget(lamps);

test("its name", () => {
  expect(name).toBe("codecs");
});

describe("an answer", () => {
  test("is decoded", async () => {
    expect(await run(responseCase())).toEqual({ kind: "value", value: { on: true } });
  });

  test("of a class of statuses too", async () => {
    const { operation } = getLampDescription;
    const responses = { "2XX": operation.responses[200] ?? noContent };
    const description = { ...getLampDescription, operation: { ...operation, responses } };
    const target = codecTarget({ ...lamps, operations: [description] });
    const response = { status: 203, headers: {}, body: { text: '<lamp on="0"/>' } };
    expect(await target.run(responseCase({ response }))).toMatchObject({ value: { on: false } });
  });

  test("is decoded by the charset of its content type", async () => {
    const response = {
      status: 200,
      headers: { "Content-Type": "text/xml; charset=utf-16le" },
      body: base64Of(...[..."<lamp on='1'/>"].flatMap((char) => [char.charCodeAt(0), 0])),
    };
    expect(await run(responseCase({ response }))).toMatchObject({ value: { on: true } });
  });

  test("that is refused is an error, with its place", async () => {
    const response = { status: 200, headers: {}, body: { text: "<lamp/>" } };
    expect(await run(responseCase({ response }))).toEqual({
      kind: "error",
      error: {
        code: "missing",
        path: "/lamp/@on",
        line: 1,
        column: 1,
        message: "getLamp: /lamp/@on: this attribute is missing (line 1, column 1)",
      },
    });
  });

  test("without the body that it has to have is an error", async () => {
    const response = { status: 200, headers: {} };
    expect(await run(responseCase({ response }))).toMatchObject({ error: { code: "empty-body" } });
  });

  test("that has no body is nothing, whatever came", async () => {
    const response = { status: 204, headers: {} };
    const each = responseCase({ operation: "switchLamp", response });
    expect(await run(each)).toEqual({ kind: "nothing" });
  });
});

describe("text and its bytes come to the same,", () => {
  test.each([
    ["also with a byte order mark", '\ufeff<?xml version="1.0"?><lamp on="1"/>'],
    ["also with an encoding", '<?xml version="1.0" encoding="UTF-8"?><lamp on="1"/>'],
  ])("%s", async (_name, text) => {
    const response = { status: 200, headers: {}, body: { text } };
    expect(await run(responseCase({ response }))).toMatchObject({ value: { on: true } });
  });

  test("also in an error", async () => {
    const response = { status: 200, headers: {}, body: { text: "\ufeff" } };
    expect(await run(responseCase({ response }))).toMatchObject({
      error: { code: "not-well-formed", path: "/", line: 1, column: 1 },
    });
  });

  test.each([
    ["of another charset", "text/xml; charset=iso-8859-1", '<lamp on="ü"/>'],
    [
      "of another encoding",
      "text/xml",
      '<?xml version="1.0" encoding="ISO-8859-1"?><lamp on="ü"/>',
    ],
    ["of no charset that there is", "text/xml; charset=none", '<lamp on="1"/>'],
    ["of half a surrogate pair", "text/xml", '<lamp on="\ud800"/>'],
  ])("unless the bytes are those %s", async (_name, type, text) => {
    const response = { status: 200, headers: { "content-type": type }, body: { text } };
    expect(await run(responseCase({ response }))).toMatchObject({ kind: "error" });
  });

  test("and if they do not, the case fails", async () => {
    let calls = 0;
    const counter: Scalar<number> = {
      kind: "scalar",
      name: "integer",
      parse: () => ++calls,
      format: String,
    };
    const lamp = document(
      element("lamp"),
      struct<{ on: number }>({ on: required(attribute("on"), counter) }),
    );
    const operation = { ...getLampDescription.operation, responses: { 200: lamp } };
    const target = codecTarget({
      ...lamps,
      operations: [{ ...getLampDescription, operation }],
    });
    await expect(target.run(responseCase())).rejects.toThrow(
      'bytes give {"kind":"value","value":{"on":1}}, and the same text {"kind":"value","value":{"on":2}}',
    );
  });
});

describe("a body", () => {
  test("is decoded by its own document", async () => {
    const value = { on: true, level: ["INF"] };
    expect(await run(bodyCase())).toEqual({ kind: "value", value });
  });

  test("is decoded by the charset of its content type", async () => {
    const each = bodyCase({ contentType: "text/xml; charset=none" });
    expect(await run(each)).toMatchObject({ error: { code: "encoding", path: "/" } });
  });
});

describe("a request", () => {
  test("is the body that is encoded; parameters are no part of it", async () => {
    expect(
      await run(switchCase({ params: { on: true, level: ["-INF", 2], why: "dusk" } })),
    ).toEqual({
      kind: "request",
      request: {
        body: {
          text: `<?xml version="1.0" encoding="UTF-8"?>
<switch on="true"><level>-INF</level><level>2.0</level></switch>`,
        },
      },
    });
  });

  test("has the namespace that the case asks for", async () => {
    const options = { requestNamespace: "urn:lamps" };
    expect(await run(switchCase({ options }))).toMatchObject({
      request: { body: { text: expect.stringContaining('<switch xmlns="urn:lamps"') } },
    });
  });

  test("that is refused is an error", async () => {
    const params = { on: "yes", level: [] };
    expect(
      await run(switchCase({ params, expect: { kind: "error", codes: ["invalid-input"] } })),
    ).toEqual({
      kind: "error",
      error: {
        code: "invalid-input",
        path: "/switch/@on",
        message: 'switchLamp: /switch/@on: expected boolean, got "yes"',
      },
    });
  });
});

test("a refusal of the whole body has a path, and is for codecs", async () => {
  const expected = { kind: "error", codes: ["invalid-input"], path: "/switch" } as const;
  const params = { on: true, level: [], of: 1 };
  expect(await run(switchCase({ params, expect: expected }))).toMatchObject({
    error: { path: "/switch", message: 'switchLamp: /switch: has no member "of"' },
  });
});

describe("a case that is not for codecs is skipped:", () => {
  test.each<[Case, string]>([
    [requestCase(), "codecs write bodies, and the request has none"],
    [
      switchCase({ expect: { kind: "error", codes: ["invalid-input"], path: "why" } }),
      "codecs know no parameters",
    ],
    [responseCase({ response: { status: 500, headers: {} } }), "codecs know no status"],
    [responseCase({ options: { maxResponseBytes: 9 } }), "codecs know no limit of a body"],
    [scenarioCase(), "codecs have no server"],
    [pathCase(), "codecs have no server"],
  ])("%# %s", async (each, reason) => {
    expect(await run(each)).toEqual({ kind: "skipped", reason });
  });
});

describe("a case that cannot be right fails:", () => {
  test.each<[Case, string]>([
    [responseCase({ operation: "getCat" }), 'lamps has no operation "getCat"'],
    [bodyCase({ operation: "getLamp" }), "getLamp takes no body"],
    [bodyCase({ body: { base64: "?" } }), 'the body of the case: expected base64, got "?"'],
  ])("%# %s", async (each, message) => {
    await expect(run(each)).rejects.toThrow(message);
  });
});
