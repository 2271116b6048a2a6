import { CONTROL } from "../mock/control.ts";
import { createMock } from "../mock/mock.ts";
import { printable } from "../text/printable.ts";
import type { Command } from "./command.ts";
import { flags } from "./flag.ts";
import { ended, printEvent } from "./io.ts";
import { introduction, scenarioLines } from "./mock-introduction.ts";
import { refuseOperand, unknown } from "./usage-error.ts";

const PORT = 4010;
const HOST = "127.0.0.1";

/** Serves the spec's examples. */
export const mock: Command = {
  name: "mock",
  summary: "serve the spec's examples, in place of a server",
  doc: [
    `A scenario is a state in which the answers of all operations agree. It is selected by the parameters of each request, by --scenario for all requests, or, while the mock runs, at ${CONTROL}scenario. Any base path is accepted. Each request is printed as a line.`,
  ],
  list: ({ scenarios }) => ({
    title: "Scenarios, and the parameters that select them",
    lines: scenarioLines(scenarios),
  }),
  flags: [flags.port, flags.host, flags.scenario, flags.delay, flags.noCors, flags.quiet],
  async run({ api, io }, args) {
    refuseOperand(args.positionals[0], "mock");
    const scenario = args.one(flags.scenario);
    const names = api.scenarios.map(({ name }) => name);
    if (scenario !== undefined && !names.includes(scenario)) {
      throw unknown("scenario", scenario, names);
    }
    const host = args.one(flags.host) ?? HOST;
    const onAnswer = (request: Request, response: Response, durationMs: number): void =>
      printEvent(`${lineOf(request, response)} ${Math.round(durationMs)} ms`, io);
    const served = createMock(api, {
      scenario,
      delayMs: args.number(flags.delay),
      cors: !args.has(flags.noCors),
    });
    const listening = await served.listen(args.number(flags.port) ?? PORT, {
      host,
      onAnswer: args.has(flags.quiet) ? undefined : onAnswer,
    });
    if (!isLoopback(host)) {
      io.stderr.write(
        `warning: on ${printable(host)} other machines can reach the mock, its control at ${CONTROL} included\n`,
      );
    }
    io.stdout.write(`${introduction(api, listening.url, scenario).join("\n")}\n\n`);
    await ended(io);
    await listening.close();
    return 0;
  },
};

/** Whether only this machine can reach what listens on a host (RFC 6890 §2.2, RFC 6761 §6.3). */
function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d+){3}|::1|(?:[^.]+\.)*localhost)$/i.test(host);
}

function lineOf({ method, url }: Request, { type, status }: Response): string {
  const { pathname, search } = new URL(url);
  const outcome = type === "error" ? "cut off" : String(status);
  return printable(`${method} ${pathname}${search} ${outcome}`);
}
