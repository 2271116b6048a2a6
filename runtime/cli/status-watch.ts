import { InputError } from "../errors.ts";
import { printJson } from "../text/printable.ts";
import { watch } from "../watch.ts";
import { type Io, printEvent } from "./io.ts";
import type { Question } from "./operation-call.ts";
import { ask, failed, resultDocument, type StatusResult } from "./status-row.ts";
import { StatusTable } from "./status-table.ts";

interface StatusWatchOptions {
  readonly json: boolean;
  readonly intervalMs: number | undefined;
}

/** What is to be shown of one operation, whenever it changes. */
interface Change {
  readonly operation: string;
  readonly result: StatusResult;
  /** When the next call is due, if this one failed. */
  readonly retryInMs: number | undefined;
}

/** Shows the answers of operations until the user ends it. Each operation is watched separately. */
export async function watchStatus(
  questions: readonly Question[],
  io: Io,
  { json, intervalMs }: StatusWatchOptions,
): Promise<void> {
  const view = !json && io.stdout.isTTY ? new StatusTable(questions, io, intervalMs) : undefined;
  const print = (change: Change): void => {
    if (view) return;
    if (json) io.stdout.write(jsonLine(change, io));
    else printEvent(plainLine(change), io);
  };
  // One that cannot go on ends the others.
  const end = new AbortController();
  const signal = AbortSignal.any([io.signal, io.unread, end.signal]);
  try {
    await Promise.all(
      questions.map((question) => watchOne(question, { signal, intervalMs }, print, view)),
    );
  } finally {
    end.abort();
    view?.close();
  }
}

async function watchOne(
  question: Question,
  options: { readonly signal: AbortSignal; readonly intervalMs: number | undefined },
  print: (change: Change) => void,
  view: StatusTable | undefined,
): Promise<void> {
  const operation = question.description.operation.id;
  const call = async (signal: AbortSignal): Promise<StatusResult> => {
    const row = await ask(question, signal);
    view?.show(row);
    if (row.failure !== undefined) throw row.failure;
    return row.result;
  };
  for await (const event of watch(call, options)) {
    if (event.kind === "value") print({ operation, result: event.value, retryInMs: undefined });
    else if (event.error instanceof InputError) throw event.error;
    else print({ operation, result: failed(event.error), retryInMs: event.retryInMs });
  }
}

function plainLine({ operation, result, retryInMs }: Change): string {
  const again =
    retryInMs === undefined ? "" : `; asked again in ${(retryInMs / 1000).toFixed(1)} s`;
  return `${operation} ${result.text}${again}`;
}

function jsonLine({ operation, result, retryInMs }: Change, io: Io): string {
  return printJson({
    time: io.now().toISOString(),
    operation,
    ...resultDocument(result),
    retryInMs: retryInMs ?? null,
  });
}
