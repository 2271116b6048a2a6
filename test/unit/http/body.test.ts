import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import type { Fetch } from "../../../runtime/http/client-options.ts";
import { send } from "../../../runtime/http/transport.ts";
import { failureOf, getLamp, ON, switchLamp } from "./server.ts";

/** What a `fetch` that is not the platform's answers with. */
function answering(answer: object) {
  const fetch = vi.fn(async () => answer as Response);
  return { fetch, client: { baseUrl: "http://h", fetch: fetch as unknown as Fetch } };
}

const bytes = new TextEncoder().encode(ON);
const headers = new Headers({ "content-type": "text/xml" });

describe("without a stream, as in React Native", () => {
  const arrayBuffer = async () => bytes.buffer;

  test("the body is read at once", async () => {
    const { client } = answering({ status: 200, headers, arrayBuffer });
    expect(await send(getLamp, client, { id: 1 })).toEqual({ on: true });
  });

  test.each([bytes.length, bytes.length - 1])("%i bytes are allowed", async (maxResponseBytes) => {
    const { client } = answering({ status: 200, headers, arrayBuffer });
    const call = send(getLamp, { ...client, maxResponseBytes }, { id: 1 });
    if (maxResponseBytes === bytes.length) expect(await call).toEqual({ on: true });
    else expect(await failureOf(call)).toMatchObject({ code: "too-large" });
  });

  test("what declares to be as long as it may be is read", async () => {
    const long = new Headers({ "content-length": `${bytes.length}` });
    const { client } = answering({ status: 200, headers: long, arrayBuffer });
    const call = send(getLamp, { ...client, maxResponseBytes: bytes.length }, { id: 1 });
    expect(await call).toEqual({ on: true });
  });

  test("what declares to be too large is not read", async () => {
    const read = vi.fn(arrayBuffer);
    const long = new Headers({ "content-length": "2000000" });
    const { client } = answering({ status: 200, headers: long, arrayBuffer: read });
    expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject({ code: "too-large" });
    expect(read).not.toHaveBeenCalled();
  });

  test("an error has its text, and an answer without a body is not read", async () => {
    const failed = answering({ status: 404, headers, arrayBuffer });
    expect(await failureOf(send(getLamp, failed.client, { id: 1 }))).toMatchObject({ body: ON });
    const { client } = answering({ status: 204, headers });
    expect(await send(switchLamp, client, { on: true })).toBeUndefined();
  });

  test("a connection that breaks is a NetworkError", async () => {
    const { client, fetch } = answering({
      status: 200,
      headers,
      arrayBuffer: () => Promise.reject(new TypeError("Network request failed")),
    });
    const call = send(getLamp, { ...client, retry: { retries: 1, delayMs: 0 } }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({
      name: "NetworkError",
      message: "getLamp: no complete answer: TypeError: Network request failed",
    });
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

test("null is an empty body", async () => {
  const { client } = answering({ status: 200, headers, body: null });
  expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject({ code: "empty-body" });
});

describe("a stream of Node, as node-fetch 2 gives it", () => {
  test("is read", async () => {
    const body = Readable.from([Buffer.from(ON.slice(0, 5)), Buffer.from(ON.slice(5))]);
    const { client } = answering({ status: 200, headers, body });
    expect(await send(getLamp, client, { id: 1 })).toEqual({ on: true });
  });

  test("is given up when it is too large, and when nobody reads it", async () => {
    const long = Readable.from([Buffer.alloc(50), Buffer.alloc(50)]);
    const { client } = answering({ status: 200, headers, body: long });
    const call = send(getLamp, { ...client, maxResponseBytes: 60 }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({ code: "too-large" });
    await vi.waitFor(() => expect(long.destroyed).toBe(true));

    const unread = Readable.from([Buffer.alloc(50)]);
    const okay = answering({ status: 204, headers, body: unread });
    expect(await send(switchLamp, okay.client, { on: true })).toBeUndefined();
    expect(unread.destroyed).toBe(true);
  });

  test("that breaks is a NetworkError", async () => {
    const body = new Readable({ read: () => body.destroy(new Error("Premature close")) });
    const { client } = answering({ status: 200, headers, body });
    expect(await failureOf(send(getLamp, { ...client, retry: false }, { id: 1 }))).toMatchObject({
      name: "NetworkError",
      message: "getLamp: no complete answer: Error: Premature close",
    });
  });
});

describe("a programming error is no network error, and is not tried again", () => {
  const CANNOT = "the body of the answer cannot be read: ";
  const used = new Response(ON);
  used.text();

  test.each<[string, object | undefined, string | RegExp]>([
    ["no answer", undefined, "getLamp: fetch gave no Response"],
    ["no headers", { status: 200, text: async () => ON }, "getLamp: fetch gave no Response"],
    ["headers that are a record", { status: 200, headers: {} }, "getLamp: fetch gave no Response"],
    [
      "a body that was read",
      used,
      `${CANNOT}TypeError: it was read before; read a clone() instead`,
    ],
    ["a body that is no stream", { status: 200, headers, body: {} }, /cannot be read: TypeError: /],
    ["a text as a body", { status: 200, headers, body: 5 }, /cannot be read: TypeError: /],
    ["no way to read", { status: 200, headers }, /cannot be read: TypeError: /],
    ["chunks of text", { status: 200, headers, body: Readable.from([ON]) }, /subarray/],
  ])("%s", async (_name, answer, message) => {
    const { client, fetch } = answering(answer as object);
    const failure = await failureOf(send(getLamp, client, { id: 1 }));
    expect(failure).toBeInstanceOf(TypeError);
    expect(failure).toMatchObject({
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("a body that onResponse reads, or locks", async () => {
    const { client, fetch } = answering(new Response(ON));
    const onResponse = (response: Response) => response.text();
    expect(await failureOf(send(getLamp, { ...client, onResponse }, { id: 1 }))).toMatchObject({
      message: `${CANNOT}TypeError: it was read before; read a clone() instead`,
      cause: new TypeError("it was read before; read a clone() instead"),
    });
    const locked = answering(new Response(ON));
    const lock = (response: Response) => void response.body?.getReader();
    const call = send(getLamp, { ...locked.client, onResponse: lock }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({
      message: expect.stringMatching(/^the body of the answer cannot be read: TypeError/),
    });
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(locked.fetch).toHaveBeenCalledTimes(1);
  });
});
