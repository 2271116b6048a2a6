import { type HttpHandler, http } from "msw";
import type { ApiDescription } from "../api/description.ts";
import { refuse } from "../api/refuse-input.ts";
import { InputError } from "../errors.ts";
import { type Check, check, isObject, text } from "../http/options.ts";
import { platform } from "../platform.ts";
import { createMock, type Mock } from "./mock.ts";
import { segmentsOf } from "./router.ts";

export type { HttpHandler } from "msw";

/** @typeParam Scenario - The names of the API's scenarios. */
export interface HandlerOptions<Scenario extends string = string> {
  /** The base URL of the requests that are answered, as given to the client; any if left out. */
  readonly baseUrl?: string | undefined;
  /** The mock that answers, to inspect what it received or make it fail. Defaults to a new one. */
  readonly mock?: Mock<Scenario> | undefined;
  /** The scenario of that new one; by default the parameters of each request select it. */
  readonly scenario?: Scenario | undefined;
  /** How long every answer of that new one is delayed, in milliseconds. Defaults to 0. */
  readonly delayMs?: number | undefined;
}

const aMock: Check = ["a mock", (value) => isObject(value) && typeof value.handle === "function"];

const methods = {
  GET: http.get,
  HEAD: http.head,
  POST: http.post,
  PUT: http.put,
  PATCH: http.patch,
  DELETE: http.delete,
} as const;

/**
 * Handlers for Mock Service Worker, one for each operation, all answered by one mock.
 * @throws {@link InputError} when an option cannot be used.
 */
export function handlersOf<Scenario extends string>(
  api: ApiDescription<Scenario>,
  options: HandlerOptions<Scenario> = {},
): HttpHandler[] {
  check("options", options, ["an object", isObject], refuse);
  const { baseUrl, mock, ...ofNewOne } = options;
  if (mock !== undefined) check("mock", mock, aMock, refuse);
  if (baseUrl !== undefined) check("baseUrl", baseUrl, text, refuse);
  for (const [name, value] of Object.entries(ofNewOne)) {
    if (mock && value !== undefined) throw new InputError(name, "is not for a mock that is given");
  }
  const { handle } = mock ?? createMock(api, ofNewOne);
  const base = baseUrl === undefined ? "" : `^${baseOf(baseUrl)}`;
  return api.operations.map(({ operation: { method, path } }) => {
    const url = new RegExp(`${base}${pathOf(path)}$`);
    return methods[method as keyof typeof methods](url, ({ request }) => handle(request));
  });
}

/** The beginning of the URLs that are answered. */
function baseOf(baseUrl: string): string {
  try {
    const { href } = new URL(baseUrl, platform.document?.baseURI);
    return escaped(href.endsWith("/") ? href.replace(/\/*$/, "") : href);
  } catch {
    throw new InputError("baseUrl", "must be an http(s) URL");
  }
}

/**
 * The end of the URLs that are for an operation, as an expression: the syntax for paths is another one in
 * each version of MSW. Two parameters of one segment are taken for one, since the mock distinguishes them.
 */
function pathOf(path: string): string {
  const segments = segmentsOf(path).map(({ texts, names }) => {
    const [first = "", last = ""] = [texts[0], texts.at(-1)].map((text) => escaped(text ?? ""));
    return names.length === 0 ? first : `${first}[^/]+${last}`;
  });
  return segments.map((segment) => `/${segment}`).join("");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
