import type {
  ApiDescription,
  OperationDescription,
  ScenarioDescription,
} from "../api/description.ts";
import { sampleInput } from "../api/sample-input.ts";
import { InputError } from "../errors.ts";
import { readOptions } from "../http/client-options.ts";
import { prepareRequest } from "../http/request.ts";
import { CONTROL } from "../mock/control.ts";
import { definitions } from "../text/layout.ts";
import { shellWord } from "../text/printable.ts";

/** What to know of a mock that has just begun to listen. */
export function introduction(
  api: ApiDescription,
  url: string,
  scenario: string | undefined,
): readonly string[] {
  const { title, scenarios } = api;
  const how = scenario === undefined ? "by the parameters of each request" : `by ${scenario}`;
  const names = scenarios.map((each) => [selector(each), each.summary] as const);
  const control = [`curl ${url}${CONTROL}`, ...choosing(scenarios, url)];
  return [
    `${title}: a mock`,
    "",
    `  --base-url ${url}`,
    "",
    ...section(`Scenarios; it answers ${how}:`, definitions(names)),
    ...section("Try it:", indented(examples(api, url))),
    ...section("Look at it and set it while it runs:", indented(control)),
    "Ctrl+C ends it.",
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, "", ...lines, ""];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** How a scenario is chosen; not the first, which most requests get anyway. */
function choosing(scenarios: readonly ScenarioDescription[], url: string): readonly string[] {
  return scenarios.slice(1, 2).map(({ name }) => {
    const data = shellWord(JSON.stringify({ scenario: name }));
    return `curl -X PUT -H 'Content-Type: application/json' -d ${data} ${url}${CONTROL}scenario`;
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
  const refuse = (path: string, problem: string): never => {
    throw new InputError(path, problem, operation.id);
  };
  const settings = readOptions({ baseUrl }, {}, refuse);
  const { method, url, body, headers } = prepareRequest(operation, sample.input, settings, refuse);
  const type = headers.get("content-type");
  const words = [
    ...(method === "GET" ? [] : ["-i", "-X", method]),
    ...(type === null ? [] : ["-H", shellWord(`Content-Type: ${type}`)]),
    // The declaration and the root on one line, so that it can be copied.
    ...(body === null ? [] : ["--data-binary", shellWord(body.replace(/\?>\s+</, "?><"))]),
    shellWord(url),
  ];
  return [`curl ${words.join(" ")}`];
}
