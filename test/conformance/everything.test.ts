/**
 * A spec that has what the chat API has not (closed enums, dates, bytes, wrapped lists, query
 * parameters …): its cases, run against the code that is generated for it.
 */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Report } from "../../runtime/conformance/report.ts";
import {
  generateFrom,
  load,
  outputFolder,
  readRepository,
  writeOutput,
} from "../support/generate.ts";
import { readXmlBySaxes } from "./targets/xml-by-saxes.ts";

vi.setConfig({ testTimeout: 120_000 });

const SPEC = "test/conformance/everything/everything.openapi.yaml";

type Generated = typeof import("../../generated/conformance/index.ts");

test("all cases pass, and every kind of them is there", async () => {
  const out = join(outputFolder(), "generated");
  writeOutput(await generateFrom({ [SPEC]: readRepository(SPEC) }), out);
  const conformance = await load<Generated>(join(out, "conformance/index.ts"));
  const { cases, runConformance, printReport } = conformance;
  const targets = [
    conformance.createCodecTarget(),
    conformance.createClientTarget(conformance.memoryConnection()),
  ];
  const kinds = new Set(cases.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["response", "body", "request", "scenario"]));
  for (const target of targets) {
    const report: Report = await runConformance({ target, cases, readXml: readXmlBySaxes });
    expect(report.ok, printReport(report)).toBe(true);
  }
});
