import type { Case } from "../api/case.ts";
import { printJunit } from "../conformance/junit.ts";
import {
  type KnownFailures,
  KnownFailuresError,
  parseKnownFailures,
} from "../conformance/known-failures.ts";
import { printReport, type Report } from "../conformance/report.ts";
import { type ConformanceOptions, runConformance } from "../conformance/run.ts";
import { serverTarget } from "../conformance/server-target.ts";
import { printTap } from "../conformance/tap.ts";
import { testeeTarget } from "../conformance/testee-target.ts";
import { printJson } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import type { Command, Context } from "./command.ts";
import { readConnection, readHeaders } from "./connection-flags.ts";
import { flags } from "./flag.ts";
import { type Io, readNamedFile } from "./io.ts";
import { findOperation } from "./operation-choice.ts";
import { TesteeProcess } from "./testee-process.ts";
import { UserError, unknown } from "./usage-error.ts";

const formats: { readonly [name: string]: (report: Report) => string } = {
  text: printReport,
  json: printJson,
  junit: (report) => printJunit([report]),
  tap: printTap,
};

/** Runs the conformance cases. */
export const conformance: Command = {
  name: "conformance",
  more: "[-- PROGRAM ARGUMENT...]",
  summary: "run the conformance cases against any program, or a server",
  doc: [
    "The program gets each case as a line of JSON on stdin, without what is expected, and answers with a line of JSON on stdout. It is started once, and again when it has ended or gave no answer in time.",
    "Without a program the cases are run against the server at --base-url: its GETs, and what --include allows; with --scenarios also the cases about states that the mock can be put into.",
    "An optional case (may) that fails is reported, and is not a failure. A known failure that passes is one.",
  ],
  flags: [
    flags.operation,
    flags.tag,
    flags.knownFailures,
    flags.format,
    flags.caseTimeout,
    flags.baseUrl,
    flags.header,
    flags.scenarios,
    flags.include,
  ],
  async run(context, args) {
    const { io } = context;
    const print = readFormat(args);
    const knownFailures = await readKnownFailures(args, io);
    if (context.loadCases === undefined) {
      throw new UserError("this package has no conformance cases");
    }
    const cases = await context.loadCases();
    const filter = readFilter(cases, args, context);
    const caseTimeoutMs = args.number(flags.caseTimeout);
    const options = { cases, filter, knownFailures, caseTimeoutMs, signal: io.signal };
    const report =
      args.positionals.length > 0
        ? await runProgram(args, options)
        : await runConformance({ target: serverIn(context, args), ...options });
    io.stdout.write(print(report));
    return report.ok ? 0 : 1;
  },
};

function readFormat(args: Arguments): (report: Report) => string {
  const name = args.one(flags.format) ?? "text";
  const print = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (print === undefined) throw unknown("format", name, Object.keys(formats));
  return print;
}

async function readKnownFailures(args: Arguments, io: Io): Promise<KnownFailures | undefined> {
  const path = args.one(flags.knownFailures);
  if (path === undefined) return undefined;
  const text = new TextDecoder().decode(await readNamedFile(path, io));
  try {
    return parseKnownFailures(text);
  } catch (error) {
    if (error instanceof KnownFailuresError) throw new UserError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Which cases are run: those of all operations and tags that are named. */
function readFilter(
  cases: readonly Case[],
  args: Arguments,
  { api }: Context,
): (each: Case) => boolean {
  const operations = args.all(flags.operation).map((id) => findOperation(api, id).operation.id);
  const tags = args.all(flags.tag);
  const known = new Set(cases.flatMap((each) => each.tags));
  for (const tag of tags) if (!known.has(tag)) throw unknown("tag", tag, [...known].sort());
  const filter = (each: Case): boolean =>
    (operations.length === 0 || operations.includes(each.operation)) &&
    (tags.length === 0 || tags.some((tag) => each.tags.includes(tag)));
  if (!cases.some(filter)) {
    throw new UserError("no case is of these operations and has one of these tags");
  }
  return filter;
}

function serverIn({ api, io }: Context, args: Arguments) {
  const { baseUrl, fetch } = readConnection(api, args, io);
  const headers = readHeaders(args.all(flags.header));
  const scenarios = args.has(flags.scenarios);
  const include = args.all(flags.include);
  for (const id of include) findOperation(api, id);
  return serverTarget(api, { baseUrl: String(baseUrl), headers, fetch, scenarios, include });
}

async function runProgram(
  args: Arguments,
  options: Omit<ConformanceOptions, "target">,
): Promise<Report> {
  const forServers = [flags.baseUrl, flags.header, flags.scenarios, flags.include];
  const given = forServers.find((flag) => args.has(flag));
  if (given !== undefined) {
    throw new UserError(`--${given.name} is for a server, and there is a program to run`);
  }
  const testee = new TesteeProcess(args.positionals);
  await testee.start().catch(({ message }: Error) => {
    const hint = "give the program after --, as in -- python3 testee.py";
    throw new UserError(`${args.positionals[0]} cannot be started: ${message}`, hint);
  });
  try {
    return await runConformance({ target: testeeTarget(testee), ...options });
  } finally {
    await testee.end();
  }
}
