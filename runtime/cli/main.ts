import type { ApiDescription } from "../api/description.ts";
import { InputError, quote } from "../errors.ts";
import { paint } from "../text/layout.ts";
import { printable } from "../text/printable.ts";
import { nearest } from "../text/typed-names.ts";
import { readArguments } from "./arguments.ts";
import { call } from "./call-command.ts";
import type { Command, Context, LoadCases } from "./command.ts";
import { conformance } from "./conformance.ts";
import { flagOf, flags } from "./flag.ts";
import { commandHelp, operationHelp, programHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { mock } from "./mock-command.ts";
import { allParameterFlags } from "./parameter-flag.ts";
import { probe } from "./probe-command.ts";
import { proxy } from "./proxy-command.ts";
import { status } from "./status-command.ts";
import { UserError, unknown } from "./usage-error.ts";

const commands: readonly Command[] = [call, status, probe, mock, proxy, conformance];

/** The exit status that shells give a program ended by Ctrl+C. */
const INTERRUPTED = 130;

/**
 * Runs the command line of an API. Gives the exit status: 0 fine, 1 problems found, 2 wrong usage or
 * a file that cannot be read.
 *
 * @param loadCases - Gives the conformance cases of the API, if there are any.
 */
export async function main(
  api: ApiDescription,
  args: readonly string[],
  io: Io,
  loadCases?: LoadCases,
): Promise<number> {
  try {
    return await dispatch({ api, io, loadCases }, args);
  } catch (error) {
    const refusal = error instanceof InputError ? refusedInput(error, api) : error;
    if (refusal instanceof UserError) {
      fail(io, refusal.message, refusal.hints);
      return 2;
    }
    if (io.signal.aborted) return INTERRUPTED;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    fail(io, `this is a bug in ${api.name}, please report it`, stack.split("\n"));
    return 2;
  }
}

async function dispatch(context: Context, args: readonly string[]): Promise<number> {
  const { api, io } = context;
  const [word, ...rest] = args;
  switch (word) {
    case "--version":
    case "-v":
    case "version":
      io.stdout.write(`${await io.version()}\n`);
      return 0;
    case undefined:
    case "--help":
    case "-h":
    case "help":
      io.stdout.write(
        helpOn(
          api,
          rest.filter((each) => !each.startsWith("-")),
        ),
      );
      return 0;
    default: {
      const command = findCommand(word);
      const parameters = command.parameterFlags?.(api) ?? [];
      const known = [...command.flags, ...parameters, flags.help, flags.version];
      const given = readArguments(rest, known);
      if (given.has(flags.version)) {
        io.stdout.write(`${await io.version()}\n`);
        return 0;
      }
      if (!given.has(flags.help)) return command.run(context, given);
      io.stdout.write(helpOn(api, [word, ...given.positionals]));
      return 0;
    }
  }
}

function findCommand(name: string): Command {
  const found = commands.find((each) => each.name === name);
  if (found) return found;
  const names = [...commands.map((each) => each.name), "help", "version"];
  if (!name.startsWith("-")) throw unknown("command", name, names);
  const near = nearest(name.replace(/^-+/, ""), ["help", "version"]);
  const hint = near === undefined ? `there are: ${names.join(", ")}` : `did you mean --${near}?`;
  throw new UserError(`expected a command, got ${quote(name)}`, hint);
}

/** Help on the program, on a command, or on an operation that a command takes. */
function helpOn(api: ApiDescription, [name, operand]: readonly string[]): string {
  if (name === undefined || name === "help" || name === "version") {
    return programHelp(api, commands);
  }
  const command = findCommand(name);
  return command.operands === undefined || operand === undefined
    ? commandHelp(api, command)
    : operationHelp(api, command, operand);
}

function fail({ stderr }: Io, message: string, hints: readonly string[]): void {
  const lines = hints.map((line) => `  ${printable(line)}\n`);
  stderr.write(`${paint(stderr, "red", "error:")} ${printable(message)}\n${lines.join("")}`);
}

/** What the runtime refuses, in the words of the command line. */
function refusedInput(
  { path, message, operation }: InputError,
  { operations }: ApiDescription,
): UserError {
  const lead = `${operation === undefined ? "" : `${operation}: `}${path}: `;
  const problem = message.startsWith(lead) ? message.slice(lead.length) : message;
  const parameter = allParameterFlags(operations).find((flag) => flag.parameter.key === path);
  const flag = flagOf(path) ?? parameter;
  if (flag !== undefined) return new UserError(`--${flag.name}: ${problem}`);
  if (path.startsWith("allow.")) {
    return new UserError(`--${flags.allow.name} ${path.slice("allow.".length)}=…: ${problem}`);
  }
  if (path.startsWith("headers.")) {
    return new UserError(`--${flags.header.name}: ${path.slice("headers.".length)}: ${problem}`);
  }
  // A problem in a body is named by its place in the document.
  const place = path.startsWith("/") ? `${path}: ` : "";
  return new UserError(`--${flags.body.name}: ${place}${problem}`);
}
