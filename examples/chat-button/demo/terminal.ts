import { createInterface } from "node:readline";
import { demoScenarios, findDemoScenario } from "./demo-scenario.ts";
import type { Demo } from "./demo-server.ts";

/** What is printed at the start, and when asked for. */
function help({ url, stage }: Demo): string {
  const width = Math.max(...demoScenarios.map(({ name }) => name.length));
  const list = demoScenarios.map(
    ({ name, summary }, index) =>
      `${stage.scenario.name === name ? ">" : " "} ${String(index + 1).padStart(2)}  ${name.padEnd(width)}  ${summary}`,
  );
  return [
    "The page, asking every two seconds in place of every fifteen:",
    "",
    `  English   ${url}?interval=2000`,
    `  Japanese  ${url}?lang=ja&interval=2000`,
    "",
    "The chat server is a mock. Type a name or a number to say how it is:",
    "",
    ...list,
    "",
    "      survey  lets the next survey fail",
    "      help    prints this again",
    "",
    "Ctrl+C ends the demo.",
    "",
  ].join("\n");
}

/** Lets the demo be directed by lines of the terminal, until it is interrupted. */
export async function direct(demo: Demo): Promise<void> {
  console.log(help(demo));
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => console.log(obey(demo, line.trim())));
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  lines.close();
}

/** Does what a line says; gives what to say of it. */
function obey(demo: Demo, line: string): string {
  const { stage } = demo;
  if (line === "" || line === "help") return help(demo);
  if (line === "survey") {
    stage.surveyFails = true;
    return "The next survey will fail.";
  }
  const scenario = findDemoScenario(line);
  if (!scenario) return `There is no "${line}"; help lists what there is.`;
  stage.scenario = scenario;
  return `${scenario.name}: ${scenario.summary}`;
}
