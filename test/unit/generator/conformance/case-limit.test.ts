/** A large document has as many conformance cases as somebody runs, and says how many it has not. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import { limitedCases, MOST_CASES } from "../../../../generator/conformance/case-limit.ts";
import { deriveCases } from "../../../../generator/conformance/derive.ts";
import { SampleDocument } from "../../../../generator/conformance/sample-document.ts";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import type { Api } from "../../../../generator/model/model.ts";
import { readApi } from "../../../../generator/pipeline.ts";
import type { Case } from "../../../../runtime/api/case.ts";
import { committedSpec, generateFrom } from "../../../support/generate.ts";

/** A document with as many operations, each with a body and an answer of as many members. */
function documentOf(operations: number, members: number, padding = ""): object {
  const types = ["string", "integer", "boolean", "number"];
  const part = (at: number) => ({
    type: "object",
    xml: { name: `part${at}` },
    required: ["m0"],
    properties: Object.fromEntries(
      Array.from({ length: members }, (_, index) => {
        return [`m${index}`, { type: types[index % types.length], description: padding }];
      }),
    ),
  });
  const content = (at: number) => {
    const example = { m0: "first", m1: 1 };
    const schema = { $ref: `#/components/schemas/Part${at}` };
    return { "application/xml": { schema, examples: { first: { dataValue: example } } } };
  };
  const put = (at: number) => ({
    operationId: `putPart${at}`,
    requestBody: { required: true, content: content(at) },
    responses: { 200: { description: "The part", content: content(at) } },
  });
  const all = Array.from({ length: operations }, (_, at) => at);
  return {
    openapi: "3.2.0",
    info: { title: "Parts", version: "1" },
    paths: Object.fromEntries(all.map((at) => [`/parts/${at}`, { put: put(at) }])),
    components: { schemas: Object.fromEntries(all.map((at) => [`Part${at}`, part(at)])) },
  };
}

async function apiOf(document: object): Promise<Api> {
  const diagnostics = new Diagnostics();
  const read = async () => JSON.stringify(document);
  const content = await readApi({ entry: "parts.json", read }, diagnostics);
  if (content === undefined) throw new Error(diagnostics.all[0]?.message);
  return content.api;
}

const casesIn = (all: ReturnType<typeof limitedCases>): readonly Case[] =>
  all.flatMap(({ cases }) => cases);
const idsIn = (all: ReturnType<typeof limitedCases>) => casesIn(all).map(({ id }) => id);
const lengthOf = (cases: readonly Case[]) =>
  cases.reduce((sum, each) => sum + JSON.stringify(each).length, 0);

describe("a document with many members", () => {
  let api: Api;
  let all: readonly Case[];
  let limited: ReturnType<typeof limitedCases>;
  beforeAll(async () => {
    api = await apiOf(documentOf(2, 240));
    all = deriveCases(api);
    limited = limitedCases(api);
  });

  test("has no more cases of an operation than the bound, and says how many it has not", () => {
    for (const { operation, cases, leftOut } of limited) {
      const whole = all.filter((each) => each.operation === operation.id).length;
      expect(cases.length + leftOut).toBe(whole);
      expect(leftOut).toBeGreaterThan(100);
      expect(cases.length).toBeLessThanOrEqual(MOST_CASES);
      expect(lengthOf(cases)).toBeLessThan(MOST_CASES * 2048);
    }
  });

  test("has them in their order, with the ids that they have without bounds", () => {
    const kept = new Set(idsIn(limited));
    expect(casesIn(limited)).toEqual(all.filter(({ id }) => kept.has(id)));
  });

  test("has all that shows something for the first time, and what is about XML", () => {
    const [first] = limited;
    const sentences = (cases: readonly Case[]) => new Set(cases.map((each) => each.documentation));
    const ofFirst = all.filter((each) => each.operation === first?.operation.id);
    expect(sentences(first?.cases ?? [])).toEqual(sentences(ofFirst));
    for (const tag of ["syntax", "encoding", "security", "namespaces"]) {
      const tagged = ofFirst.filter(({ tags, kind }) => tags.includes(tag) && kind === "response");
      const kept = first?.cases.filter(
        ({ tags, kind }) => tags.includes(tag) && kind === "response",
      );
      expect(tagged.length, tag).toBeGreaterThan(1);
      // An attribute of each element that is there twice is one of syntax, too.
      expect(kept?.length, tag).toBeGreaterThan(Math.min(8, tagged.length - 1));
    }
  });

  test("has the same ones each time, whatever other operations there are", async () => {
    expect(idsIn(limitedCases(api))).toEqual(idsIn(limited));
    const more = limitedCases(await apiOf(documentOf(5, 240)));
    expect(idsIn(more.slice(0, 2))).toEqual(idsIn(limited));
  });

  test("has as many as are asked for", () => {
    expect(idsIn(limitedCases(api, 100_000))).toEqual(all.map(({ id }) => id));
    for (const { cases } of limitedCases(api, 60)) expect(cases.length).toBeLessThanOrEqual(60);
  });

  test("has not many more made than are kept", () => {
    const printed = vi.spyOn(SampleDocument.prototype, "printRoot");
    const smaller = vi.spyOn(SampleDocument.prototype, "around");
    const { length } = casesIn(limitedCases(api, 60));
    expect(length).toBeGreaterThan(50);
    // What is about XML is printed once for all operations, 100 times for answers and bodies each.
    expect(printed.mock.calls.length).toBeLessThan(length + 300);
    expect(smaller.mock.calls.length).toBeLessThan(3 * length + 300);
    vi.restoreAllMocks();
  });

  test("has its samples and its plain and whole requests, whatever the bound is", () => {
    const expected = ["example-first", "body-example-first", "request-example-first"];
    for (const { operation, cases } of limitedCases(api, 0)) {
      expect(cases.map(({ id }) => id)).toEqual(
        [...expected, "request-plain", "request-whole"].map((what) => `${operation.id}/${what}`),
      );
    }
  });
});

test("a document with many operations has 10 times as many cases in all, and some of each", async () => {
  const limited = limitedCases(await apiOf(documentOf(40, 8)), 50);
  const total = casesIn(limited);
  expect(total.length).toBeLessThanOrEqual(50 * 10);
  expect(total.length).toBeGreaterThan(50 * 10 - 10);
  const counts = limited.map(({ cases }) => cases.length);
  // The first one shows what is the same for all.
  expect(Math.min(...counts)).toBeGreaterThan(10);
  expect(Math.max(...counts.slice(1)) - Math.min(...counts.slice(1))).toBeLessThan(8);
  const [, second] = limited;
  expect(new Set(second?.cases.map(({ kind }) => kind))).toEqual(
    new Set(["request", "response", "body"]),
  );
});

test("long cases count as several", async () => {
  const document = documentOf(1, 600);
  const [limited] = limitedCases(await apiOf(document));
  const cases = limited?.cases ?? [];
  expect(Math.max(...cases.map((each) => JSON.stringify(each).length))).toBeGreaterThan(10_000);
  expect(lengthOf(cases)).toBeLessThan(MOST_CASES * 2048);
});

describe("what is generated", () => {
  const options = { without: ["mock", "reference", "schema"] } as const;

  test("says it on the page of the cases, and of each file", async () => {
    const { files, generated } = await generateFrom(JSON.stringify(documentOf(1, 240)), options);
    const page = files.get("conformance/README.md") ?? "";
    expect(page).toContain("an operation has 1000 at most, and all have 10 times as many");
    const file = generated.find(({ path }) => path === "conformance/cases/put-part0.json");
    const { kept = 0, leftOut = 0 } = file?.cases ?? {};
    expect(leftOut).toBeGreaterThan(100);
    expect(page).toMatch(new RegExp(`\\| ${kept} +\\| \\d+ +\\| ${leftOut} +\\|`));
  });

  test("says nothing of it where there is nothing to say", async () => {
    const { files, generated } = await generateFrom(committedSpec(), options);
    expect(files.get("conformance/README.md")).not.toContain("--max-cases");
    expect(new Set(generated.flatMap(({ cases }) => cases?.leftOut ?? []))).toEqual(new Set([0]));
  });
});
