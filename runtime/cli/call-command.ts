import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { ClientError, InputError } from "../errors.ts";
import { KnownValues } from "../probe/knowledge.ts";
import { printJson } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import { readBody } from "./body-file.ts";
import type { Command } from "./command.ts";
import { readConnection } from "./connection-flags.ts";
import { connectionFlags, flags } from "./flag.ts";
import type { Io } from "./io.ts";
import { callOperation, failureDocument, failureLines } from "./operation-call.ts";
import { findOperation, operationIds } from "./operation-choice.ts";
import { allParameterFlags, parameterFlags, readParameters } from "./parameter-flag.ts";
import { refuseOperand, UserError } from "./usage-error.ts";

/** Calls one operation. */
export const call: Command = {
  name: "call",
  operands: "OPERATION",
  summary: "call an operation, and print its value",
  doc: [
    "Prints a line for each value; with --json the value as one JSON document, in which an int64 is a string, and null stands for an answer without a body. Why a call failed is printed on stderr, with --json as a JSON document too.",
    "--body takes the members of the operation's input as JSON, or the document itself as XML. It is decoded and encoded again, so anything that the spec does not describe is left out.",
  ],
  flags: [...connectionFlags, flags.retry, flags.body, flags.json],
  parameterFlags: ({ operations }) => allParameterFlags(operations),
  async run({ api, io }, args) {
    const description = chosen(api, args);
    const parameters = readParameters([description], args);
    const input = { ...parameters, ...(await readGivenBody(description, args, io)) };
    const client = readConnection(api, args, io);
    const values = new KnownValues(api.enums);
    const isJson = args.has(flags.json);
    try {
      const { lines, json } = await callOperation(
        { description, client, input, values },
        io.signal,
      );
      io.stdout.write(isJson ? printJson(json) : lines.map((line) => `${line}\n`).join(""));
      return 0;
    } catch (error) {
      if (!(error instanceof ClientError) || error instanceof InputError) throw error;
      const shown = isJson
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
  refuseOperand(another, id);
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
