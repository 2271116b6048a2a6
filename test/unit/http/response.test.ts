import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DecodeError, HttpError } from "../../../runtime/errors.ts";
import { noContent, type Operation } from "../../../runtime/http/operation.ts";
import { readBody } from "../../../runtime/http/response-body.ts";
import { send } from "../../../runtime/http/transport.ts";
import { failureOf, getLamp, ON, serve, switchLamp } from "./server.ts";

const retry = false as const;

describe("a success", () => {
  test.each([undefined, "application/xml", "text/plain", "nonsense", "text/xml; charset"])(
    "Content-Type %s",
    async (type) => {
      const { baseUrl } = await serve((response) => {
        response.writeHead(200, type === undefined ? {} : { "content-type": type }).end(ON);
      });
      expect(await send(getLamp, { baseUrl }, { id: 1 })).toEqual({ on: true });
    },
  );

  test("an answer that the spec has for a class of statuses", async () => {
    const anySuccess = { ...getLamp, responses: { "2XX": getLamp.responses[200] ?? noContent } };
    const { baseUrl } = await serve((response) => response.writeHead(203).end(ON));
    expect(await send(anySuccess, { baseUrl }, { id: 1 })).toEqual({ on: true });
  });

  test("a body where the spec has none is not waited for", async () => {
    const okay: Operation<{ on: boolean }, undefined> = {
      ...switchLamp,
      responses: { 200: noContent },
    };
    const { baseUrl } = await serve((response) => response.writeHead(200).write("no end"));
    expect(await send(okay, { baseUrl }, { on: true })).toBeUndefined();
  });

  test("connections are used again", async () => {
    const sockets = new Set();
    const { baseUrl } = await serve((response) => {
      sockets.add(response.socket);
      response.end(ON);
    });
    for (const id of [1, 2, 3, 4, 5]) await send(getLamp, { baseUrl }, { id });
    // Node's fetch has a second one ready now and then.
    expect(sockets.size).toBeLessThan(3);
  });
});

describe("charset", () => {
  // "ä" is one byte in Latin-1; as an attribute that the spec does not know it must only be well-formed.
  const latin1 = Buffer.from('<lamp on="true" note="ä"/>', "latin1");

  test("of Content-Type goes before the declaration", async () => {
    const body = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?>'), latin1]);
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-type": 'text/xml; a=b; Charset="ISO-8859-1"' }).end(body);
    });
    expect(await send(getLamp, { baseUrl }, { id: 1 })).toEqual({ on: true });
  });

  test("that is wrong", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-type": "text/xml;charset=utf-8" }).end(latin1);
    });
    const failure = await failureOf(send(getLamp, { baseUrl }, { id: 1 }));
    expect(failure).toMatchObject({ name: "DecodeError", code: "encoding", operation: "getLamp" });
  });

  test("that nobody knows", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-type": "text/xml;charset=klingon" }).end(ON);
    });
    const failure = await failureOf(send(getLamp, { baseUrl }, { id: 1 }));
    expect(failure).toMatchObject({
      name: "DecodeError",
      code: "encoding",
      message: expect.stringContaining("klingon"),
    });
  });
});

describe("what is no document", () => {
  test("an HTML page with status 200", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<html><p>Log in</p></html>");
    });
    expect(await failureOf(send(getLamp, { baseUrl }, { id: 1 }))).toMatchObject({
      name: "DecodeError",
      code: "unexpected-root",
      operation: "getLamp",
      message: expect.stringContaining("HTML"),
    });
  });

  test("nothing", async () => {
    const { baseUrl } = await serve((response) => response.end());
    expect(await failureOf(send(getLamp, { baseUrl }, { id: 1 }))).toMatchObject({
      name: "DecodeError",
      code: "empty-body",
      path: "/",
      message: "getLamp: /: the document is empty (line 1, column 1)",
    });
  });

  test("is not asked for again", async () => {
    const { baseUrl, arrived } = await serve((response) => response.end("<lamp"));
    expect(await failureOf(send(getLamp, { baseUrl }, { id: 1 }))).toBeInstanceOf(DecodeError);
    expect(arrived).toHaveLength(1);
  });
});

describe("a failure", () => {
  test.each([
    [500, "getLamp: the lamp does not answer (status 500)"],
    [404, "getLamp: the lamp is not known (status 404)"],
    [204, "getLamp: no idea (status 204), expected 200"],
    [304, "getLamp: no idea (status 304)"],
  ])("status %i means what the spec says", async (status, message) => {
    const { baseUrl } = await serve((response) => response.writeHead(status).end("why"));
    expect(await failureOf(send(getLamp, { baseUrl, retry }, { id: 1 }))).toMatchObject({
      name: "HttpError",
      code: "unexpected-status",
      operation: "getLamp",
      status,
      message,
      body: status < 400 ? "" : "why",
    });
  });

  test.each([200, 201, 203, 299])(
    "a success that is none here says what would be: %i",
    async (status) => {
      const { baseUrl } = await serve((response) => response.writeHead(status).end(ON));
      expect(await failureOf(send(switchLamp, { baseUrl }, { on: true }))).toMatchObject({
        name: "HttpError",
        status,
        meaning: undefined,
        message: `switchLamp: the server answered ${status}, expected 204`,
      });
      const several = { ...switchLamp, responses: { 202: noContent, 204: noContent } };
      expect(await failureOf(send(several, { baseUrl }, { on: true }))).toMatchObject({
        message: `switchLamp: the server answered ${status}, expected 202 or 204`,
      });
    },
  );

  const PAGE = "<!DOCTYPE html><title>502 Bad Gateway</title>";
  test.each([
    ["text/html", PAGE, "text/html"],
    ["text/html; charset=utf-8", PAGE, "text/html"],
    ["Text/HTML", "<h1>Sorry</h1>", "Text/HTML"],
    [undefined, `\n${PAGE}`, "text/html"],
    ["text/xml", "<html><body>Sorry</body></html>", "text/html"],
    ["application/json", '{"message":"Internal server error"}', "application/json"],
    ["text/plain", "upstream connect error", "text/plain"],
    ["application/problem+json", "{}", "application/problem+json"],
    ["application/xml-dtd", "<!ELEMENT a ANY>", "application/xml-dtd"],
  ])("that a gateway may have sent, as its body says: %s", async (type, body, shown) => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(500, type === undefined ? {} : { "content-type": type }).end(body);
    });
    const hint = `; a gateway may have answered in its place, since the body is ${shown}`;
    const meaning = "the lamp does not answer";
    expect(await failureOf(send(getLamp, { baseUrl, retry }, { id: 1 }))).toMatchObject({
      name: "HttpError",
      message: `getLamp: ${meaning} (status 500)${hint}`,
      meaning,
    });
  });

  test.each([
    ["text/xml", "<down/>"],
    ["application/xml;charset=utf-8", "<down/>"],
    ["application/problem+xml", "<problem/>"],
    [undefined, "why"],
    ["", "why"],
    ["no type; text/plain", "why"],
    ["text/html", ""],
  ])("that only the server can have sent: %s, %j", async (type, body) => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(500, type === undefined ? {} : { "content-type": type }).end(body);
    });
    expect(await failureOf(send(getLamp, { baseUrl, retry }, { id: 1 }))).toMatchObject({
      message: "getLamp: the lamp does not answer (status 500)",
    });
  });

  test("of which the spec says nothing", async () => {
    const { baseUrl } = await serve((response) => response.writeHead(404).end());
    expect(await failureOf(send(switchLamp, { baseUrl }, { on: true }))).toMatchObject({
      name: "HttpError",
      message: "switchLamp: the server answered 404",
      meaning: undefined,
    });
  });

  test.each([
    ["text/plain;charset=iso-8859-1", Buffer.from("grün", "latin1"), "grün"],
    ["text/plain;charset=klingon", Buffer.from("grün"), "grün"],
    ["text/plain", Buffer.from("grün", "latin1"), "gr\ufffdn"],
    ["text/plain", Buffer.from("0123456789abcdef"), "0123456789"],
  ])("its body as text: %s", async (type, body, text) => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(400, { "content-type": type, "content-length": body.length }).end(body);
    });
    const client = { baseUrl, maxResponseBytes: 10 };
    expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject({ body: text });
  });

  test("its body as far as it came", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(400, { "content-length": "100" }).write("half", () => response.destroy());
    });
    const failure = await failureOf(send(getLamp, { baseUrl }, { id: 1 }));
    expect(failure).toBeInstanceOf(HttpError);
    expect(failure).toMatchObject({ status: 400, body: "half" });
  });
});

describe("redirects", () => {
  test("a GET follows", async () => {
    const { baseUrl, arrived } = await serve((response, { url }) => {
      if (url === "/new") response.end(ON);
      else response.writeHead(302, { location: "/new" }).end();
    });
    expect(await send(getLamp, { baseUrl }, { id: 1 })).toEqual({ on: true });
    expect(arrived.map(({ url }) => url)).toEqual(["/lamps/1", "/new"]);
  });

  test.each([301, 302, 303, 307, 308])("a POST does not: %i", async (status) => {
    const { baseUrl, arrived } = await serve((response) => {
      response.writeHead(status, { location: "/new" }).end("moved");
    });
    expect(await failureOf(send(switchLamp, { baseUrl }, { on: true }))).toMatchObject({
      name: "HttpError",
      status,
      message: `switchLamp: a redirect, not followed (status ${status})`,
      body: "moved",
    });
    expect(arrived).toHaveLength(1);
  });

  test("a browser gives a POST's redirect the status 0 and no body", async () => {
    const fetch = async () => Response.error();
    const call = send(switchLamp, { baseUrl: "http://h", fetch }, { on: true });
    expect(await failureOf(call)).toMatchObject({
      name: "HttpError",
      status: 0,
      message: "switchLamp: a redirect, not followed (status 0)",
    });
  });
});

test("a redirect that the spec describes means what it says", async () => {
  const { baseUrl } = await serve((response) => response.writeHead(303).end());
  const failures = { 303: "switched before", default: "no idea" };
  expect(
    await failureOf(send({ ...switchLamp, failures }, { baseUrl }, { on: true })),
  ).toMatchObject({
    meaning: "switched before",
    message: "switchLamp: switched before (status 303)",
  });
});

describe("a body that is too large", () => {
  const tooLarge = (limit: number) => ({
    name: "DecodeError",
    code: "too-large",
    path: "/",
    line: 1,
    column: 1,
    message: `getLamp: /: the body is longer than maxResponseBytes, ${limit} (line 1, column 1)`,
    excerpt: "\n^",
  });

  test("by the length that it declares: it is not waited for", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-length": "1048577" }).write("<");
    });
    expect(await failureOf(send(getLamp, { baseUrl }, { id: 1 }))).toMatchObject(tooLarge(2 ** 20));
  });

  test("without an end: the connection is closed", async () => {
    const { baseUrl, arrived } = await serve((response) => {
      const more = () => {
        while (response.write(" ".repeat(10_000)));
      };
      response.on("drain", more);
      more();
    });
    const client = { baseUrl, maxResponseBytes: 100_000 };
    expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject(tooLarge(100_000));
    expect(arrived).toHaveLength(1);
    await arrived[0]?.closed;
  });

  test("after decompression", async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(" ".repeat(5_000_000)));
    });
    expect(await failureOf(send(getLamp, { baseUrl }, { id: 1 }))).toMatchObject(tooLarge(2 ** 20));
  });

  test.each([
    [ON.length, { on: true }],
    [ON.length - 1, tooLarge(ON.length - 1)],
  ])("%i bytes are allowed", async (maxResponseBytes, expected) => {
    const { baseUrl } = await serve((response) => {
      response.write(ON.slice(0, 4));
      response.end(ON.slice(4));
    });
    const call = send(getLamp, { baseUrl, maxResponseBytes }, { id: 1 });
    expect(await call.catch((error) => error)).toMatchObject(expected);
  });

  test("no more is read than the limit needs, and the rest is cancelled", async () => {
    let given = 0;
    let cancelled = false;
    const endless = new ReadableStream(
      {
        pull(stream) {
          given++;
          stream.enqueue(new Uint8Array([65]));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const body = await readBody(new Response(endless), 1000);
    expect(body.tooLarge).toBe(true);
    expect(body.bytes).toEqual(new Uint8Array(1000).fill(65));
    expect({ given, cancelled }).toEqual({ given: 1001, cancelled: true });
  });
});
