import { describe, expect, test } from "vitest";
import type { WireRequest } from "../../../runtime/api/case.ts";
import { requestDifference } from "../../../runtime/conformance/request-difference.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";
import { base64Of } from "./lamps.ts";

const comparison = { readXml: readXmlBySaxes, partial: false };

const get: WireRequest = { method: "GET", path: "/a?b=1", headers: { accept: "text/xml" } };
const post: WireRequest = {
  method: "POST",
  path: "/a",
  headers: { "content-type": "text/xml; charset=utf-8" },
  body: { text: "<a>\n  <b/>\n</a>" },
};

describe("the same request", () => {
  test.each<[string, WireRequest, Partial<WireRequest>]>([
    ["with more headers", get, { ...get, headers: { accept: "text/xml", host: "h" } }],
    ["as far as the target tells", get, { method: "GET" }],
    ["of which the target tells no headers and no body", post, { method: "POST", path: "/a" }],
    ["of which it tells the body alone", post, { body: { text: "<a><b></b></a>" } }],
    [
      "with another spelling of the content type",
      post,
      { ...post, headers: { "content-type": 'Text/XML;charset="UTF-8"' } },
    ],
    ["with an empty body, which is none", get, { ...get, body: { text: "" } }],
    [
      "in bytes, by the charset of its own headers",
      { ...post, body: { text: "<a>ü</a>" } },
      {
        ...post,
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: base64Of(0x3c, 0x61, 0x3e, 0xc3, 0xbc, 0x3c, 0x2f, 0x61, 0x3e),
      },
    ],
    [
      "in bytes, by the charset that is expected",
      {
        ...post,
        headers: { "content-type": "text/xml; charset=iso-8859-1" },
        body: { text: "<a>ü</a>" },
      },
      { body: base64Of(0x3c, 0x61, 0x3e, 0xfc, 0x3c, 0x2f, 0x61, 0x3e) },
    ],
  ])("%s", (_name, expected, actual) => {
    expect(requestDifference(expected, actual, comparison)).toBeUndefined();
  });
});

describe("another", () => {
  test.each<[string, WireRequest, Partial<WireRequest>, object]>([
    ["method", get, { method: "POST" }, { at: "request.method", expected: "GET", actual: "POST" }],
    ["path", get, { path: "/a" }, { at: "request.path", expected: "/a?b=1", actual: "/a" }],
    [
      "header",
      get,
      { headers: { accept: "Text/XML" } },
      { at: "request.headers.accept", expected: "text/xml", actual: "Text/XML" },
    ],
    [
      "header, since it is missing",
      get,
      { headers: {} },
      { at: "request.headers.accept", expected: "text/xml", actual: "nothing" },
    ],
    [
      "charset",
      post,
      { headers: { "content-type": "text/xml" } },
      {
        at: "request.headers.content-type",
        expected: "text/xml; charset=utf-8",
        actual: "text/xml",
      },
    ],
    [
      "media type",
      post,
      { headers: { "content-type": "application/xml; charset=utf-8" } },
      { at: "request.headers.content-type" },
    ],
    [
      "body",
      post,
      { body: { text: "<a><c/></a>" } },
      { at: "request.body /a/b", expected: "<b>", actual: "<c>" },
    ],
    [
      "body, since it is missing",
      post,
      { headers: post.headers },
      { at: "request.body", expected: "a body", actual: "nothing" },
    ],
    [
      "body, since it is empty",
      post,
      { body: { text: "" } },
      { at: "request.body", expected: "a body", actual: "nothing" },
    ],
    [
      "body, since there is none to be",
      get,
      { body: { text: "<a/>" } },
      { at: "request.body", expected: "nothing", actual: "a body" },
    ],
    [
      "body, which is not well-formed",
      post,
      { body: { text: "<a>" } },
      {
        at: "request.body",
        expected: "a document",
        actual: "no document: Error: 1:3: unclosed tag: a",
      },
    ],
    [
      "body, whose bytes are no text",
      post,
      { body: base64Of(0x3c, 0xff) },
      {
        at: "request.body",
        actual: "no document: DecodeError: /: the bytes are not valid utf-8 (line 1, column 2)",
      },
    ],
  ])("%s", (_name, expected, actual, difference) => {
    expect(requestDifference(expected, actual, comparison)).toMatchObject(difference);
  });
});

test("a case whose own body is no document says so", () => {
  const broken = { ...post, body: { text: "<a>" } };
  expect(() => requestDifference(broken, post, comparison)).toThrow("unclosed tag: a");
  const odd = { ...post, body: { base64: "?" } };
  expect(() => requestDifference(odd, post, comparison)).toThrow(
    'the body of the case: expected base64, got "?"',
  );
});

describe("of a program that has an Accept of its own", () => {
  const sent = (accept?: string): Partial<WireRequest> => ({
    ...get,
    headers: accept === undefined ? {} : { accept },
  });
  const partial = { ...comparison, partial: true };

  test.each([
    undefined,
    "*/*",
    "application/xml",
    "text/html, application/xml;q=0.9",
    "TEXT/XML",
    "application/json, */*; q=0.1",
  ])("%j admits XML", (accept) => {
    expect(requestDifference(get, sent(accept), partial)).toBeUndefined();
  });

  test.each(["application/json", "application/xmlish", "text/plain;a=text/xml"])(
    "%j does not",
    (accept) => {
      expect(requestDifference(get, sent(accept), partial)).toEqual({
        at: "request.headers.accept",
        expected: "text/xml",
        actual: accept,
      });
    },
  );
});
