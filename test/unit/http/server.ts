import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { attribute, document, element, required, struct } from "../../../runtime/codec/codec.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { boolean, int64, string } from "../../../runtime/codec/scalars.ts";
import { isForbiddenHeader } from "../../../runtime/http/forbidden-headers.ts";
import { noContent, type Operation, parameter } from "../../../runtime/http/operation.ts";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** The request target, as it was on the wire. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Settles when the connection is done with this request, answered or not. */
  readonly closed: Promise<void>;
}

export interface Server {
  readonly baseUrl: string;
  /** What has arrived so far. */
  readonly arrived: readonly Arrived[];
}

/** Starts a server on a free port for the rest of the test. */
export async function serve(
  answer: (response: ServerResponse, request: Arrived, count: number) => void,
): Promise<Server> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const closed = new Promise<void>((resolve) => response.on("close", resolve));
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url = "", headers } = request;
    const each = { method, url, headers, body, closed };
    arrived.push(each);
    answer(response, each, arrived.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, arrived };
}

/** What a page has as `Request`: it drops forbidden headers in silence. */
export class PageRequest extends Request {
  constructor(url: string, init: RequestInit) {
    const headers = [...new Headers(init.headers)].filter(([name]) => !isForbiddenHeader(name));
    super(url, { ...init, headers });
  }
}

/** What a call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("the call did not fail");
}

export const ON = '<lamp on="true"/>';

export interface LampInput {
  readonly id: number | bigint | string;
  readonly room?: string;
  readonly colours?: readonly string[];
  readonly traceId?: string;
}

export const getLamp: Operation<LampInput, { on: boolean }> = {
  id: "getLamp",
  method: "GET",
  path: "/lamps/{id}",
  parameters: [
    parameter("path", "id", int64, { required: true }),
    parameter("query", "room", string),
    parameter("query", "colour", string, { key: "colours", repeated: true }),
    parameter("header", "trace-id", string, { key: "traceId" }),
  ],
  responses: {
    200: document(
      element("lamp"),
      struct<{ on: boolean }>({ on: required(attribute("on"), boolean) }),
    ),
  },
  failures: { 500: "the lamp does not answer", "4XX": "the lamp is not known", default: "no idea" },
};

export interface SwitchInput {
  readonly on: boolean;
  readonly reason?: string;
}

const switchDocument = document(
  element("switch"),
  struct<{ on: boolean }>({ on: required(attribute("on"), boolean) }),
);

export const switchLamp: Operation<SwitchInput, undefined> = {
  id: "switchLamp",
  method: "POST",
  path: "/switch",
  parameters: [parameter("query", "reason", string)],
  body: {
    contentType: "text/xml; charset=utf-8",
    write: (input, options) => encode(switchDocument, input, options),
  },
  responses: { 204: noContent },
  failures: { 500: "the switch is stuck" },
};
