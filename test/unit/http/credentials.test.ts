import { afterEach, describe, expect, test } from "vitest";
import { document, element, required, struct } from "../../../runtime/codec/codec.ts";
import { boolean, string } from "../../../runtime/codec/scalars.ts";
import { InputError, type NetworkError } from "../../../runtime/errors.ts";
import type { Fetch } from "../../../runtime/http/client-options.ts";
import {
  apiKey,
  basic,
  bearer,
  type SecuredOptions,
  type SecurityScheme,
  withCredentials,
  withoutCredentials,
} from "../../../runtime/http/credentials.ts";
import { type Operation, parameter } from "../../../runtime/http/operation.ts";
import { send } from "../../../runtime/http/transport.ts";

const lamp: Operation<{ q?: string }, { on: boolean }> = {
  id: "getLamp",
  method: "GET",
  path: "/lamp",
  parameters: [parameter("query", "q", string)],
  responses: {
    "200": document(
      element("lamp"),
      struct<{ on: boolean }>({ on: required(element("on"), boolean) }),
    ),
  },
  failures: {},
};

interface Given {
  readonly token?: unknown;
  readonly login?: unknown;
  readonly key?: unknown;
  readonly app?: unknown;
}

const token = bearer("token");
const login = basic("login");
const key = apiKey("key", "header", "X-Key");
const app = apiKey("app", "query", "app id");

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const asked: Asked[] = [];
afterEach(() => {
  asked.length = 0;
});

const ok = (): Response => new Response("<lamp><on>true</on></lamp>");

/** A server that gives some responses, one after another, and then lamps. */
function answering(...responses: readonly (Response | Error)[]): Fetch {
  const left = [...responses];
  return async (url, init) => {
    asked.push({ url, headers: Object.fromEntries(new Headers(init.headers as HeadersInit)) });
    const next = left.shift() ?? ok();
    if (next instanceof Error) throw next;
    return next;
  };
}

function call(
  credentials: Given | undefined,
  alternatives: readonly (readonly SecurityScheme[])[],
  more: Partial<SecuredOptions<Given>> = {},
  input: { q?: string } = {},
): Promise<{ on: boolean }> {
  const options = {
    baseUrl: "http://lamps.test/api",
    fetch: answering(),
    retry: { retries: 2, delayMs: 0 },
    credentials,
    ...more,
  };
  return send(lamp, withCredentials(options, alternatives), input);
}

/** What it was that was thrown. */
async function thrown(run: () => Promise<unknown>): Promise<Error> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}

describe("what is sent", () => {
  test("a token", async () => {
    expect(await call({ token: "abc.DEF-1~+/==" }, [[token]])).toEqual({ on: true });
    expect(asked[0]?.headers.authorization).toBe("Bearer abc.DEF-1~+/==");
  });

  test("a name and a password, in UTF-8", async () => {
    await call({ login: { username: "Jörg", password: "a:b\u{1f600}" } }, [[login]]);
    const [, text = ""] = asked[0]?.headers.authorization?.split("Basic ") ?? [];
    expect(Buffer.from(text, "base64").toString()).toBe("Jörg:a:b\u{1f600}");
  });

  test("keys, in a header and in the query, behind what is there", async () => {
    await call({ key: "k 1", app: "ä&b" }, [[key, app]], {}, { q: "x y" });
    expect(asked).toEqual([
      {
        url: "http://lamps.test/api/lamp?q=x%20y&app%20id=%C3%A4%26b",
        headers: expect.objectContaining({ "x-key": "k 1" }),
      },
    ]);
    await call({ app: "b" }, [[app]]);
    expect(asked[1]?.url).toBe("http://lamps.test/api/lamp?app%20id=b");
  });

  test("of several ways the first that is complete", async () => {
    const ways = [[token], [key, app], [login], []];
    await call({ key: "1", app: "2", login: { username: "a", password: "b" } }, ways);
    await call({ key: "1", login: { username: "a", password: "b" } }, ways);
    await call({ key: "1" }, ways);
    await call(undefined, ways);
    expect(asked.map(({ headers }) => headers.authorization ?? headers["x-key"])).toEqual([
      ...["1", "Basic YTpi", undefined, undefined],
    ]);
  });

  test("no credential is the last resort, and what is undefined or only inherited is none", async () => {
    await call({ token: "t" }, [[], [token]]);
    await call({ token: undefined, key: "k" }, [[token], [key]]);
    await call({}, [[bearer("constructor")]]);
    expect(asked.map(({ headers }) => headers.authorization ?? headers["x-key"])).toEqual([
      ...["Bearer t", "k", undefined],
    ]);
  });

  test.each<[string, () => SecurityScheme, unknown, string | undefined]>([
    ["token", () => bearer("given"), "abc", "authorization: Bearer abc"],
    ["key", () => apiKey("given", "header", "X-Key"), "k 1", "x-key: k 1"],
    ["key of words", () => apiKey("given", "header", "X-Key"), "a b c", "x-key: a b c"],
    ["key that begins with a blank", () => apiKey("given", "header", "X-Key"), " k", undefined],
    ["key of one character", () => apiKey("given", "header", "X-Key"), "k", "x-key: k"],
    ["key that ends in a blank", () => apiKey("given", "header", "X-Key"), "k ", undefined],
    ["key in the query", () => apiKey("given", "query", "k"), " ä", "?k=%20%C3%A4"],
    [
      "key that begins with half a character",
      () => apiKey("given", "query", "k"),
      "\udc00a",
      undefined,
    ],
    [
      "key that ends in half a character",
      () => apiKey("given", "query", "k"),
      "a\ud83d",
      undefined,
    ],
  ])("a %s as it is described", async (_, scheme, given, sent) => {
    const way: readonly SecurityScheme[] = [scheme()];
    const options = { baseUrl: "http://lamps.test", fetch: answering(), credentials: { given } };
    const end = send(lamp, withCredentials(options, [way]), {});
    if (sent === undefined) {
      expect((await thrown(() => end)).message).toBe("credentials.given: cannot be sent");
      return;
    }
    await end;
    const fields = Object.entries(asked[0]?.headers ?? {}).map((pair) => pair.join(": "));
    expect([new URL(asked[0]?.url ?? "").search, ...fields]).toContain(sent);
  });

  test("several keys in the query", async () => {
    await call({ app: "a", key: "k" }, [[app, apiKey("key", "query", "k")]]);
    expect(asked[0]?.url).toBe("http://lamps.test/api/lamp?app%20id=a&k=k");
  });

  test("what an operation does not take is not asked for", async () => {
    const never = () => {
      throw new Error("asked");
    };
    await call({ token: never }, []);
    await call({ token: never, key: "1" }, [[key]]);
    expect(asked[0]?.headers).not.toHaveProperty("authorization");
  });

  test("with the client's other headers, whatever form they have, and in place of one of the same name", async () => {
    const all = { a: "1", "X-KEY": "other", none: undefined };
    await call({ key: "k" }, [[key]], { headers: all });
    await call({ key: "k" }, [[key]], { headers: new Headers({ a: "1" }) });
    await call({ key: "k" }, [[key]], { headers: async () => [["a", "1"]] });
    for (const { headers } of asked) expect(headers).toMatchObject({ a: "1", "x-key": "k" });
  });

  test("a function is asked for each attempt", async () => {
    let count = 0;
    const fetch = answering(new Response("", { status: 503 }), new Error("lost"));
    await call({ token: async () => `t${++count}`, app: () => `a${count}` }, [[token, app]], {
      fetch,
    });
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      ...["Bearer t1", "Bearer t2", "Bearer t3"],
    ]);
    expect(asked[2]?.url).toBe("http://lamps.test/api/lamp?app%20id=a3");
  });
});

describe("what is kept secret", () => {
  const away = (location: string): Response =>
    new Response("", { status: 302, headers: { location } });

  test("another origin gets none, and neither does what comes after it", async () => {
    const fetch = answering(
      away("/api/lamp2"),
      away("http://other.test/"),
      away("http://lamps.test/x"),
    );
    await call({ key: "k", app: "a" }, [[key, app]], { fetch });
    expect(asked.map(({ url, headers }) => [url, headers["x-key"]])).toEqual([
      ["http://lamps.test/api/lamp?app%20id=a", "k"],
      ["http://lamps.test/api/lamp2?app%20id=a", "k"],
      ["http://other.test/", undefined],
      ["http://lamps.test/x", undefined],
    ]);
  });

  test("no error has one, and hooks see no key in a URL", async () => {
    const urls: string[] = [];
    const fetch = answering(new Error("to http://lamps.test/api/lamp?app%20id=s3cret failed"));
    const error = (await thrown(() =>
      call({ token: "s3cret", app: "s3cret" }, [[token, app]], {
        fetch,
        retry: false,
        onRequest: ({ url }) => urls.push(url),
      }),
    )) as NetworkError;
    expect(error.name).toBe("NetworkError");
    expect(`${error.message} ${error.url}`).not.toContain("s3cret");
    expect(urls).toEqual(["http://lamps.test/api/lamp"]);
  });

  test.each([
    [{ token: "with space" }, [token], "token"],
    [{ token: "" }, [token], "token"],
    [{ token: 12345 }, [token], "token"],
    [{ token: async () => "line\nend" }, [token], "token"],
    [{ login: "a:s3cret" }, [login], "login"],
    [{ login: { username: "a:b", password: "s3cret" } }, [login], "login"],
    [{ login: { username: "a" } }, [login], "login"],
    [{ login: { username: 1, password: "s3cret" } }, [login], "login"],
    [{ key: 12345 }, [key], "key"],
    [{ login: { username: "a", password: "s3cret\n" } }, [login], "login"],
    [{ key: " s3cret" }, [key], "key"],
    [{ key: "s3cr\u00e9t" }, [key], "key"],
    [{ app: "s3cret\ud800" }, [app], "app"],
    [{ app: () => undefined }, [app], "app"],
  ])("what cannot be sent is refused without being shown: %#", async (given, schemes, name) => {
    const error = await thrown(() => call(given, [schemes]));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe(`credentials.${name}: cannot be sent`);
    expect(asked).toEqual([]);
  });

  test("what a function throws comes through, and is not tried again", async () => {
    const reason = new RangeError("no token");
    let count = 0;
    const failing = () => {
      count++;
      throw reason;
    };
    expect(await thrown(() => call({ app: failing }, [[app]]))).toBe(reason);
    expect(count).toBe(1);
  });
});

describe("a client", () => {
  const options = { baseUrl: "http://lamps.test" };

  test("takes credentials by the names of the spec", () => {
    expect(withoutCredentials({ ...options, credentials: { key: "1" } }, ["key"])).toEqual(options);
    expect(withoutCredentials(options, ["key"])).toEqual(options);
  });

  test("refuses others", () => {
    const other = () => withoutCredentials({ ...options, credentials: { kee: "1" } }, ["key"]);
    expect(other).toThrow("credentials.kee: is not known");
    const none = () => withoutCredentials({ ...options, credentials: "s3cret" as never }, ["key"]);
    expect(none).toThrow(/^credentials: must be an object$/);
    const nil = () => withoutCredentials({ ...options, credentials: null as never }, ["key"]);
    expect(nil).toThrow(/^credentials: must be an object$/);
  });
});
