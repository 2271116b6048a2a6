import { afterEach, describe, expect, test, vi } from "vitest";
import { isForbiddenHeader, isUnsendable } from "../../../runtime/http/forbidden-headers.ts";
import { PageRequest } from "./server.ts";

/** The table of the Fetch Standard, "forbidden request-header". */
const FORBIDDEN = `Accept-Charset Accept-Encoding Access-Control-Request-Headers
  Access-Control-Request-Method Connection Content-Length Cookie Cookie2 Date DNT Expect Host Keep-Alive
  Origin Referer Set-Cookie TE Trailer Transfer-Encoding Upgrade Via
  Proxy-Authorization Proxy-Connection Sec-Fetch-Mode Sec-Purpose proxy- sec-`.split(/\s+/);

const ON_SERVERS =
  "accept-charset accept-encoding cookie cookie2 date dnt origin referer set-cookie via".split(" ");

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each(FORBIDDEN)("%s is forbidden, however it is written", (name) => {
  expect(isForbiddenHeader(name)).toBe(true);
  expect(isForbiddenHeader(name.toLowerCase())).toBe(true);
  expect(isForbiddenHeader(name.toUpperCase())).toBe(true);
});

test.each([
  "Accept",
  "Accept-Language",
  "Authorization",
  "Content-Type",
  "User-Agent",
  "X-Host",
  "Hosts",
  "Proxy",
  "Secret",
  "X-Sec-Token",
])("%j is not", (name) => {
  expect(isForbiddenHeader(name)).toBe(false);
  expect(isUnsendable(name)).toBe(false);
});

describe("what an app cannot send", () => {
  test("where the platform drops nothing: what is about the connection", () => {
    const sendable = FORBIDDEN.filter((name) => !isUnsendable(name));
    expect(sendable.map((name) => name.toLowerCase())).toEqual(ON_SERVERS);
  });

  test("in a page: all that is forbidden", () => {
    vi.stubGlobal("Request", PageRequest);
    expect(FORBIDDEN.filter((name) => !isUnsendable(name))).toEqual([]);
    expect(isUnsendable("authorization")).toBe(false);
  });
});
