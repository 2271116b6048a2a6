/** Which answer is given. What differs between scenarios is the spec's; that they are told apart, ours. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, ELIGIBILITY, ONE_ANSWER, SURVEY, survey } from "./ask.ts";
import { lamps } from "./lamps.ts";

function exampleOf(operation: string, name: string): string | undefined {
  const described = api.operations.find((each) => each.operation.id === operation);
  const examples = described?.answers.flatMap((answer) => answer.examples);
  return examples?.find((each) => each.name === name)?.text;
}

const level = { headers: { "x-level": "1" } };

describe("an answer is that of the scenario", () => {
  test.each(api.scenarios)("that the parameters select: $name", async (scenario) => {
    const mock = createMock(api);
    for (const [id, { status, example }] of Object.entries(scenario.answers)) {
      const { operation } = api.operations.find((each) => each.operation.id === id) ?? {};
      if (operation?.method !== "GET") continue;
      const path = operation.path.replace("{id}", scenario.parameters.id ?? "");
      const { status: given, type, body } = await ask(mock, path);
      expect(given).toBe(status);
      expect(body).toBe(example === undefined ? "" : exampleOf(id, example));
      expect(type).toBe(example === undefined ? null : "application/xml");
    }
  });

  test("whose parameters have the same values, however they are written", async () => {
    const mock = createMock(api);
    const same = ["1002", "01002", "%2B1002", "%31002"];
    for (const id of same) {
      const { body } = await ask(mock, `/chat/entrypoint/checkEligibility/${id}`);
      expect(body).toContain('responseType="2"');
    }
  });

  test("all of whose parameters fit that the operation has", async () => {
    const mock = createMock(lamps);
    const answers = ["7?room=attic", "7?room=cellar", "8", "008?room=attic"].map((path) =>
      ask(mock, `/lamps/${path}`, level),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 203, 203]);
  });

  test("that was set for all: in the options, or later", async () => {
    const mock = createMock(api, { scenario: "noAgents" });
    expect((await ask(mock, ELIGIBILITY)).body).toContain('responseType="1"');
    mock.useScenario("queueFull");
    expect((await ask(mock, ELIGIBILITY)).body).toContain('responseType="2"');
    mock.useScenario(undefined);
    expect((await ask(mock, ELIGIBILITY)).body).toContain('responseType="0"');
    mock.reset();
    expect(mock.scenario).toBe("noAgents");
  });

  test("of a name: a mock has them all", () => {
    const mock = createMock(api);
    expect(mock.scenarios).toEqual(api.scenarios.map(({ name }) => name));
    for (const name of mock.scenarios) {
      mock.useScenario(name);
      expect(mock.scenario).toBe(name);
    }
  });

  test("that comes first, where none is selected", async () => {
    const { body } = await ask(createMock(api), "/chat/entrypoint/checkEligibility/31");
    expect(body).toContain('responseType="0"');
  });

  test("but without a body where it names no example", async () => {
    const { status, type, body } = await ask(createMock(api), SURVEY, survey(ONE_ANSWER));
    expect({ status, type, body }).toEqual({ status: 204, type: null, body: "" });
  });
});

describe("an operation that no scenario names", () => {
  test("answers with its first success", async () => {
    const mock = createMock(lamps, { scenario: "dark" });
    expect(await ask(mock, "/lamps/first")).toMatchObject({
      status: 200,
      body: '<lamp is="first"/>',
    });
  });

  test("does so too where there is no scenario", async () => {
    const mock = createMock({ ...lamps, scenarios: [] });
    expect(await ask(mock, "/lamps/8", level)).toMatchObject({
      status: 200,
      body: '<lamp is="on"/>',
    });
  });
});

describe("what cannot be used", () => {
  const names = api.scenarios.map(({ name }) => name).join(", ");

  test("is refused as an option", () => {
    const refused = (options: object) => () => createMock(api, options);
    expect(refused({ scenario: "opened" })).toThrow(
      `scenario: none is called "opened"; there are: ${names}`,
    );
    expect(refused({ delayMs: -1 })).toThrow(
      "delayMs: must be a number from 0 to 2147483647, got -1",
    );
    expect(refused({ maxLogged: NaN })).toThrow(
      "maxLogged: must be a number from 0 to 2147483647, got NaN",
    );
  });

  test("is refused later", () => {
    const mock = createMock(lamps);
    expect(() => mock.useScenario("toString")).toThrow(
      'scenario: none is called "toString"; there are: lit, dark',
    );
    expect(() => mock.received("lamps")).toThrow(
      'collection: none is called "lamps"; there are: plans',
    );
    expect(mock.collections).toEqual(["plans"]);
  });
});
