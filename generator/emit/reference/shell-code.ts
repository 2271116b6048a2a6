import type { Json } from "../../../runtime/api/case.ts";
import { curlLine } from "../../../runtime/text/curl-line.ts";
import { bodyParams } from "../../conformance/parameter-sample.ts";
import { wireRequest } from "../../conformance/wire-request.ts";
import type { Operation } from "../../model/model.ts";
import { MOCK } from "./call-code.ts";
import type { ExampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";

/** The same request from a shell, whichever it is. */
export function shellCode(
  { types }: ReferenceInput,
  operation: Operation,
  { params, body, answer }: ExampleCall,
): string {
  const members = bodyParams(operation, body?.value as Json | undefined);
  const { method, path, headers } = wireRequest(operation, { ...params, ...members }, types);
  return curlLine({
    method,
    url: MOCK + path,
    headers: Object.entries(headers).filter(([name]) => name !== "accept"),
    xml: body?.text,
    showsHead: answer === undefined,
  });
}
