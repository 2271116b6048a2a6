import { connect, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { InputError } from "../../../runtime/errors.ts";
import type { Listening } from "../../../runtime/mock/listen.ts";
import { createMock, type Mock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { CAPACITY, ONE_ANSWER, read, SURVEY, survey } from "./ask.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

async function start(mock: Mock = createMock(api)): Promise<Listening> {
  const listening = await mock.listen();
  onTestFinished(listening.close);
  return listening;
}

/** Writes bytes to a server, and gives what comes back until it closes the connection. */
async function write({ port }: Listening, bytes: string | Uint8Array): Promise<string> {
  const socket = await open(port);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.write(bytes);
  await closed(socket);
  return Buffer.concat(chunks).toString("latin1");
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await new Promise<void>((resolve) => socket.on("connect", resolve));
  return socket;
}

function closed(socket: Socket): Promise<void> {
  // How a connection ended is not looked at: a reset is an end too.
  socket.on("error", () => {});
  return new Promise((resolve) => socket.on("close", () => resolve()));
}

/** A request of a client that wants no other. */
function request(line: string, ...fields: readonly string[]): string {
  return [line, ...fields, "Connection: close", "", ""].join("\r\n");
}

describe("a mock listens", () => {
  test("on any port that is free, for this machine alone", async () => {
    const listening = await start();
    expect(listening.port).toBeGreaterThan(0);
    expect(listening.url).toBe(`http://127.0.0.1:${listening.port}`);
    const answer = await read(await fetch(`${listening.url}/system/egain${CAPACITY}`));
    expect(answer).toMatchObject({ status: 200, type: "application/xml" });
    expect(answer.headers.get("content-length")).toBe(String(answer.body.length));
  });

  test.each([
    ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
    ["localhost", /^http:\/\/localhost:\d+$/],
  ])("on the host %s", async (host, shown) => {
    const { url, close } = await createMock(api).listen(0, { host });
    onTestFinished(close);
    expect(url).toMatch(shown);
    expect((await fetch(`${url}/__mock/`)).status).toBe(200);
  });

  test("twice, as one", async () => {
    const mock = createMock(api);
    const [one, other] = [await start(mock), await start(mock)];
    mock.addFault({ status: 500 });
    expect((await fetch(one.url + CAPACITY)).status).toBe(500);
    expect((await fetch(other.url + CAPACITY)).status).toBe(200);
  });

  test("and tells of each request and its answer", async () => {
    const lines: string[] = [];
    const { url, close } = await createMock(api).listen(0, {
      onAnswer: ({ method, url }, { status }) => lines.push(`${method} ${url} ${status}`),
    });
    onTestFinished(close);
    await fetch(url + CAPACITY);
    await fetch(`${url}/__mock/reset`, { method: "POST" });
    expect(lines).toEqual([`GET ${url}${CAPACITY} 200`, `POST ${url}/__mock/reset 204`]);
  });

  test("again on its port when it was closed", async () => {
    const mock = createMock(api);
    const first = await start(mock);
    await first.close();
    const { url, close } = await mock.listen(first.port);
    onTestFinished(close);
    expect((await fetch(url + CAPACITY)).status).toBe(200);
  });
});

describe("a mock cannot listen", () => {
  test("on a port that is in use", async () => {
    const { port } = await start();
    await expect(createMock(api).listen(port)).rejects.toThrow(
      new InputError("port", `${port} is in use: take another, or 0 to pick a free port`),
    );
  });

  test.each([-1, 65536, 1.5, NaN])("on the port %d", async (port) => {
    await expect(createMock(api).listen(port)).rejects.toThrow(
      new InputError("port", "must be a whole number from 0 to 65535"),
    );
  });

  test("on an address that is another machine's", async () => {
    await expect(createMock(api).listen(0, { host: "192.0.2.1" })).rejects.toThrow(
      /^host: 192\.0\.2\.1 cannot be listened on: listen EADDRNOTAVAIL/,
    );
  });

  test("in a page", async () => {
    vi.stubGlobal("process", undefined);
    await expect(createMock(api).listen()).rejects.toThrow(
      new TypeError("listen() needs Node 20.16, Deno or Bun; handle() works without"),
    );
  });
});

describe("a connection", () => {
  test("is cut by a fault, so that no client takes it for one that was idle too long", async () => {
    const mock = createMock(api);
    const listening = await start(mock);
    mock.addFault({ drop: true, times: 2 });
    await expect(fetch(listening.url + CAPACITY)).rejects.toThrow(TypeError);
    const answer = await write(listening, `GET ${CAPACITY} HTTP/1.1\r\nHost: h\r\n\r\n`);
    expect(answer.match(/content-length: \d/gi)).toEqual([
      "Content-Length: 1",
      "Content-Length: 2",
    ]);
    expect((await fetch(listening.url + CAPACITY)).status).toBe(200);
  });

  test("that the client gives up ends the waiting for it", async () => {
    const mock = createMock(api, { delayMs: 60_000 });
    const answers: Response[] = [];
    const { url, close } = await mock.listen(0, {
      onAnswer: (_request, response) => answers.push(response),
    });
    onTestFinished(close);
    const call = fetch(url + CAPACITY, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toThrow("aborted due to timeout");
    await vi.waitFor(() => expect(answers).toMatchObject([{ type: "error" }]));
    expect(mock.requests).toMatchObject([{ operation: "getCapacity", status: 0 }]);
  });

  test("is closed after a body that is too long, and the answer still arrives", async () => {
    const { url } = await start();
    const answer = await read(await fetch(url + SURVEY, survey("<".repeat(5_000_000))));
    expect(answer).toMatchObject({ status: 413, body: "the body is longer than 1048576 bytes\n" });
    expect(answer.headers.get("connection")).toBe("close");
  });

  test("is closed though the rest of such a body never comes", async () => {
    const listening = await start();
    const head = request(`POST ${SURVEY} HTTP/1.1`, "Host: h", "Content-Length: 5000000");
    expect(await write(listening, head)).toMatch(/^HTTP\/1\.1 413 .*bytes\n$/s);
  });

  test("that breaks in the middle of a body does no harm", async () => {
    const mock = createMock(api);
    const { port, url } = await start(mock);
    const socket = await open(port);
    const head = request(`POST ${SURVEY} HTTP/1.1`, "Host: h", "Content-Length: 100");
    socket.write(`${head}<egain`, () => socket.destroy());
    await closed(socket);
    expect((await fetch(url + CAPACITY)).status).toBe(200);
    expect(mock.requests).toMatchObject([{ operation: "getCapacity" }]);
  });

  test("carries one request after the other", async () => {
    const listening = await start();
    const get = `GET ${CAPACITY} HTTP/1.1\r\nHost: h\r\n\r\n`;
    const post = `POST ${SURVEY} HTTP/1.1\r\nHost: h\r\nContent-Type: text/xml\r\nContent-Length: ${ONE_ANSWER.length}\r\n\r\n${ONE_ANSWER}`;
    const last = request(`HEAD ${CAPACITY} HTTP/1.1`, "Host: h");
    const answers = await write(listening, get + post + get + last);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual([
      "HTTP/1.1 200",
      "HTTP/1.1 204",
      "HTTP/1.1 200",
      "HTTP/1.1 200",
    ]);
    expect(answers.match(/<availableSlots/g)).toHaveLength(2);
  });

  test.each([
    ["GARBAGE\0\xff\r\n\r\n", /^HTTP\/1\.1 400 /],
    ["\x16\x03\x01\x02\0", /^HTTP\/1\.1 400 /],
    [request("GET /x HTTP/1.1"), /^HTTP\/1\.1 400 /],
    [request("GET /x HTTP/1.1", "Host: a b"), /^HTTP\/1\.1 400 .*: "a b" is not a host\n$/s],
    [request("GET /x HTTP/1.1", "Host: a/b"), /: "a\/b" is not a host\n$/],
    [request("GET /x HTTP/1.1", "Host: a:99999"), /^HTTP\/1\.1 400 .*cannot be understood: /s],
    [request("GET http://[ HTTP/1.1", "Host: h"), /^HTTP\/1\.1 400 .*cannot be understood: /s],
    [request("OPTIONS * HTTP/1.1", "Host: h"), /^HTTP\/1\.1 400 .*: "\*" is not a path\n$/s],
    [request("TRACE / HTTP/1.1", "Host: h"), /^HTTP\/1\.1 400 .*'TRACE' HTTP method/s],
    [request("CONNECT h:1 HTTP/1.1", "Host: h"), /^$/],
    [request("GET // HTTP/1.1", "Host: h"), /^HTTP\/1\.1 404 /],
    [request("GET /%zz HTTP/1.1", "Host: h"), /^HTTP\/1\.1 404 /],
    [request("GET /../..//x/%2e%2e HTTP/1.1", "Host: h"), /^HTTP\/1\.1 404 /],
    [request("GET /x HTTP/1.0"), /^HTTP\/1\.1 404 /],
    [request(`GET http://h${CAPACITY} HTTP/1.1`, "Host: other"), /^HTTP\/1\.1 200 /],
    [request(`GET ${CAPACITY} HTTP/1.1`, "Host: h", "Content-Length: 2"), /^HTTP\/1\.1 200 /],
  ])("with %j does no harm", async (bytes, answer) => {
    const listening = await start();
    expect(await write(listening, Buffer.from(bytes, "latin1"))).toMatch(answer);
    expect((await fetch(listening.url + CAPACITY)).status).toBe(200);
  });
});

describe("a mock is closed", () => {
  test("at once, though clients keep connections and wait for answers", async () => {
    const { port, url, close } = await start(createMock(api, { delayMs: 60_000 }));
    const call = fetch(url + CAPACITY);
    call.catch(() => {});
    const silent = await open(port);
    const kept = await open(port);
    kept.write("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n");
    await new Promise((resolve) => kept.once("data", resolve));
    const ends = [closed(silent), closed(kept)];
    const started = performance.now();
    await Promise.all([close(), close()]);
    expect(performance.now() - started).toBeLessThan(500);
    await expect(call).rejects.toThrow(TypeError);
    await Promise.all(ends);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    server.close();
  });
});
