import { code, table } from "../markdown/markup.ts";
import { formatTypeScript } from "../typescript/format.ts";
import { callStatement, clientCode } from "./call-code.ts";
import { exampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";

/** How errors are told apart, with the first operation as the example. */
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

/** What a call can reject with. */
export function errorTable(): string {
  const rows = Object.entries(classes).map(([name, when]) => [code(name), when]);
  return table([["class", "when"], ...rows]);
}

const classes = {
  InputError: "an input or an option cannot be used; nothing was sent",
  NetworkError: "no answer came, or it broke off",
  TimeoutError: "no complete answer came within `timeoutMs`",
  HttpError: "the status is no success; `meaning` is what this reference says of it",
  DecodeError:
    "the answer is not the document that this reference describes; `path`, `line` and `column` say where",
};
