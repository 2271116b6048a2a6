import type { IncomingMessage, ServerResponse } from "node:http";
import { findDemoScenario } from "./demo-scenario.ts";
import type { DemoState } from "./demo-state.ts";
import type { Stage } from "./stage.ts";

/** Answers what the panel asks for and sets, below `/demo/`. */
export async function control(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  stage: Stage,
): Promise<void> {
  const { method, url, headers } = incoming;
  if (url === "/demo/surveys") return json(outgoing, 200, stage.mock.received("surveys"));
  if (url !== "/demo/state") return json(outgoing, 404, { message: "there is nothing" });
  if (method === "PUT") {
    // Pages of other origins cannot send this type without asking, and nobody answers them.
    if (headers["content-type"] !== "application/json") {
      return json(outgoing, 415, { message: "expected JSON" });
    }
    const problem = change(stage, await readJson(incoming));
    if (problem !== undefined) return json(outgoing, 400, { message: problem });
  }
  json(outgoing, 200, stage.state);
}

/** Changes what is named; gives what is wrong with it, and changes nothing then. */
function change(stage: Stage, given: unknown): string | undefined {
  if (typeof given !== "object" || given === null) return "expected an object";
  const { scenario: name, surveyFails }: Partial<Record<keyof DemoState, unknown>> = given;
  if (name !== undefined) {
    const scenario = findDemoScenario(String(name));
    if (!scenario) return `no scenario is called ${name}`;
    stage.scenario = scenario;
  }
  if (surveyFails !== undefined) stage.surveyFails = surveyFails === true;
  return undefined;
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(outgoing: ServerResponse, status: number, value: unknown): void {
  outgoing.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  outgoing.end(JSON.stringify(value, null, 2));
}
