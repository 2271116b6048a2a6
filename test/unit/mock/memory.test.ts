/** What a mock remembers is bounded by bytes, whatever is sent to it. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, CAPACITY, ONE_ANSWER, SURVEY, survey } from "./ask.ts";

const long = (answer: string) => survey(ONE_ANSWER.replace("A<", `${answer}<`));
const list = async (mock: ReturnType<typeof createMock>, path: string) => {
  const { body, headers } = await ask(mock, `/__mock/${path}`);
  return { value: JSON.parse(body), dropped: headers.get("x-dropped"), length: body.length };
};

test("documents: the newest are kept, and it is told how many are not", async () => {
  const mock = createMock(api, { maxKeptBytes: 20_000 });
  for (let i = 0; i < 30; i++) {
    expect((await ask(mock, SURVEY, long(`${i}-${"a".repeat(3000)}`))).status).toBe(204);
  }
  const { value, dropped, length } = await list(mock, "surveys");
  expect(value).toEqual(mock.received("surveys"));
  expect(value.map((each: unknown) => /"(\d+)-a/.exec(JSON.stringify(each))?.[1])).toEqual([
    "24",
    "25",
    "26",
    "27",
    "28",
    "29",
  ]);
  expect([dropped, mock.droppedFrom("surveys")]).toEqual(["24", 24]);
  expect(length).toBeLessThan(20_000);
  expect(await list(mock, "")).toMatchObject({ value: { collections: { surveys: 6 } } });
  mock.clearReceived("surveys");
  expect(await list(mock, "surveys")).toMatchObject({ value: [], dropped: null });
});

test("a text beyond Latin-1 counts double, as it does in memory", async () => {
  const mock = createMock(api, { maxKeptBytes: 20_000 });
  for (let i = 0; i < 10; i++) await ask(mock, SURVEY, long("–".repeat(3000)));
  expect(mock.received("surveys")).toHaveLength(3);
});

test("a document that is too long alone is dropped, and no other for it", async () => {
  const mock = createMock(api, { maxKeptBytes: 2000 });
  await ask(mock, SURVEY, survey(ONE_ANSWER));
  expect((await ask(mock, SURVEY, long("a".repeat(3000)))).status).toBe(204);
  expect(mock.received("surveys")).toEqual([
    { sid: "9", survey: [{ question: "Q", answer: "A" }] },
  ]);
  expect(mock.droppedFrom("surveys")).toBe(1);
});

test("requests: their bodies, paths and headers count", async () => {
  const mock = createMock(api, { maxKeptBytes: 20_000 });
  for (const init of [
    long("a".repeat(3000)),
    { headers: { "x-long": "a".repeat(3000) } },
    { headers: { ["x".repeat(3000)]: "a" } },
  ]) {
    mock.clearRequests();
    for (let i = 0; i < 10; i++) await ask(mock, "body" in init ? SURVEY : CAPACITY, init);
    expect(mock.requests.length).toBeLessThan(7);
    expect(mock.requests.length + mock.droppedRequests).toBe(10);
  }
  mock.clearRequests();
  for (let i = 0; i < 10; i++) await ask(mock, `${CAPACITY}?${"q".repeat(1500)}`);
  expect(mock.requests.length).toBeLessThan(7);
  const { value, dropped } = await list(mock, "requests");
  expect(value).toHaveLength(mock.requests.length);
  expect(dropped).toBe(String(10 - value.length));
  mock.reset();
  expect([mock.droppedRequests, mock.requests]).toEqual([0, []]);
});

test("faults: one that would be too much is refused", () => {
  const mock = createMock(api);
  const fault = { status: 200, body: { text: "a".repeat(2 ** 23) } };
  expect(() => {
    for (let i = 0; i < 10; i++) mock.addFault(fault);
  }).toThrow("fault: all of them take more than 67108864 bytes: clear some first");
  expect(mock.faults.length).toBe(3);
  mock.clearFaults();
  mock.addFault(fault);
});

describe("a number of bytes", () => {
  test.each([-1, Number.NaN, 2 ** 31])("cannot be %d", (maxKeptBytes) => {
    expect(() => createMock(api, { maxKeptBytes })).toThrow(
      `maxKeptBytes: must be a number from 0 to 2147483647, got ${maxKeptBytes}`,
    );
  });
});
