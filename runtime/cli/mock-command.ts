import { CONTROL } from "../mock/control.ts";
import type { Listening } from "../mock/listen.ts";
import { createMock, type Mock } from "../mock/mock.ts";
import { printable } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { flags } from "./flag.ts";
import type { Io } from "./io.ts";
import { introduction, scenarioLines } from "./mock-introduction.ts";
import { unknown } from "./operation-choice.ts";
import { UserError } from "./usage-error.ts";

const PORT = 4010;
const HOST = "127.0.0.1";

/** Serves the spec's examples. */
export const mock: Command = {
  name: "mock",
  operands: "",
  summary: "serve the spec's examples, in place of a server",
  doc: [
    `A scenario is a state in which the answers of all operations agree. It is chosen by the parameters of each request, by --scenario for all of them, or while the mock runs, at ${CONTROL}scenario. Each request is a line of the output.`,
  ],
  list: ({ scenarios }) => ({
    title: "Scenarios, and the parameters that choose them",
    lines: scenarioLines(scenarios),
  }),
  flags: [flags.port, flags.host, flags.scenario, flags.delay, flags.noCors, flags.quiet],
  parameterFlags: () => [],
  async run({ api, io }, args) {
    const [operand] = args.positionals;
    if (operand !== undefined) throw new UserError(`mock takes no operand, and got ${operand}`);
    const scenario = args.one(flags.scenario);
    const names = api.scenarios.map(({ name }) => name);
    if (scenario !== undefined && !names.includes(scenario)) {
      throw unknown("scenario", scenario, names);
    }
    const served = createMock(api, {
      scenario,
      delayMs: args.number(flags.delay),
      cors: !args.has(flags.noCors),
    });
    const listening = await start(served, args, io);
    const host = args.one(flags.host) ?? HOST;
    if (!isLoopback(host)) {
      io.stderr.write(
        `warning: on ${printable(host)} other machines can reach the mock, its control at ${CONTROL} included\n`,
      );
    }
    io.stdout.write(`${introduction(api, listening.url, scenario).join("\n")}\n\n`);
    await aborted(AbortSignal.any([io.signal, io.unread]));
    await listening.close();
    return 0;
  },
};

function start(served: Mock, args: Arguments, io: Io): Promise<Listening> {
  const onAnswer = (request: Request, response: Response, durationMs: number): void => {
    const answered = `${lineOf(request, response)} ${Math.round(durationMs)} ms`;
    io.stdout.write(`${io.now().toISOString()} ${answered}\n`);
  };
  return served.listen(args.number(flags.port) ?? PORT, {
    host: args.one(flags.host) ?? HOST,
    ...(args.has(flags.quiet) ? {} : { onAnswer }),
  });
}

/** Whether only this machine can reach what listens on a host (RFC 6890 §2.2, RFC 6761 §6.3). */
function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d+){3}|::1|(?:[^.]+\.)*localhost)$/i.test(host);
}

function lineOf({ method, url }: Request, { type, status }: Response): string {
  const { pathname, search } = new URL(url);
  const outcome = type === "error" ? "cut off" : String(status);
  return printable(`${method} ${pathname}${search} ${outcome}`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
