/** Every fault of the mock behind the proxy, over real connections: pages see a known state, or a failure that is ours. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createMock, type Fault } from "../../../generated/mock.ts";
import { createProxy, type ProxyOptions } from "../../../generated/proxy.ts";
import { AVAILABILITY, ONE_ANSWER, SURVEY } from "./upstream.ts";

const faults: Readonly<Record<string, Fault>> = {
  status: { status: 500 },
  "a gateway's status": { status: 503, headers: { "retry-after": "1" } },
  "no status of ours": { status: 599 },
  "a redirect": { status: 302, headers: { location: "http://127.0.0.1:9/" } },
  "a login page": {
    status: 200,
    headers: { "content-type": "text/html" },
    body: { text: "<!DOCTYPE html><html>" },
  },
  "another document": { status: 200, body: { text: "<sessionStatus/>" } },
  "no content": { status: 204 },
  "an empty body": { status: 200, body: { text: "" } },
  "bytes that are no text": { status: 200, body: { base64: "/////w==" } },
  "a long one": { status: 200, body: { text: " ".repeat(70_000) } },
  "a coding that it is not in": {
    status: 200,
    headers: { "content-encoding": "gzip" },
    body: { text: "<agentAvailability/>" },
  },
  "a cut connection": { drop: true },
  silence: { delayMs: 60_000 },
};

async function start(options: Partial<ProxyOptions> = {}) {
  const mock = createMock();
  const server = await mock.listen();
  const proxy = createProxy({ target: server.url, timeoutMs: 300, freshMs: 20, ...options });
  const { url } = await proxy.listen();
  onTestFinished(async () => {
    await server.close();
    await proxy.close();
  });
  return { mock, url };
}

describe.each(Object.entries(faults))("%s", (_name, fault) => {
  test("never shows in a page", async () => {
    const { mock, url } = await start();
    const known = await (await fetch(url + AVAILABILITY)).text();
    mock.addFault({ ...fault, times: null });
    await new Promise((resolve) => setTimeout(resolve, 40));
    for (let i = 0; i < 5; i++) {
      const answer = await fetch(url + AVAILABILITY);
      expect([answer.status, await answer.text()]).toEqual([200, known]);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    const other = await fetch(`${url}/chat/entrypoint/capacity/1000`);
    expect([502, 503, 504]).toContain(other.status);
    expect(other.headers.get("content-type")).toBe("application/problem+json");
    expect(await other.text()).toMatch(
      /^\{"title":"[a-z, ]+","status":50[234],"code":"[a-z-]+"\}\n$/,
    );
  });

  test("is met by a body once", async () => {
    const { mock, url } = await start();
    mock.addFault({ ...fault, times: null });
    const headers = { "content-type": "text/xml" };
    const answer = await fetch(url + SURVEY, { method: "POST", headers, body: ONE_ANSWER });
    // It is what the survey's own success looks like.
    expect(answer.status).toBe(fault.status === 204 ? 204 : fault.delayMs ? 504 : 502);
    expect(mock.requests).toHaveLength(1);
  });
});

/** A server that answers in any way. */
async function behind(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { handle } = createProxy({ target, timeoutMs: 1000 });
  return () => handle(new Request(`http://site${AVAILABILITY}`));
}

test("an answer that goes on for ever, byte by byte, is given up in time", async () => {
  const ask = await behind((_request, response) => {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  });
  const start = Date.now();
  expect((await ask()).status).toBe(504);
  expect(Date.now() - start).toBeLessThan(3000);
});

test("codings that nobody knows do not end the process", async () => {
  const problems: unknown[] = [];
  const note = (problem: unknown) => problems.push(problem);
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  onTestFinished(() => {
    process.off("unhandledRejection", note);
    process.off("uncaughtException", note);
  });
  const ask = await behind((_request, response) => {
    response.writeHead(200, { "content-encoding": "a,b,c,d,e,f" }).end("x".repeat(1_000_000));
  });
  expect((await ask()).status).toBe(502);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(problems).toEqual([]);
});

test.each(["text/html", "text/html; charset=utf-16le", "image/svg+xml", "application/xhtml+xml"])(
  "a script in an answer of the type %s has no way through",
  async (type) => {
    const script = '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>';
    const xml = `<?xml-stylesheet href="data:x"?><!--${script}--><agentAvailability available="true">${script}</agentAvailability>`;
    const ask = await behind((_request, response) => {
      response.writeHead(200, { "content-type": type, link: "</x.css>; rel=stylesheet" });
      response.end(Buffer.from(xml, type.includes("utf-16le") ? "utf16le" : "utf8"));
    });
    const answer = await ask();
    expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(answer.headers.get("link")).toBeNull();
    expect(await answer.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<agentAvailability available="true"/>',
    );
  },
);
