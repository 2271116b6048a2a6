import type { OperationDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { answerContent } from "../api/lookup.ts";
import type { ClientOptions, SentRequest } from "../http/client-options.ts";
import { send } from "../http/transport.ts";
import { observedError } from "./observed-error.ts";
import type { Outcome } from "./target.ts";

/** What came of a call. */
export interface Called {
  readonly outcome: Outcome;
  /** Nothing if the input was refused. */
  readonly request: SentRequest | undefined;
  /** Nothing if none came. */
  readonly response: Response | undefined;
}

/** How long a server may take, in milliseconds: a slow one is no subject of a case. */
export const TIMEOUT_MS = 30_000;

/** Calls an operation once, as a client does. */
export async function call(
  description: OperationDescription,
  client: ClientOptions,
  input: unknown,
  signal?: AbortSignal,
): Promise<Called> {
  let request: SentRequest | undefined;
  let response: Response | undefined;
  const options: ClientOptions = {
    retry: false,
    timeoutMs: TIMEOUT_MS,
    ...client,
    onRequest(sent) {
      request = sent;
    },
    onResponse(got) {
      response = got;
    },
  };
  const outcome = await send(description.operation, options, input, { signal }).then(
    (value): Outcome => {
      const document = response && answerContent(description, response.status);
      if (document === undefined || value === undefined) return { kind: "nothing" };
      return { kind: "value", value: toJson(value, document.content) };
    },
    observedError,
  );
  return { outcome, request, response };
}
