/** What is bundled with something broken in it: cases are run by the codecs and by a client in memory. */

import {
  createClientTarget,
  createCodecTarget,
  memoryConnection,
  runConformance,
} from "../../../generated/conformance/index.ts";
import type { Case } from "../../../runtime/api/case.ts";
import { readXmlBySaxes } from "../targets/xml-by-saxes.ts";

/** The ids of those cases that fail. */
export async function failures(cases: readonly Case[]): Promise<readonly string[]> {
  const targets = [createCodecTarget(), createClientTarget(memoryConnection())];
  const reports = await Promise.all(
    targets.map((target) => runConformance({ target, cases, readXml: readXmlBySaxes })),
  );
  const failed = reports.flatMap(({ results }) =>
    results.filter(({ kind }) => kind === "failed" || kind === "optional-failure"),
  );
  return [...new Set(failed.map(({ id }) => id))].sort();
}
