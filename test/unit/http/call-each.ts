/**
 * A program that calls a server under each of some base URLs, a GET and a POST, and prints what came of it.
 * Run by a test, since what nobody catches ends a process.
 */
import { setTimeout } from "node:timers/promises";
import { createClient } from "../../../generated/index.ts";

for (const baseUrl of process.argv.slice(2)) {
  const client = createClient({ baseUrl, retry: false, timeoutMs: 500, maxResponseBytes: 1000 });
  const survey = { sid: "1", survey: [{ question: "Q", answer: "A" }] };
  for (const call of [() => client.getCapacity({ id: 1 }), () => client.submitSurvey(survey)]) {
    console.log(
      await call().then(
        (value: unknown) => `value ${JSON.stringify(value)}`,
        (error: unknown) => (error instanceof Error ? error.name : String(error)),
      ),
    );
  }
}
// What is thrown late is thrown now.
await setTimeout(300);
console.log("alive");
