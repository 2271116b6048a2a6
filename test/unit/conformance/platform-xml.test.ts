import { onErrorStopParsing, DOMParser as XmlDom } from "@xmldom/xmldom";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readPlatformXml } from "../../../runtime/conformance/platform-xml.ts";
import { treeDifference } from "../../../runtime/conformance/xml-tree.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";

const DOCUMENT = `<?xml version="1.0"?>
<n:a xmlns:n="urn:n" b="1" n:c="&lt;&#10;">x<!-- y --><![CDATA[<z>]]> <?p?><d xmlns="urn:d"/> </n:a>`;

/** Does not write to the console what it throws. */
class QuietParser extends XmlDom {
  constructor() {
    super({ onError: onErrorStopParsing });
  }
}

/** What browsers give for a malformed document, instead of throwing. */
class BrowserParser {
  parseFromString() {
    return new XmlDom().parseFromString("<a><parsererror>no end</parsererror></a>", "text/xml");
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["our own reader, where the platform has none", undefined],
  ["DOMParser", QuietParser],
])("%s", (_name, parser) => {
  test("sees the document that saxes sees", () => {
    vi.stubGlobal("DOMParser", parser);
    expect(treeDifference(readXmlBySaxes(DOCUMENT), readPlatformXml(DOCUMENT))).toBeUndefined();
    expect(readPlatformXml('<a b="1">x</a>')).toEqual({
      name: { uri: "", local: "a" },
      attributes: [{ name: { uri: "", local: "b" }, value: "1" }],
      children: ["x"],
    });
  });

  test("refuses what is not well-formed", () => {
    vi.stubGlobal("DOMParser", parser);
    expect(() => readPlatformXml("<a>")).toThrow();
    expect(() => readPlatformXml("<a/><b/>")).toThrow();
  });
});

test("a document in which a browser says that there is none", () => {
  vi.stubGlobal("DOMParser", BrowserParser);
  expect(() => readPlatformXml("<a>")).toThrow("not well-formed: no end");
});
