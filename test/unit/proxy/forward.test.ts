/** Requests with a body: what is handed on, what is refused, and how often. */
import { describe, expect, test, vi } from "vitest";
import { createProxy } from "../../../generated/proxy.ts";
import { ONE_ANSWER, proxied, SURVEY, silence, TARGET, useFakeTime } from "./upstream.ts";

const stored = () => new Response(null, { status: 204 });
const problemOf = async (answer: Response) => [answer.status, (await answer.json()).title];
const DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe("a body", () => {
  test("is written anew, and sent once, with nothing of the page's own", async () => {
    const { asked, post } = proxied(stored);
    const body = `<!-- x --><egainSurvey more="1" sid="9"><survey><question>Q</question><answer>A</answer><x/></survey></egainSurvey>`;
    const answer = await post(body, { cookie: "a=b", "x-forwarded-host": "evil" });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(answer.headers.get("cache-status")).toBe("ece-chat; fwd=method");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: TARGET + SURVEY, init: { body: DECLARED + ONE_ANSWER } });
    expect(Object.fromEntries(new Headers(asked[0]?.init.headers))).toEqual({
      accept: "application/xml, text/xml",
      "content-type": "text/xml; charset=utf-8",
    });
  });

  const NAMESPACE = "http://bindings.egain.com/chat";
  const moved = ONE_ANSWER.replace("<egainSurvey", `<egainSurvey xmlns="${NAMESPACE}"`);

  test("stays in the namespace in which it came, whatever its prefix", async () => {
    const { asked, post } = proxied(stored);
    await post(moved);
    const prefixed = moved.replace("xmlns=", "xmlns:n=").replace(/<(\/?)(?=[a-zE])/g, "<$1n:");
    expect((await post(prefixed)).status).toBe(204);
    const written = `${DECLARED}<egainSurvey xmlns="${NAMESPACE}" sid="9">`;
    for (const { init } of asked) expect(init.body).toContain(written);
  });

  test("is moved into the proxy's own, where it has one", async () => {
    const { asked, post } = proxied(stored, { requestNamespace: "urn:x" });
    await post(ONE_ANSWER);
    expect(asked[0]?.init.body).toContain('<egainSurvey xmlns="urn:x" sid="9">');
  });

  test("may be JSON", async () => {
    const { asked, post } = proxied(stored);
    const json = JSON.stringify({ sid: "9", survey: [{ question: "Q", answer: "A" }] });
    expect((await post(json, { "content-type": "application/json" })).status).toBe(204);
    expect(asked[0]?.init.body).toBe(DECLARED + ONE_ANSWER);
  });

  test("is read in the charset that it has", async () => {
    const { asked, proxy } = proxied(stored);
    const body = Buffer.from(ONE_ANSWER.replace("A<", "\xe9<"), "latin1");
    const headers = { "content-type": "text/xml; charset=iso-8859-1" };
    const request = new Request(`http://site${SURVEY}`, { method: "POST", headers, body });
    expect((await proxy.handle(request)).status).toBe(204);
    expect(asked[0]?.init.body).toContain("<answer>é</answer>");
  });
});

describe("refused, and not sent", () => {
  const { asked, post } = proxied(stored, { forward: { perMinute: 1000, maxBytes: 300 } });
  const json = { "content-type": "application/json" };

  test.each([
    ["no XML", "hello", {}, 400, /^\/: the document is not well-formed|^\/: /],
    [
      "another document",
      "<x/>",
      {},
      400,
      /^\/x: expected <egainSurvey> in no namespace|unexpected/,
    ],
    ["a part of it", '<egainSurvey sid="9"/>', {}, 400, /survey/],
    ["a DOCTYPE", `<!DOCTYPE x [<!ENTITY a "b">]>${ONE_ANSWER}`, {}, 400, /DOCTYPE/],
    ["nothing", "", {}, 400, /^\/: the document is empty/],
    ["bytes that are no UTF-8", "\ud800", {}, 400, /./],
    ["JSON that is none", "{", json, 400, /^\/: the body is not JSON: /],
    ["JSON of another form", '{"sid":"9"}', json, 400, /survey: is missing/],
    [
      "JSON with more",
      '{"sid":"9","survey":[{"question":"Q","answer":"A","x":1}]}',
      json,
      400,
      /has no member "x"/,
    ],
    ["a list", "[]", json, 400, /^\/: expected an object/],
    [
      "a form",
      ONE_ANSWER,
      { "content-type": "text/plain" },
      415,
      /^Content-Type: expected text\/xml/,
    ],
    ["no type", ONE_ANSWER, { "content-type": "" }, 415, /^Content-Type: expected/],
    [
      "gzip",
      ONE_ANSWER,
      { "content-encoding": "gzip" },
      415,
      /^Content-Encoding: send the body uncompressed$/,
    ],
    ["too much", ONE_ANSWER + " ".repeat(300), {}, 413, /^the body is longer than 300 bytes$/],
    [
      "a length that is too much",
      ONE_ANSWER,
      { "content-length": "301" },
      413,
      /^the body is longer than 300 bytes$/,
    ],
  ] as const)("%s", async (_name, body, headers, status, title) => {
    const answer = await post(body, headers);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const [got, said] = await problemOf(answer);
    expect(got).toBe(status);
    expect(said).toMatch(title);
    expect(said.length).toBeLessThan(400);
    expect(asked).toEqual([]);
  });

  test("an endless one, as soon as it is too long", async () => {
    const { asked, proxy } = proxied(stored);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    const headers = { "content-type": "text/xml" };
    const init = { method: "POST", headers, body, duplex: "half" };
    const answer = await proxy.handle(new Request(`http://site${SURVEY}`, init));
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(200_000);
    expect(asked).toEqual([]);
  });

  test("one that comes too slowly", async () => {
    useFakeTime();
    const { proxy } = proxied(stored);
    const body = new ReadableStream({});
    const headers = { "content-type": "text/xml" };
    const init = { method: "POST", headers, body, duplex: "half" };
    const answer = proxy.handle(new Request(`http://site${SURVEY}`, init));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await problemOf(await answer)).toEqual([408, "the body did not arrive in time"]);
  });

  test("all of them, where nothing is forwarded", async () => {
    const { post } = proxied(stored, { forward: false });
    expect((await post(ONE_ANSWER)).status).toBe(404);
  });
});

describe("what fails is not repeated", () => {
  const MAYBE = "may have processed the request";

  test.each([
    [
      "a broken connection",
      () => Promise.reject(new TypeError("fetch failed")),
      502,
      `bad upstream response; the upstream ${MAYBE}`,
    ],
    [
      "a failure",
      () => new Response("<html>", { status: 500 }),
      502,
      `bad upstream response; the upstream ${MAYBE}`,
    ],
    [
      "a redirect",
      () => new Response(null, { status: 307, headers: { location: "/x" } }),
      502,
      `bad upstream response; the upstream ${MAYBE}`,
    ],
    [
      "a login page",
      () => new Response("<html>"),
      502,
      `bad upstream response; the upstream ${MAYBE}`,
    ],
  ] as const)("%s", async (_name, answer, status, title) => {
    const { asked, post } = proxied(answer);
    expect(await problemOf(await post(ONE_ANSWER))).toEqual([status, title]);
    expect(asked).toHaveLength(1);
  });

  test("silence", async () => {
    useFakeTime();
    const { asked, post } = proxied(silence);
    const answer = post(ONE_ANSWER);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await problemOf(await answer)).toEqual([
      504,
      `the upstream did not respond in time; it ${MAYBE}`,
    ]);
    expect(asked).toHaveLength(1);
  });

  test("while the upstream is down nothing is sent, and that is said", async () => {
    useFakeTime();
    const { asked, post } = proxied(() => Promise.reject(new TypeError("fetch failed")));
    for (let i = 0; i < 3; i++) await post(ONE_ANSWER);
    const answer = await post(ONE_ANSWER);
    expect(answer.headers.get("retry-after")).toBe("6");
    expect(await problemOf(answer)).toEqual([
      503,
      "requests to the upstream are paused; nothing was sent",
    ]);
    expect(asked).toHaveLength(3);
  });
});

describe("the rate", () => {
  /** How many of some requests are let through. */
  async function count(
    requests: readonly (readonly [address: string | undefined, forwardedFor?: string])[],
    options: object = {},
  ): Promise<number> {
    const proxy = createProxy({
      target: TARGET,
      forward: { perMinute: 2 },
      fetch: async () => stored(),
      ...options,
    });
    const statuses = requests.map(async ([address, forwardedFor]) => {
      const headers = {
        "content-type": "text/xml",
        ...(forwardedFor !== undefined && { "x-forwarded-for": forwardedFor }),
      };
      const init = { method: "POST", headers, body: ONE_ANSWER };
      return (await proxy.handle(new Request(`http://site${SURVEY}`, init), { address })).status;
    });
    return (await Promise.all(statuses)).filter((status) => status === 204).length;
  }
  const four = [0, 1, 2, 3] as const;

  test("is that of each address", async () => {
    expect(await count(four.map(() => ["192.0.2.1"]))).toBe(2);
    expect(await count(four.map((i) => [`192.0.2.${i}`]))).toBe(4);
  });

  test("is that of all together where no address is known", async () => {
    expect(await count(four.map(() => [undefined]))).toBe(2);
  });

  test("is that of a network, of IPv6", async () => {
    expect(await count(four.map((i) => [`2001:db8::${i}`]))).toBe(2);
    expect(await count(four.map((i) => [`2001:db8:0:0:${i}::1`]))).toBe(2);
    expect(await count(four.map((i) => [`2001:db8:0:${i}::1`]))).toBe(4);
    expect(await count(four.map((i) => [`::ffff:192.0.2.${i}`]))).toBe(4);
    expect(await count([["192.0.2.1"], ["::ffff:192.0.2.1"], ["192.0.2.1"]])).toBe(2);
  });

  test("does not believe a client that names an address itself", async () => {
    expect(await count(four.map((i) => ["192.0.2.1", `10.0.0.${i}`]))).toBe(2);
    const behind = { trustedProxies: 1 };
    expect(
      await count(
        four.map((i) => ["10.0.0.1", `192.0.2.${i}`]),
        behind,
      ),
    ).toBe(4);
    expect(
      await count(
        four.map((i) => ["10.0.0.1", `6.6.6.${i}, 192.0.2.1`]),
        behind,
      ),
    ).toBe(2);
    const two = { trustedProxies: 2 };
    expect(
      await count(
        four.map((i) => ["10.0.0.1", `6.6.6.6, 192.0.2.${i}, 10.0.0.2`]),
        two,
      ),
    ).toBe(4);
    expect(
      await count(
        four.map((i) => ["10.0.0.1", `192.0.2.${i}`]),
        two,
      ),
    ).toBe(4);
  });

  test("says when one may send again, and lets through what a minute has", async () => {
    useFakeTime();
    const { post } = proxied(stored, { forward: { perMinute: 2 } });
    await post(ONE_ANSWER);
    await post(ONE_ANSWER);
    const answer = await post(ONE_ANSWER);
    expect(answer.headers.get("retry-after")).toBe("30");
    expect(await problemOf(answer)).toEqual([429, "too many requests from this client"]);
    vi.advanceTimersByTime(30_000);
    expect((await post(ONE_ANSWER)).status).toBe(204);
    expect((await post(ONE_ANSWER)).status).toBe(429);
  });

  test("counts what is refused too", async () => {
    const { post } = proxied(stored, { forward: { perMinute: 2 } });
    await post("<x/>");
    await post("<x/>");
    expect((await post(ONE_ANSWER)).status).toBe(429);
  });
});

test("at most 100 are under way", async () => {
  useFakeTime();
  const { asked, post } = proxied(silence, { forward: { perMinute: 1000 } });
  const answers = Array.from({ length: 101 }, () => post(ONE_ANSWER));
  await vi.advanceTimersByTimeAsync(5000);
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 503)).toHaveLength(1);
  expect(asked).toHaveLength(100);
});
