import { toJson } from "../api/json-value.ts";
import { answerContent } from "../api/lookup.ts";
import { wireBodyOf } from "../api/wire-body.ts";
import type { Testcase, Testsuite } from "../conformance/junit.ts";
import type { CommonCause } from "../probe/common-cause.ts";
import { type Finding, gravest } from "../probe/finding.ts";
import type { KnownValues } from "../probe/knowledge.ts";
import type { Probed } from "../probe/probe.ts";
import type { Answer } from "../probe/recorded-answer.ts";
import { printable, shortened } from "../text/printable.ts";
import { probeLines } from "./probe-lines.ts";

/**
 * What came of one operation, for tools. What does not apply is null.
 * @param whole - Whether its document is in it. If not, it is marked as cut off.
 */
export function probeDocument(probed: Probed, whole = true): unknown {
  const { operation: described, url, sample, answer, description, latencyMs, value } = probed;
  const { id, method } = described.operation;
  const document = answer && answerContent(described, answer.status);
  return {
    operation: id,
    method,
    url,
    sample: sample ?? null,
    latencyMs,
    meaning: description?.doc ?? null,
    redirectedTo: answer?.redirectedTo ?? null,
    length: answer?.bytes.length ?? null,
    cutOff: answer ? answer.tooLarge || !whole : null,
    value: whole && value !== undefined && document ? toJson(value, document.content) : null,
    findings: probed.findings.map(findingDocument),
    response: answer ? wireResponse(answer, whole) : null,
  };
}

/** What most operations that failed have in common, for tools. */
export function commonCauseDocument({ cause, operations, hints }: CommonCause): unknown {
  return { cause: cause.text, operations, hints };
}

function findingDocument({ position, ...finding }: Finding): unknown {
  const { severity, code, message, hint = null, path = null, count } = finding;
  const { line = null, column = null, excerpt = null } = position ?? {};
  return { severity, code, message, hint, path, line, column, excerpt, count };
}

/** In the form that a case has it in, so that an answer can be made one. */
function wireResponse({ status, headers, bytes }: Answer, whole: boolean): unknown {
  const body = whole && bytes.length > 0 ? wireBodyOf(bytes) : null;
  return { status, headers: Object.fromEntries(headers), body };
}

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
    failure: {
      message: message.join("; "),
      text: probeLines(probed, values, { colour: false }).join("\n"),
    },
  };
}

function inShort({ code, path, message }: Finding): string {
  return printable(shortened(`${code}: ${path === undefined ? "" : `${path}: `}${message}`));
}
