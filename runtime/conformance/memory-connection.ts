import type { Case, WireRequest, WireResponse } from "../api/case.ts";
import { bytesOf, wireRequest } from "../api/wire-body.ts";
import type { Connection } from "./connection.ts";

const BASE_URL = "http://memory.invalid/base";

/** A connection without a network. Where no answer is arranged, it answers 204. */
export function memoryConnection(): Connection {
  let arranged: WireResponse | undefined;
  let last: WireRequest | undefined;
  return {
    name: "memory",
    baseUrl: BASE_URL,
    async fetch(url, { method = "GET", headers, body }) {
      const text = typeof body === "string" ? body : null;
      last = wireRequest({ url, method, headers: new Headers(headers), body: text }, BASE_URL);
      const answer = arranged ?? { status: 204, headers: {} };
      arranged = undefined;
      return responseOf(answer);
    },
    cannot,
    async answer(_each, response) {
      arranged = response;
      last = undefined;
    },
    async sent() {
      return last;
    },
  };
}

function cannot(each: Case): string | undefined {
  if (each.kind === "path") return "there is no server that could read a path";
  if (each.kind === "scenario") return "there is no server that could be in a state";
  if (each.kind !== "response") return undefined;
  return new Headers(each.response.headers).has("content-encoding")
    ? "in memory nothing undoes a content-encoding"
    : undefined;
}

function responseOf({ status, headers, body }: WireResponse): Response {
  const bytes = bytesOf(body);
  return new Response(bytes.length === 0 ? null : bytes, { status, headers: { ...headers } });
}
