import { toJson } from "../api/json-value.ts";
import { answerDocument } from "../api/lookup.ts";
import { wireBodyOf } from "../api/wire-body.ts";
import { noContent } from "../http/operation.ts";
import type { CommonCause } from "../probe/common-cause.ts";
import type { Finding } from "../probe/finding.ts";
import type { Probed } from "../probe/probe.ts";
import type { Answer } from "../probe/recorded-answer.ts";

/**
 * What came of one operation, for tools. What does not apply is null.
 * @param whole - Whether its document is in it. If not, it is marked as cut off.
 */
export function probeDocument(
  {
    operation: description,
    url,
    sample,
    answer,
    description: meaning,
    latencyMs,
    value,
    findings,
  }: Probed,
  whole = true,
): unknown {
  const { id, method } = description.operation;
  const document = answer && answerDocument(description, answer.status);
  const decoded = whole && value !== undefined && document !== undefined && document !== noContent;
  return {
    operation: id,
    method,
    url,
    sample: sample ?? null,
    latencyMs,
    meaning: meaning?.doc ?? null,
    redirectedTo: answer?.redirectedTo ?? null,
    length: answer?.bytes.length ?? null,
    cutOff: answer ? answer.tooLarge || !whole : null,
    value: decoded ? toJson(value, document.content) : null,
    findings: findings.map(findingDocument),
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
