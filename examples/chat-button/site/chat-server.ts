import {
  type ClientOptions,
  getChatAllowed,
  getLiveSessionStatus,
} from "../../../generated/index.ts";
import { type ButtonState, stateOf } from "./button-state.ts";

/** Where the chat is, and how it is asked. */
export interface ChatServer {
  readonly client: ClientOptions;
  /** The entry point: a number, as text because it may be longer than a number can hold. */
  readonly entryPoint: string;
}

/**
 * Asks for the state of the button, with one request or two: the wait matters only to those who may
 * chat, and a server has many pages to answer.
 */
export async function askState(
  { client, entryPoint }: ChatServer,
  signal: AbortSignal,
): Promise<ButtonState> {
  const input = { id: entryPoint };
  const answer = await getChatAllowed(client, input, { signal });
  if (!answer.allowed) return stateOf(answer, undefined);
  const queue = await getLiveSessionStatus(client, input, { signal }).catch(() => undefined);
  signal.throwIfAborted();
  return stateOf(answer, queue);
}
