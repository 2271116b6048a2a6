import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { printJunit } from "../../../runtime/conformance/junit.ts";
import { reportOf } from "../../../runtime/conformance/report.ts";
import type { CaseResult } from "../../../runtime/conformance/result.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";

function result(name: string) {
  return { id: `getLamp/${name}`, operation: "getLamp", documentation: "Why it exists." };
}

const failed: CaseResult = {
  ...result("off"),
  kind: "failed",
  at: "value.on",
  expected: "false",
  actual: "true",
  excerpt: '<lamp on="false"/>',
};

test("a suite for each report, a case for each result", () => {
  const report = reportOf(
    "codecs",
    [
      { ...result("on"), kind: "passed" },
      failed,
      { ...result("root"), kind: "known-failure", reason: "see #1" },
      { ...result("text"), kind: "unexpected-pass", reason: "see #2" },
      { ...result("state"), kind: "skipped", caseKind: "body", reason: "no server" },
    ],
    [{ id: "getLamp/gone", reason: "see #3" }],
  );
  expect(printJunit([report, reportOf("client", [], [])])).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="codecs" tests="6" failures="3" errors="0" skipped="2">
<testcase classname="getLamp" name="getLamp/on"/>
<testcase classname="getLamp" name="getLamp/off"><failure message="value.on: expected false, got true" type="failure">Why it exists.&#10;at: value.on&#10;expected: false&#10;got: true&#10;&lt;lamp on=&quot;false&quot;/&gt;</failure></testcase>
<testcase classname="getLamp" name="getLamp/root"><skipped message="known failure: see #1"/></testcase>
<testcase classname="getLamp" name="getLamp/text"><failure message="it passed, but is listed as a known failure" type="failure">it is listed with: see #2</failure></testcase>
<testcase classname="getLamp" name="getLamp/state"><skipped message="no server"/></testcase>
<testcase classname="known failures" name="getLamp/gone"><failure message="unknown case" type="failure">it is listed with: see #3</failure></testcase>
</testsuite>
<testsuite name="client" tests="0" failures="0" errors="0" skipped="0">
</testsuite>
</testsuites>
`);
});

test("a run that stopped fails", () => {
  expect(printJunit([reportOf("server", [], [], "nobody answered")])).toContain(
    '<testcase classname="run" name="all cases"><failure message="it stopped" type="failure">nobody answered</failure></testcase>',
  );
});

test("whatever a text holds, it is well-formed and comes back as far as XML can carry it", () => {
  const odd = "<a b=\"1\" c='2'>&amp;]]>\t\r\n\0\x1b\ud800\uffff\u{1f600}</a><failure ";
  const readable = "<a b=\"1\" c='2'>&amp;]]>\t\r\n\ufffd\ufffd\ufffd\ufffd\u{1f600}</a><failure ";
  const xml = printJunit([
    reportOf(odd, [{ ...failed, id: odd, at: odd, documentation: odd, excerpt: odd }], []),
    reportOf(
      "skipped",
      [{ ...result(odd), operation: odd, kind: "skipped", caseKind: "body", reason: odd }],
      [],
    ),
  ]);

  const [suite] = readXmlBySaxes(xml).children.filter((child) => typeof child !== "string");
  expect(suite?.attributes.find(({ name }) => name.local === "name")?.value).toBe(readable);

  const options = { ignoreAttributes: false, trimValues: false, htmlEntities: true };
  const { testsuites } = new XMLParser(options).parse(xml);
  expect(testsuites.testsuite).toMatchObject([
    {
      "@_name": readable,
      "@_tests": "1",
      "@_failures": "1",
      "@_skipped": "0",
      testcase: { failure: { "#text": expect.stringContaining(`${readable}\nat: ${readable}`) } },
    },
    { "@_failures": "0", "@_skipped": "1", testcase: { skipped: { "@_message": readable } } },
  ]);
});
