import type { ApiDescription } from "../api/description.ts";
import { parametersOf } from "../api/sample-input.ts";
import { KnownValues } from "../probe/knowledge.ts";
import { printJson } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { readConnection } from "./connection-flags.ts";
import { connectionFlags, flags } from "./flag.ts";
import type { Io } from "./io.ts";
import type { Question } from "./operation-call.ts";
import { readOnly } from "./operation-choice.ts";
import { allParameterFlags, readParameters } from "./parameter-flag.ts";
import { ask, resultDocument, type StatusRow } from "./status-row.ts";
import { tableLines } from "./status-table.ts";
import { watchStatus } from "./status-watch.ts";
import { refuseOperand, UserError } from "./usage-error.ts";

/** Calls all GET operations, and shows their answers at a glance. */
export const status: Command = {
  name: "status",
  summary: "call every GET operation, and show the answers at a glance",
  doc: [
    "All are called at once. With --watch they are called repeatedly, less often while they fail: on a terminal the table is updated, elsewhere each change is a line. With --json the answers are one document; with --watch, each change is a document on a line of its own.",
  ],
  flags: [...connectionFlags, flags.retry, flags.watch, flags.interval, flags.json],
  parameterFlags: (api) => allParameterFlags(readOnly(api)),
  async run({ api, io }, args) {
    refuseOperand(args.positionals[0], "status");
    const questions = readQuestions(api, args, io);
    const json = args.has(flags.json);
    if (args.has(flags.watch)) {
      await watchStatus(questions, io, { json, intervalMs: args.number(flags.interval) });
      return 0;
    }
    if (args.has(flags.interval)) throw new UserError("--interval goes with --watch");
    const rows = await Promise.all(questions.map((each) => ask(each, io.signal)));
    io.stdout.write(
      json ? printJson(documentOf(rows)) : `${tableLines(rows, io.stdout).join("\n")}\n`,
    );
    return rows.some(({ result }) => result.kind === "error") ? 1 : 0;
  },
};

function readQuestions(api: ApiDescription, args: Arguments, io: Io): readonly Question[] {
  const operations = readOnly(api);
  if (operations.length === 0) throw new UserError(`${api.name} has no GET operation to call`);
  const parameters = readParameters(operations, args);
  const client = readConnection(api, args, io);
  const values = new KnownValues(api.enums);
  return operations.map((description) => {
    return { description, client, input: parametersOf(description, parameters), values };
  });
}

/** By operation: the value, or the error, and how long it took. */
function documentOf(rows: readonly StatusRow[]): unknown {
  const entries = rows.map(({ operation, result, latencyMs }) => [
    operation,
    { ...resultDocument(result), latencyMs },
  ]);
  return Object.fromEntries(entries);
}
