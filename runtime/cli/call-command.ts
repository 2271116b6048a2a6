import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { answerDocument } from "../api/lookup.ts";
import type { Document } from "../codec/codec.ts";
import { ClientError, InputError } from "../errors.ts";
import { noContent } from "../http/operation.ts";
import { send } from "../http/transport.ts";
import { KnownValues } from "../probe/knowledge.ts";
import { printJson } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import { readBody } from "./body-file.ts";
import type { Command } from "./command.ts";
import { readConnection } from "./connection-flags.ts";
import { failureDocument, failureLines } from "./failed-call.ts";
import { connectionFlags, flags } from "./flag.ts";
import type { Io } from "./io.ts";
import { findOperation, operationIds } from "./operation-choice.ts";
import { allParameterFlags, parameterFlags, readParameters } from "./parameter-flag.ts";
import { UserError } from "./usage-error.ts";
import { linesOf, printed } from "./value-lines.ts";

/** Calls one operation. */
export const call: Command = {
  name: "call",
  operands: "OPERATION",
  summary: "call an operation, and print what it gives",
  doc: [
    "Prints a line for each value; with --json the value as one JSON document, in which an int64 is a string, and null stands for an answer without a body. Why a call failed is printed on stderr, with --json as a JSON document too.",
    "--body takes the members of the operation's input as JSON, or the document itself as XML. That is read and then written anew, so what the spec does not know is left out.",
  ],
  flags: [...connectionFlags, flags.retry, flags.body, flags.json],
  parameterFlags: ({ operations }) => allParameterFlags(operations),
  async run({ api, io }, args) {
    const description = chosen(api, args);
    const { operation } = description;
    const parameters = readParameters([description], args);
    const input = { ...parameters, ...(await readGivenBody(description, args, io)) };
    const client = readConnection(api, args, io);
    const json = args.has(flags.json);
    let status = 0;
    const onResponse = (response: Response): void => {
      status = response.status;
    };
    try {
      const value = await send(operation, { ...client, onResponse }, input, { signal: io.signal });
      const document = answerDocument(description, status);
      if (document === undefined || document === noContent) {
        io.stdout.write(json ? printJson(null) : `done (${status})\n`);
      } else {
        const shown = json
          ? printJson(toJson(value, document.content))
          : plain(api, document, value);
        io.stdout.write(shown);
      }
      return 0;
    } catch (error) {
      if (!(error instanceof ClientError) || error instanceof InputError) throw error;
      const shown = json
        ? printJson({ error: failureDocument(error) })
        : `${failureLines(error, io.stderr).join("\n")}\n`;
      io.stderr.write(shown);
      return 1;
    }
  },
};

/** The operation that is meant. Parameters of others are known as flags, but not to this one. */
function chosen(api: ApiDescription, args: Arguments): OperationDescription {
  const [id, another] = args.positionals;
  if (id === undefined) {
    const ids = operationIds(api.operations).join(", ");
    throw new UserError("which operation is to be called?", `there are: ${ids}`);
  }
  const description = findOperation(api, id);
  if (another !== undefined) {
    throw new UserError(`${id} takes no operand, and got ${another}`);
  }
  const own = parameterFlags(description).map(({ name }) => name);
  const other = args.names.find((name) => {
    return !own.includes(name) && !call.flags.some((flag) => flag.name === name);
  });
  if (other === undefined) return description;
  const names = own.map((name) => `--${name}`).join(", ");
  throw new UserError(`${id} has no --${other}`, `its parameters: ${names || "none"}`);
}

async function readGivenBody(description: OperationDescription, args: Arguments, io: Io) {
  const path = args.one(flags.body);
  if (path !== undefined) return readBody(path, description, io);
  if (!description.body || description.operation.body?.optional) return {};
  throw new UserError(
    `${description.operation.id} needs --body FILE`,
    "its members as JSON, or the document as XML; - reads it from stdin",
  );
}

function plain({ enums }: ApiDescription, document: Document<unknown>, value: unknown): string {
  const lines = linesOf(document, value, new KnownValues(enums)).map(printed);
  return lines.map((line) => `${line}\n`).join("");
}
