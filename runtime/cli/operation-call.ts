import type { Json } from "../api/case.ts";
import type { OperationDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { answerContent } from "../api/lookup.ts";
import type { ClientOptions } from "../http/client-options.ts";
import { send } from "../http/transport.ts";
import type { KnownValues } from "../probe/knowledge.ts";
import { valueLines } from "./value-lines.ts";

/** An operation to be called, and how. */
export interface Question {
  readonly description: OperationDescription;
  readonly client: ClientOptions;
  readonly input: { readonly [key: string]: unknown };
  readonly values: KnownValues;
}

/** What an operation answered: for people, a line for each value, and for tools. */
export interface Answered {
  readonly lines: readonly string[];
  readonly json: Json;
}

/** Calls an operation once. Rejects as a client does. */
export async function callOperation(
  { description, client, input, values }: Question,
  signal: AbortSignal,
): Promise<Answered> {
  let status = 0;
  const onResponse = (response: Response): void => {
    status = response.status;
  };
  const value = await send(description.operation, { ...client, onResponse }, input, { signal });
  const document = answerContent(description, status);
  if (document === undefined) return { lines: [`done (${status})`], json: null };
  return {
    lines: valueLines(document, value, values),
    json: toJson(value, document.content),
  };
}
