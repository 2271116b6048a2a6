// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import type { Case } from "../../runtime/api/case.ts";
import { clientTarget } from "../../runtime/conformance/client-target.ts";
import { codecTarget } from "../../runtime/conformance/codec-target.ts";
import type { Connection } from "../../runtime/conformance/connection.ts";
import { serverTarget, type ServerTargetOptions } from "../../runtime/conformance/server-target.ts";
import type { Target } from "../../runtime/conformance/target.ts";
import { api } from "../api.ts";
import {
  checkEligibilityCases,
  getAgentAvailabilityCases,
  getCapacityCases,
  getChatAllowedCases,
  getLiveSessionStatusCases,
  submitSurveyCases,
} from "./cases.ts";

/** Every case, in the order of the spec. */
export const cases: readonly Case[] = [
  ...getAgentAvailabilityCases,
  ...getCapacityCases,
  ...getLiveSessionStatusCases,
  ...checkEligibilityCases,
  ...getChatAllowedCases,
  ...submitSurveyCases,
];

/** The decoders and encoders by themselves. */
export function createCodecTarget(): Target {
  return codecTarget(api);
}

/** A client as apps use it, over some connection. */
export function createClientTarget(connection: Connection): Target {
  return clientTarget(api, connection);
}

/** A server, which may be one in use: only GETs are sent to it unless more is allowed. */
export function createServerTarget(options: ServerTargetOptions): Target {
  return serverTarget(api, options);
}

export {
  getAgentAvailabilityCases,
  getCapacityCases,
  getLiveSessionStatusCases,
  checkEligibilityCases,
  getChatAllowedCases,
  submitSurveyCases,
} from "./cases.ts";
export type {
  BodyCase,
  Case,
  CaseOptions,
  Json,
  Origin,
  PathCase,
  RequestCase,
  ResponseCase,
  ScenarioCase,
  WireBody,
  WireRequest,
  WireResponse,
} from "../../runtime/api/case.ts";
export type { Connection } from "../../runtime/conformance/connection.ts";
export type { Difference } from "../../runtime/conformance/json-difference.ts";
export { printJunit } from "../../runtime/conformance/junit.ts";
export {
  KnownFailuresError,
  parseKnownFailures,
  type KnownFailures,
} from "../../runtime/conformance/known-failures.ts";
export { memoryConnection } from "../../runtime/conformance/memory-connection.ts";
export {
  mockConnection,
  type MockConnectionOptions,
} from "../../runtime/conformance/mock-connection.ts";
export {
  printReport,
  type Counts,
  type OperationSummary,
  type Report,
  type UnknownFailure,
} from "../../runtime/conformance/report.ts";
export type { CaseResult } from "../../runtime/conformance/result.ts";
export { runConformance, type ConformanceOptions } from "../../runtime/conformance/run.ts";
export type { ServerTargetOptions } from "../../runtime/conformance/server-target.ts";
export type { ObservedError, Outcome, Target } from "../../runtime/conformance/target.ts";
export type {
  ReadXml,
  XmlAttribute,
  XmlName,
  XmlTree,
} from "../../runtime/conformance/xml-tree.ts";
