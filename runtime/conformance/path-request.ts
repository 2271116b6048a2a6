import type { PathCase } from "../api/case.ts";
import type { OperationDescription } from "../api/description.ts";
import { inputOf } from "../api/json-value.ts";
import { isDocumented } from "../api/lookup.ts";
import type { ClientOptions } from "../http/client-options.ts";
import type { AbortSignal } from "../platform.ts";
import { type Called, call } from "./call.ts";
import type { Outcome } from "./target.ts";

/**
 * Asks a server for the path of a case, and for what a client sends for the same input. A server that reads that
 * input answers both alike: with one status, and with what the spec has for it. What it tells may change meanwhile.
 */
export async function askForPath(
  { path, expect, options }: PathCase,
  description: OperationDescription,
  client: ClientOptions,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { fetch = globalThis.fetch } = client;
  const url = String(client.baseUrl).replace(/\/+$/, "") + path;
  const input = inputOf(expect.value, description);
  const ask = (more: Partial<ClientOptions>): Promise<Called> =>
    call(description, { ...client, ...options, ...more }, input, signal);
  const wanted = (await ask({})).response?.status;
  const { outcome, response } = await ask({ fetch: (_url, init) => fetch(url, init) });
  if (response && response.status !== wanted) {
    const { status } = response;
    const message = `the server answers ${status}, and ${wanted ?? "not at all"} to what a client sends`;
    return { kind: "error", error: { code: "unexpected-status", message, status } };
  }
  // A documented failure is an answer like others.
  const failed = response && !response.ok && isDocumented(description, response.status);
  return outcome.kind === "error" && !failed ? outcome : { kind: "accepted" };
}
