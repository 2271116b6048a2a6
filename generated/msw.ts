// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import { type HandlerOptions, handlersOf, type HttpHandler } from "../runtime/mock/msw-handlers.ts";
import { api, type ScenarioName } from "./api.ts";

/**
 * Handlers for Mock Service Worker, one for each operation, all answered by one mock.
 *
 * @throws {@link InputError} where an option cannot be used.
 */
export function handlers(options?: HandlerOptions<ScenarioName>): HttpHandler[] {
  return handlersOf(api, options);
}

export type { HandlerOptions } from "../runtime/mock/msw-handlers.ts";
