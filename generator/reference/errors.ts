import { code, table } from "../markdown/markup.ts";
import { callLine, clientCode } from "./call-code.ts";
import { exampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";

/** How errors are told apart, with the first operation as the example. */
export function errorCode(input: ReferenceInput): string {
  const [operation] = input.api.operations;
  if (operation === undefined) return "";
  const call = callLine("await", input, operation, exampleCall(input, operation));
  return `${clientCode(input, "ClientError", "HttpError")}
try {
  ${call.replaceAll("\n", "\n  ")}
} catch (error) {
  if (error instanceof HttpError) console.log(error.status, error.meaning);
  else if (error instanceof ClientError) console.log(error.code, error.message);
  else throw error;
}`;
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
