import { api } from "../../../generated/api.ts";
import type { Fault } from "../../../generated/mock.ts";

/** What the chat server can be made to do while the demo runs. */
export interface DemoScenario {
  readonly name: string;
  readonly summary: string;
  /** A scenario of the spec. */
  readonly mockScenario: string;
  /** What goes wrong besides, or is answered in place of the spec's example. */
  readonly fault?: Fault;
}

const NAMESPACE = "http://bindings.egain.com/chat";

export const demoScenarios: readonly DemoScenario[] = [
  ...api.scenarios.map(({ name, summary }) => ({ name, summary, mockScenario: name })),
  {
    name: "longWait",
    summary: "The entry point takes chats; four customers wait, for nearly five minutes.",
    mockScenario: "open",
    fault: {
      operation: "getLiveSessionStatus",
      times: null,
      status: 200,
      headers: { "content-type": "application/xml" },
      body: {
        text: `<sessionStatus xmlns:ns2="${NAMESPACE}"><ns2:waitTime>290.0</ns2:waitTime><ns2:queueDepth>4</ns2:queueDepth></sessionStatus>`,
      },
    },
  },
  {
    name: "loginPage",
    summary: "A login gateway answers in the server's place, with 200 and an HTML page.",
    mockScenario: "open",
    fault: {
      times: null,
      status: 200,
      headers: { "content-type": "text/html" },
      body: { text: "<!DOCTYPE html><html><body>Sign in</body></html>" },
    },
  },
  {
    name: "gone",
    summary: "The server cuts every connection.",
    mockScenario: "open",
    fault: { times: null, drop: true },
  },
  {
    name: "slow",
    summary: "Every answer takes three seconds.",
    mockScenario: "open",
    fault: { times: null, delayMs: 3_000 },
  },
];

/** A scenario of the demo by its name, or by its number in the list from 1. */
export function findDemoScenario(nameOrNumber: string): DemoScenario | undefined {
  return demoScenarios.find(
    ({ name }, index) => name === nameOrNumber || String(index + 1) === nameOrNumber,
  );
}
