// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import { createMock as createMockOf, type Mock, type MockOptions } from "../runtime/mock/mock.ts";
import { api, type ScenarioName } from "./api.ts";

/**
 * Stands in for the server: a mock that answers with the spec's examples, not listening yet.
 *
 * @throws {@link InputError} where an option cannot be used.
 */
export function createMock(options?: MockOptions<ScenarioName>): Mock<ScenarioName> {
  return createMockOf(api, options);
}

export type { Json, WireBody } from "../runtime/api/case.ts";
export type { Fault } from "../runtime/mock/fault.ts";
export type { Listening } from "../runtime/mock/listen.ts";
export type { ListenOptions, Mock, MockOptions } from "../runtime/mock/mock.ts";
export type { LoggedRequest } from "../runtime/mock/state.ts";
export type { ScenarioName } from "./api.ts";
