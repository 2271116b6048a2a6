import type { Case, Json, WireBody, WireRequest } from "../api/case.ts";
import { refuse } from "../api/refuse-input.ts";
import { bytesOf, headerRecord, isOfConnection } from "../api/wire-body.ts";
import type { ErrorCode } from "../errors.ts";
import { quote } from "../errors.ts";
import type { Fetch } from "../http/client-options.ts";
import { callback, type OptionTable, readTable, text } from "../http/options.ts";
import { platform } from "../platform.ts";
import { type RawAnswer, sendRaw } from "./call.ts";
import type { Connection } from "./connection.ts";
import type { ObservedError, Outcome } from "./target.ts";

export interface MockConnectionOptions {
  /** Below which the mock has the operations' paths. */
  readonly baseUrl: string;
  /** Below which it is controlled; `/__mock/` on the same host. */
  readonly controlUrl?: string | undefined;
  /** The client's; the platform's unless given. */
  readonly fetch?: Fetch | undefined;
  /** Controls the mock; `fetch` unless given. A page needs another way, since CORS forbids it this one. */
  readonly controlFetch?: Fetch | undefined;
}

/** A request in the mock's log. */
interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: WireBody;
}

/** The mock's overview of itself. */
interface Overview {
  /** How many documents it has kept, by the names under which it lists them. */
  readonly collections: { readonly [name: string]: number };
}

const connectionTable: OptionTable<MockConnectionOptions> = {
  baseUrl: text,
  controlUrl: text,
  fetch: callback,
  controlFetch: callback,
};

/** The URL of a mock's control, unless something is in front of the mock. */
function controlBelow(baseUrl: string): string {
  try {
    return new URL("/__mock/", new URL(baseUrl, platform.location?.href)).href;
  } catch {
    return refuse("baseUrl", `must be an http(s) URL, got ${quote(baseUrl)}`);
  }
}

/** A connection over HTTP to this package's mock. Nothing else may use the mock during the run. */
export function mockConnection(options: MockConnectionOptions): Connection {
  const settings = readTable(connectionTable, options, "options", refuse);
  const { baseUrl, fetch = globalThis.fetch, controlFetch = fetch } = settings;
  const controlUrl = settings.controlUrl ?? controlBelow(baseUrl);
  async function control(method: string, path: string, body?: object): Promise<Response> {
    const url = `${controlUrl.replace(/\/$/, "")}/${path}`;
    const json = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await controlFetch(url, { method, ...(body && json) });
    if (response.ok) return response;
    const problem = await response.text();
    throw new Error(`the mock answered ${response.status} to ${method} ${url}: ${problem}`);
  }

  /** What the mock has there, as it says itself. */
  async function read<T>(path: string): Promise<T> {
    return (await (await control("GET", path)).json()) as T;
  }

  return {
    name: "the mock",
    baseUrl,
    fetch,
    cannot,
    async answer({ operation }, response) {
      // Takes away what an earlier case arranged too, and what was arranged before the run.
      await control("POST", "reset");
      // A page sends a second request to follow a redirect, since browsers hide its status.
      const times = response && response.status >= 300 && response.status < 400 ? 2 : 1;
      if (response) await control("POST", "faults", { operation, times, ...response });
    },
    async sent() {
      const log = await read<readonly LoggedRequest[]>("requests");
      return requestOf(log.at(-1));
    },
    async post(_each, request, signal) {
      const response = await sendRaw(request, fetch, signal);
      if (!response.ok) return readRefusal(response);
      // What it read of the body is the only document that it has kept since the case began.
      const overview = await read<Overview>("");
      const [name] = Object.entries(overview.collections).find(([, kept]) => kept > 0) ?? [];
      if (name === undefined) return { kind: "accepted" };
      const documents = await read<readonly Json[]>(name);
      return { kind: "value", value: documents.at(-1) ?? null };
    },
  };
}

function cannot(each: Case): string | undefined {
  if (each.kind === "body" && each.tags.includes("strict-server")) {
    return "the mock reads it, as servers in use do";
  }
  if (each.kind !== "response") return undefined;
  const { headers, body } = each.response;
  for (const [name, value] of Object.entries(headerRecord(new Headers(headers)))) {
    const length = name === "content-length" && value !== String(bytesOf(body).length);
    if (length || isOfConnection(name)) return `a server sends a ${name} of its own`;
  }
  return undefined;
}

function requestOf(entry: LoggedRequest | undefined): WireRequest | undefined {
  if (entry === undefined) return undefined;
  const { method, path, headers, body } = entry;
  return { method, path, headers, ...(body && { body }) };
}

/** Why the mock refuses a body. */
function readRefusal({ status, text }: RawAnswer): Outcome {
  const error = status === 400 ? readError(text) : undefined;
  if (error) return { kind: "error", error };
  // Too long, or no XML.
  if (status === 413 || status === 415) return { kind: "refused" };
  const message = `the mock answered ${status}: ${text}`;
  return { kind: "error", error: { code: "unexpected-status", message, status } };
}

function readError(text: string): ObservedError | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { code, message, path, line, column } = value as { readonly [key: string]: unknown };
  if (typeof code !== "string") return undefined;
  return {
    code: code as ErrorCode,
    message: typeof message === "string" ? message : code,
    ...(typeof path === "string" && { path }),
    ...(typeof line === "number" && { line }),
    ...(typeof column === "number" && { column }),
  };
}
