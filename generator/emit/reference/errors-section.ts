import { errorCodes } from "../../../runtime/api/error-codes.ts";
import { codesIn } from "../codes-in.ts";
import { code, table } from "../markdown/inline.ts";
import { formatTypeScript } from "../typescript/format.ts";
import { callStatement, clientCode } from "./call-code.ts";
import { exampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";

/** How to distinguish errors, with the first operation as the example. */
export async function errorCode(input: ReferenceInput): Promise<string> {
  const [operation] = input.api.operations;
  if (operation === undefined) return "";
  const statement = callStatement(input, operation, exampleCall(input, operation));
  const code = `${clientCode(input, "ClientError", "HttpError")}try {
  ${statement}
} catch (error) {
  if (error instanceof HttpError) console.log(error.status, error.meaning);
  else if (error instanceof ClientError) console.log(error.code, error.message);
  else throw error;
}`;
  return formatTypeScript("errors.ts", code);
}

/** What a call of an API can reject with, code by code. */
export function errorTable({ api }: ReferenceInput): string {
  const rows = codesIn(api).map((each) => {
    const { class: name, meaning, remedy } = errorCodes[each];
    return [code(each), code(name), meaning, remedy];
  });
  return table([["code", "class", "what happened", "what to do"], ...rows]);
}
