import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { isSuccess } from "../lower/lower-operation.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Response } from "../read/openapi/response.ts";
import type { Rule } from "./rule.ts";

/** Every operation has an answer that is a success, and no answer has a body that HTTP forbids. */
export const hasSuccessResponse: Rule = ({ document }, diagnostics) => {
  for (const operation of document.operations) {
    checkSuccess(operation, diagnostics);
    for (const response of operation.responses) checkBody(operation, response, diagnostics);
  }
};

function checkSuccess({ responses, method, id, whole }: Operation, diagnostics: Diagnostics): void {
  const [first] = responses;
  if (
    first === undefined ||
    !whole ||
    responses.some(({ status }) => isSuccess({ status: status.value }))
  ) {
    return;
  }
  const operation = id === undefined ? method.value : `"${id.value}"`;
  diagnostics.report("no-success", first.status.span, { operation });
}

function checkBody(
  { method }: Operation,
  { status, answer }: Response,
  diagnostics: Diagnostics,
): void {
  if (answer?.media === undefined) return;
  const { span } = answer.media.name;
  if (method.value === "HEAD") {
    diagnostics.report("no-body/method", span, {});
  } else if (["204", "205", "304"].includes(status.value)) {
    diagnostics.report("no-body/status", span, { status: status.value });
  }
}
