/** What runs inside another runtime: all cases, by a client of this package against a mock. */
import { api } from "../../../generated/api.ts";
import { cases } from "../../../generated/conformance/index.ts";
import { clientTarget } from "../../../runtime/conformance/client-target.ts";
import { mockConnection } from "../../../runtime/conformance/mock-connection.ts";
import type { Report } from "../../../runtime/conformance/report.ts";
import { runConformance } from "../../../runtime/conformance/run.ts";
import { readXmlBySaxes } from "./xml-by-saxes.ts";

export function runCases(name: string, baseUrl: string): Promise<Report> {
  const target = clientTarget(api, mockConnection({ baseUrl }));
  return runConformance({ target: { ...target, name }, cases, readXml: readXmlBySaxes });
}
