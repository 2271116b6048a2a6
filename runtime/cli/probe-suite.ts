import type { Testcase, Testsuite } from "../conformance/junit.ts";
import { type Finding, gravest } from "../probe/finding.ts";
import type { KnownValues } from "../probe/knowledge.ts";
import type { Probed } from "../probe/probe.ts";
import type { Output } from "../text/layout.ts";
import { printable, shortened } from "../text/printable.ts";
import { probeLines } from "./probe-lines.ts";

/** A probe as a suite of tests: a case for each operation, which fails where a probe does. */
export function probeSuite(name: string, baseUrl: string, cases: readonly Testcase[]): Testsuite {
  return { name: `${name} probe of ${printable(baseUrl)}`, cases };
}

/** What came of one operation as a test. */
export function probeCase(name: string, probed: Probed, values: KnownValues): Testcase {
  const each = { group: name, name: probed.operation.operation.id };
  const grave = gravest(probed.findings);
  if (grave === undefined || grave === "note") return each;
  const message = probed.findings.filter(({ severity }) => severity === grave).map(inShort);
  return {
    ...each,
    failure: { message: message.join("; "), text: probeLines(probed, values, plain).join("\n") },
  };
}

function inShort({ code, path, message }: Finding): string {
  return printable(shortened(`${code}: ${path === undefined ? "" : `${path}: `}${message}`));
}

/** A file has neither colours nor columns. */
const plain: Output = {
  write() {},
  isTTY: false,
  colour: false,
  columns: () => undefined,
  rows: () => undefined,
};
