/** What runs inside another runtime: all cases, by a client of this package against a mock. */
import { api } from "../../../generated/api.ts";
import { cases } from "../../../generated/conformance/index.ts";
import { clientTarget } from "../../../runtime/conformance/client-target.ts";
import { mockConnection } from "../../../runtime/conformance/mock-connection.ts";
import type { Report } from "../../../runtime/conformance/report.ts";
import { runConformance } from "../../../runtime/conformance/run.ts";
import type { Fetch } from "../../../runtime/http/client-options.ts";
import { readXmlBySaxes } from "./xml-by-saxes.ts";

/** @param controlFetch - Controls the mock. Defaults to the runtime's own. */
export function runCases(name: string, baseUrl: string, controlFetch?: Fetch): Promise<Report> {
  const target = clientTarget(api, mockConnection({ baseUrl, controlFetch }));
  return runConformance({ target: { ...target, name }, cases, readXml: readXmlBySaxes });
}
