import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { membersOf, readContentType, readRetryAfter } from "../../../runtime/http/header-fields.ts";

describe("Content-Type", () => {
  test.each<[string | null, string | undefined, string | undefined]>([
    ["application/xml", "application/xml", undefined],
    ["text/xml; charset=utf-8", "text/xml", "utf-8"],
    ["Application/XML ;\tCHARSET=UTF-8", "application/xml", "UTF-8"],
    // Of one field that came twice, or of two.
    ["application/xml;charset=UTF-8, application/xml;charset=UTF-8", "application/xml", "UTF-8"],
    ["text/xml;charset=utf-8,text/xml;charset=latin1", "text/xml", "latin1"],
    ["text/xml;charset=gbk, text/xml", "text/xml", "gbk"],
    ["text/xml;charset=gbk, application/xml", "application/xml", undefined],
    ["text/xml;charset=gbk, text/html, text/xml", "text/xml", undefined],
    ["text/xml;charset=gbk, */*;charset=test", "text/xml", "gbk"],
    ["text/xml;charset=gbk, nonsense;charset=test", "text/xml", "gbk"],
    ["text/xml;charset=gbk,,\t, ", "text/xml", "gbk"],
    [", text/xml", "text/xml", undefined],
    // Quoted strings.
    ['text/xml;charset="utf-8"', "text/xml", "utf-8"],
    ['text/xml;charset="u\\t\\f-8"', "text/xml", "utf-8"],
    ['text/xml;charset="utf-8" ; a=b', "text/xml", "utf-8"],
    ['text/xml; a="x; charset=ISO-8859-1"; charset=utf-8', "text/xml", "utf-8"],
    ['text/xml; a="x, text/html; charset=ISO-8859-1"; charset=utf-8', "text/xml", "utf-8"],
    ['text/xml; a="\\"; charset=ISO-8859-1"; charset=utf-8', "text/xml", "utf-8"],
    ['text/xml; a="\\\\"; charset=utf-8', "text/xml", "utf-8"],
    ['text/xml; a=b"; charset=utf-8', "text/xml", "utf-8"],
    ['text/xml;", \\", text/plain, ";charset=gbk', "text/xml", "gbk"],
    ['text/xml; a="; charset=utf-8', "text/xml", undefined],
    ['text/xml;charset="utf-8', "text/xml", "utf-8"],
    ['text/xml;charset="', "text/xml", undefined],
    // The first that has a value.
    ["text/xml;charset=a;charset=b", "text/xml", "a"],
    ["text/xml;charset=;charset=b", "text/xml", "b"],
    ["text/xml;charset;charset=b", "text/xml", "b"],
    ['text/xml;charset="";charset=b', "text/xml", "b"],
    ["text/xml;;; charset=utf-8;", "text/xml", "utf-8"],
    ["text/xml;charset= utf-8 ;a=b", "text/xml", "utf-8"],
    // What only looks like one.
    ["text/xml;xcharset=utf-8", "text/xml", undefined],
    ["text/xml;charset =utf-8", "text/xml", undefined],
    ["text/xml charset=utf-8", undefined, undefined],
    ["text;charset=utf-8", undefined, undefined],
    ["/;charset=utf-8", undefined, undefined],
    ["te xt/xml;charset=utf-8", undefined, undefined],
    ["charset=utf-8", undefined, undefined],
    ['"text/xml;charset=utf-8"', undefined, undefined],
    ["\\", undefined, undefined],
    ["*/*", undefined, undefined],
    ["", undefined, undefined],
    [null, undefined, undefined],
  ])("%s", (field, type, charset) => {
    expect(readContentType(field)).toEqual(type && { type, charset });
  });

  test("of lines that fetch has joined", () => {
    const headers = new Headers();
    headers.append("content-type", "application/xml;charset=UTF-8");
    headers.append("content-type", "application/xml;charset=UTF-8");
    expect(readContentType(headers.get("content-type"))?.charset).toBe("UTF-8");
  });
});

describe("Retry-After", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12, 0, 0) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each<[string | null | undefined, number]>([
    ["60", 60_000],
    ["0", 0],
    ["007", 7000],
    [" 60", 60_000],
    ["60\t", 60_000],
    // Of several the longest.
    ["60, 60", 60_000],
    ["1,60,2", 60_000],
    ["60, soon", 60_000],
    ["x, 60", 60_000],
    [", 60 ,", 60_000],
    ["9, Sun, 22 Nov 2026 12:00:05 GMT", 9000],
    ["1, Sun, 22 Nov 2026 12:00:05 GMT, 2", 5000],
    // Dates, in GMT in each form.
    ["Sun, 22 Nov 2026 12:00:05 GMT", 5000],
    ["Sunday, 22-Nov-26 12:00:05 GMT", 5000],
    ["Sun Nov 22 12:00:05 2026", 5000],
    ["Wed Dec  2 12:00:00 2026", 864_000_000],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    // Neither.
    ["1e3", 0],
    ["0x10", 0],
    ["-5", 0],
    ["+5", 0],
    ["1.5", 0],
    ["6 0", 0],
    ["60s", 0],
    ["60;x=1", 0],
    ['"60"', 0],
    ["Infinity", 0],
    ["2026-11-22T12:00:05Z", 0],
    ["22 Nov 2026 12:00:05 GMT", 0],
    ["Sun, 22 Nov 2026 12:00:05 +0100", 0],
    ["Sun, 22 Nov 2026 12:00:05", 0],
    ["Sun, 99 Nov 2026 12:00:05 GMT", 0],
    ["Sun, 22 Foo 2026 12:00:05 GMT", 0],
    ["", 0],
    [" ", 0],
    [null, 0],
    [undefined, 0],
  ])("%j is %d ms", (field, pause) => {
    expect(readRetryAfter(field)).toBe(pause);
  });

  test("with a date that is in GMT wherever the clock is", () => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    expect(new Date().getTimezoneOffset()).toBe(-540);
    expect(readRetryAfter("Sun, 22 Nov 2026 12:00:05 GMT")).toBe(5000);
    expect(readRetryAfter("Sun Nov 22 12:00:05 2026")).toBe(5000);
    vi.unstubAllEnvs();
  });

  test("with more digits than a number has", () => {
    expect(readRetryAfter("9".repeat(400))).toBe(Infinity);
  });
});

test("the members of a list are parted by commas outside of quoted strings", () => {
  expect(membersOf('a, "b, \\", c" ;d,,e')).toEqual(["a", ' "b, \\", c" ;d', "e"]);
  expect(membersOf("")).toEqual([]);
  expect(membersOf(undefined)).toEqual([]);
});
