import type {
  ApiDescription,
  OperationDescription,
  ScenarioDescription,
} from "../api/description.ts";
import { refuseFor } from "../api/refuse-input.ts";
import { sampleInput } from "../api/sample-input.ts";
import { readOptions } from "../http/client-options.ts";
import { isObject } from "../http/options.ts";
import { prepareRequest } from "../http/request.ts";
import { CONTROL } from "../mock/control.ts";
import { curlLine, portableUrl } from "../text/curl-line.ts";
import { definitions, indented } from "../text/layout.ts";

/** What is printed when the mock listens. */
export function introduction(
  api: ApiDescription,
  url: string,
  scenario: string | undefined,
): readonly string[] {
  const { title, scenarios } = api;
  const how = scenario === undefined ? "by the parameters of each request" : `by ${scenario}`;
  const control = [`curl ${url}${CONTROL}`, ...choosing(scenarios, url)];
  return [
    `${title}: a mock`,
    "",
    `  --base-url ${url}`,
    "",
    ...section(`Scenarios; it answers ${how}:`, scenarioLines(scenarios)),
    ...section("Try it:", indented(examples(api, url))),
    ...section("Inspect and change it while it runs:", indented(control)),
    "Ctrl+C ends it.",
  ];
}

/** The scenarios by their names, with the values of parameters that choose each. */
export function scenarioLines(scenarios: readonly ScenarioDescription[]): readonly string[] {
  return definitions(scenarios.map((each) => [selector(each), each.summary] as const));
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, "", ...lines, ""];
}

/** How a scenario is chosen; not the first, which most requests get anyway. */
function choosing(scenarios: readonly ScenarioDescription[], url: string): readonly string[] {
  return scenarios.slice(1, 2).map(({ name }) => {
    return `curl -X PUT ${portableUrl(`${url}${CONTROL}scenario/${encodeURIComponent(name)}`)}`;
  });
}

function selector({ name, parameters }: ScenarioDescription): string {
  const values = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
  return values.length > 0 ? `${name} (${values.join(", ")})` : name;
}

/** A request that asks, and one that carries something. */
function examples(api: ApiDescription, baseUrl: string): readonly string[] {
  const asking = api.operations.find(({ operation }) => operation.method === "GET");
  const carrying = api.operations.find(({ body }) => body !== undefined);
  return [asking, carrying].flatMap((each) => (each ? curl(api, each, baseUrl) : []));
}

/** The request as it could be typed; nothing where no values are known for what it needs. */
function curl(
  api: ApiDescription,
  { operation, ...described }: OperationDescription,
  baseUrl: string,
): readonly string[] {
  const sample = sampleInput(api, { operation, ...described });
  if (sample.kind === "none") return [];
  const refuse = refuseFor(operation.id);
  const settings = readOptions({ baseUrl }, {}, refuse);
  const input = firstItems(sample.input);
  const { method, url, body, headers } = prepareRequest(operation, input, settings, refuse);
  const type = headers.get("content-type");
  return [
    curlLine({
      method,
      url,
      headers: type === null ? [] : [["content-type", type]],
      xml: body ?? undefined,
      showsHead: method !== "GET",
    }),
  ];
}

/** A value with the first item of each of its lists: what is typed should be short. */
function firstItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(firstItems);
  if (!isObject(value) || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, firstItems(held)]));
}
