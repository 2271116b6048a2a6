import type { ApiDescription } from "../api/description.ts";
import { decodeSegment } from "../api/scalar-text.ts";
import { readRequest } from "../api/wire-body.ts";
import { InputError, quote } from "../errors.ts";
import { readContentType } from "../http/header-fields.ts";
import type { Fault } from "./fault.ts";
import { choice, empty, json, MockHttpError, type Say } from "./reply.ts";
import type { MockState } from "./state.ts";

/** The path below which a mock is controlled; all other paths belong to the API. */
export const CONTROL = "/__mock/";

/** The longest body of a request to the control, in bytes: faults may hold the longest answers. */
const MAX_BYTES = 2 ** 26;

/** The handlers of a path, by method. */
type Resource = { readonly [method: string]: (given: unknown) => Response };

/** How the control says what is wrong. */
export const sayInJson: Say = (status, message) => json(status, { message });

/** Answers requests to the control. */
export async function answerControl(
  request: Request,
  api: ApiDescription,
  mock: MockState,
): Promise<Response> {
  const resources = resourcesOf(api, mock);
  const name = new URL(request.url).pathname.slice(CONTROL.length);
  const resource = resources.get(name) ?? oneScenario(name, mock);
  if (!resource) {
    const paths = [...resources.keys()].map((each) => CONTROL + each);
    return sayInJson(404, `there is nothing at ${quote(CONTROL + name)}; ${choice(paths)}`);
  }
  const method = request.method === "HEAD" ? "GET" : request.method;
  const handler = Object.hasOwn(resource, method) ? resource[method] : undefined;
  if (!handler) {
    const methods = Object.keys(resource);
    const allow = (methods.includes("GET") ? [...methods, "HEAD"] : methods).join(", ");
    return json(405, { message: `${CONTROL}${name} takes ${allow}, not ${method}` }, { allow });
  }
  return handler(await readJson(request));
}

function resourcesOf(api: ApiDescription, mock: MockState): ReadonlyMap<string, Resource> {
  const own = new Map<string, Resource>([
    ["", { GET: () => json(200, overview(api, mock)) }],
    ["scenario", scenarioOf(mock)],
    ["faults", faultsOf(mock)],
    ["requests", requestsOf(mock)],
    ["reset", { POST: done(() => mock.reset()) }],
  ]);
  // A collection with one of these names is available in code only.
  const collections = mock.collections.filter((name) => !own.has(name));
  return new Map([...own, ...collections.map((name) => [name, collectionOf(mock, name)] as const)]);
}

function scenarioOf(mock: MockState): Resource {
  const show = () => json(200, { scenario: mock.scenario ?? null });
  return {
    GET: show,
    PUT(given) {
      mock.useScenario(scenarioIn(given));
      return show();
    },
    DELETE: done(() => mock.useScenario(undefined)),
  };
}

/** `scenario/NAME`, which can be set without a body. */
function oneScenario(path: string, mock: MockState): Resource | undefined {
  const [, name] = /^scenario\/([^/]+)$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  return {
    PUT() {
      mock.useScenario(decodeSegment(name) ?? name);
      return json(200, { scenario: mock.scenario });
    },
  };
}

function scenarioIn(given: unknown): string | undefined {
  const { scenario, ...more }: { readonly scenario?: unknown } = Object(given);
  if (Object.keys(more).length === 0) {
    if (scenario === null) return undefined;
    if (typeof scenario === "string") return scenario;
  }
  throw new InputError("scenario", 'expected { "scenario": the name of one, or null }');
}

function faultsOf(mock: MockState): Resource {
  return {
    GET: () => json(200, mock.faults),
    POST(given) {
      // It checks what it is given.
      mock.addFault(given as Fault);
      return json(201, mock.faults.at(-1));
    },
    DELETE: done(() => mock.clearFaults()),
  };
}

function requestsOf(mock: MockState): Resource {
  return {
    GET: () => json(200, mock.requests, dropped(mock.droppedRequests)),
    DELETE: done(() => mock.clearRequests()),
  };
}

function collectionOf(mock: MockState, name: string): Resource {
  return {
    GET: () => json(200, mock.received(name), dropped(mock.droppedFrom(name))),
    DELETE: done(() => mock.clearReceived(name)),
  };
}

function overview({ title, scenarios }: ApiDescription, mock: MockState): unknown {
  const collections = mock.collections.map((name) => [name, mock.count(name)]);
  const links = ["scenario", "faults", "requests", ...mock.collections, "reset"];
  return {
    title,
    scenario: mock.scenario ?? null,
    scenarios: scenarios.map(({ name, summary, parameters }) => ({ name, summary, parameters })),
    faults: mock.faults.length,
    requests: mock.requestCount,
    collections: Object.fromEntries(collections),
    links: Object.fromEntries(links.map((name) => [name, CONTROL + name])),
  };
}

/** The header that says how many items of a list have been dropped. */
function dropped(count: number): Readonly<Record<string, string>> {
  return count === 0 ? {} : { "x-dropped": String(count) };
}

/** A handler that answers 204 when it is done. */
function done(work: () => void): () => Response {
  return () => {
    work();
    return empty(204);
  };
}

/** The value that a request carries; undefined if it has no body. */
async function readJson(request: Request): Promise<unknown> {
  const { bytes, tooLarge } = await readRequest(request, MAX_BYTES);
  if (tooLarge)
    throw new MockHttpError(sayInJson(413, `the body is longer than ${MAX_BYTES} bytes`));
  if (bytes.length === 0) return undefined;
  const type = request.headers.get("content-type") ?? "";
  if (readContentType(type)?.type !== "application/json") {
    // Any page may send a form or plain text without a preflight (Fetch §2.2.2).
    const problem = `Content-Type: expected "application/json", got ${quote(type)}`;
    throw new MockHttpError(sayInJson(415, problem));
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new MockHttpError(sayInJson(400, `the body is not JSON: ${error}`));
  }
}
