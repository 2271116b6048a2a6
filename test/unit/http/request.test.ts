import { describe, expect, test } from "vitest";
import { string } from "../../../runtime/codec/scalars.ts";
import { type Operation, parameter } from "../../../runtime/http/operation.ts";
import { send } from "../../../runtime/http/transport.ts";
import { failureOf, getLamp, type LampInput, ON, serve, switchLamp } from "./server.ts";

const getByName: Operation<{ name: string }, { on: boolean }> = {
  id: "getByName",
  method: "GET",
  path: "/by-name/{name}/state",
  parameters: [parameter("path", "name", string, { required: true })],
  responses: getLamp.responses,
  failures: {},
};

const maySwitch: Operation<{ on?: boolean | undefined; off?: boolean; reason?: string }, void> = {
  ...switchLamp,
  body: {
    contentType: "text/xml",
    optional: true,
    write: (input, options) => switchLamp.body?.write(input as { on: boolean }, options) ?? "",
  },
};

/** A client that answers without a network, and what it was asked for. */
function recorder() {
  const urls: string[] = [];
  const fetch = async (url: string) => {
    urls.push(url);
    return new Response(ON);
  };
  return { urls, client: { baseUrl: "http://h/base", fetch } };
}

describe("what is sent", () => {
  test("a GET", async () => {
    const { baseUrl, arrived } = await serve((response) => response.end(ON));
    const input = { id: 7, room: "a b&c", colours: ["red", "blå"], traceId: "t 1" };
    expect(await send(getLamp, { baseUrl }, input)).toEqual({ on: true });
    expect(arrived).toMatchObject([
      {
        method: "GET",
        url: "/lamps/7?room=a%20b%26c&colour=red&colour=bl%C3%A5",
        headers: { accept: "application/xml, text/xml", "trace-id": "t 1" },
        body: "",
      },
    ]);
    expect(arrived[0]?.headers).not.toHaveProperty("content-type");
  });

  test("a POST: members that are no parameters are the document", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    expect(await send(switchLamp, { baseUrl }, { on: true, reason: "dusk" })).toBeUndefined();
    expect(arrived).toMatchObject([
      {
        method: "POST",
        url: "/switch?reason=dusk",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: '<?xml version="1.0" encoding="UTF-8"?>\n<switch on="true"/>',
      },
    ]);
  });

  test.each([{}, { on: undefined }, { reason: "dusk" }])(
    "an optional body is not sent for %j",
    async (input) => {
      const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
      await send(maySwitch, { baseUrl }, input);
      expect(arrived).toMatchObject([{ method: "POST", body: "" }]);
      expect(arrived[0]?.headers).not.toHaveProperty("content-type");
    },
  );

  test("an optional body is sent, and judged, once a member of it is given", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    await send(maySwitch, { baseUrl }, { on: false });
    expect(arrived[0]?.body).toContain('<switch on="false"/>');
    const wrong = await failureOf(send(maySwitch, { baseUrl }, { off: true }));
    expect(String(wrong)).toContain("is missing");
  });

  test("requestNamespace moves what has no namespace", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    await send(switchLamp, { baseUrl, requestNamespace: "urn:lamps" }, { on: true });
    expect(arrived[0]?.body).toContain('<switch xmlns="urn:lamps" on="true"/>');
  });

  test.each([
    ["9223372036854775807", "/base/lamps/9223372036854775807"],
    [9007199254740993n, "/base/lamps/9007199254740993"],
    [" +007 ", "/base/lamps/7"],
    [-1, "/base/lamps/-1"],
  ])("the int64 %s in a path", async (id, path) => {
    const { urls, client } = recorder();
    await send(getLamp, client, { id });
    expect(urls).toEqual([`http://h${path}`]);
  });

  test.each([
    ["a/b", "a%2Fb"],
    ["a?b#c", "a%3Fb%23c"],
    ["50%", "50%25"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    ["{name}$&", "%7Bname%7D%24%26"],
    ["!'()*", "%21%27%28%29%2A"],
    ["a b", "a%20b"],
    ["漢😀", "%E6%BC%A2%F0%9F%98%80"],
    ["\0\r\n", "%00%0D%0A"],
  ])("%j in a path is %s", async (name, escaped) => {
    const { urls, client } = recorder();
    await send(getByName, client, { name });
    expect(urls).toEqual([`http://h/base/by-name/${escaped}/state`]);
  });
});

describe("what is refused before anything is sent", () => {
  test.each<[string, unknown, object]>([
    ["no input", undefined, { path: "id", message: "getLamp: id: is missing" }],
    ["a missing parameter", { room: "x" }, { path: "id", message: "getLamp: id: is missing" }],
    [
      "no whole number",
      { id: 1.5 },
      { path: "id", message: "getLamp: id: expected int64, got 1.5" },
    ],
    [
      "a number that is not exact",
      { id: 2 ** 53 },
      { path: "id", message: expect.stringMatching("not exact") },
    ],
    [
      "more than 64 bits",
      { id: "9223372036854775808" },
      { path: "id", message: expect.stringMatching("range") },
    ],
    ["null", { id: null }, { path: "id", message: "getLamp: id: expected int64, got null" }],
    ["an array for one value", { id: [1] }, { path: "id" }],
    ["an unknown key", { id: 1, rom: "x" }, { path: "rom", message: "getLamp: rom: is not known" }],
    [
      "a header of two lines",
      { id: 1, traceId: "a\r\nb: c" },
      { path: "traceId", message: 'getLamp: traceId: "\\r" cannot be part of a header' },
    ],
    ["a header that ends its line", { id: 1, traceId: "a\n" }, { path: "traceId" }],
    ["a header with NUL", { id: 1, traceId: "a\0" }, { path: "traceId" }],
    ["a header beyond Latin-1", { id: 1, traceId: "漢" }, { path: "traceId" }],
    [
      "half of a surrogate pair",
      { id: 1, room: "\ud83d" },
      { path: "room", message: 'getLamp: room: "\\ud83d" cannot be part of a query' },
    ],
  ])("%s", async (_name, input, expected) => {
    const { urls, client } = recorder();
    const failure = await failureOf(send(getLamp, client, input as LampInput));
    expect(failure).toMatchObject({
      name: "InputError",
      code: "invalid-input",
      operation: "getLamp",
      ...expected,
    });
    expect(urls).toEqual([]);
  });

  test.each(["", ".", "..", "\udc00"])("%j in a path", async (name) => {
    const { urls, client } = recorder();
    expect(await failureOf(send(getByName, client, { name }))).toMatchObject({
      name: "InputError",
      path: "name",
      message: `getByName: name: ${JSON.stringify(name)} cannot be part of a path`,
    });
    expect(urls).toEqual([]);
  });

  test("in a path, whatever the parameter is called", async () => {
    const odd = {
      ...getByName,
      path: "/odd/{a:b}",
      parameters: [parameter("path", "a:b", string, { key: "name", required: true })],
    };
    const { urls, client } = recorder();
    await send(odd, client, { name: "c:." });
    expect(urls).toEqual(["http://h/base/odd/c%3A."]);
    expect(await failureOf(send(odd, client, { name: ".." }))).toMatchObject({ path: "name" });
  });

  test("a required list that is empty", async () => {
    const required = {
      ...getLamp,
      parameters: [parameter("query", "colour", string, { required: true, repeated: true })],
    };
    const { client } = recorder();
    expect(
      await failureOf(
        // Its input is another than that of the operation that it was made of.
        send(required as unknown as Operation<object, unknown>, client, { colour: [] }),
      ),
    ).toMatchObject({
      message: "getLamp: colour: is missing",
    });
  });

  test("a member that the body does not have", async () => {
    const { urls, client } = recorder();
    const input = { on: true, of: true };
    expect(await failureOf(send(switchLamp, client, input))).toMatchObject({
      name: "InputError",
      path: "/switch",
      message: expect.stringContaining('has no member "of"'),
    });
    expect(urls).toEqual([]);
  });

  test.each([
    [1000, "1000"],
    ["1000", '"1000"'],
    [[1000], "an array"],
    [() => 1000, "a function"],
  ])("an input that is no object: %o", async (input, shown) => {
    const { urls, client } = recorder();
    expect(await failureOf(send(getLamp, client, input as unknown as LampInput))).toMatchObject({
      name: "InputError",
      path: "input",
      message: `getLamp: input: must be an object, got ${shown}`,
    });
    expect(urls).toEqual([]);
  });

  test("undefined is the same as absent, and Object.prototype is no input", async () => {
    const { urls, client } = recorder();
    const named = {
      ...getLamp,
      parameters: [...getLamp.parameters, parameter("query", "constructor", string)],
    };
    // As an app without types might call it: `room` and `extra` are not to be there at all.
    const input = { id: 1, room: undefined, extra: undefined } as unknown as LampInput;
    await send(named, client, input);
    await send(getLamp, client, { id: 1, room: "", colours: [] });
    expect(urls).toEqual(["http://h/base/lamps/1", "http://h/base/lamps/1?room="]);
  });
});

test("a parameter is required in the path alone, unless it says otherwise", async () => {
  const parameters = [
    parameter("path", "name", string),
    parameter("query", "room", string),
    parameter("header", "trace-id", string),
  ];
  const { urls, client } = recorder();
  const operation: Operation<{ name?: string }, { on: boolean }> = { ...getByName, parameters };
  expect(await failureOf(send(operation, client, {}))).toMatchObject({
    path: "name",
    message: "getByName: name: is missing",
  });
  expect(await send(operation, client, { name: "a" })).toEqual({ on: true });
  expect(urls).toEqual(["http://h/base/by-name/a/state"]);
});
