import { parseArgs } from "node:util";
import { showsStyles } from "../../runtime/text/layout.ts";
import { printJson } from "../../runtime/text/printable.ts";
import { asUserError, UserError } from "../diagnostics/user-error.ts";
import { isOptionalOutput, type OptionalOutput, optionalOutputs } from "../emit/emitter.ts";
import type { Reader } from "../source/load.ts";
import type { Outcome, RunOptions } from "./generate-files.ts";
import { reportError, reportJson } from "./json-report.ts";
import { exitStatus, passOverClosedPipe, printError, reportText } from "./run-report.ts";

const HELP = `Generates a typed client and all that belongs to it from a spec.

Usage: npm run generate [-- OPTIONS]

  --spec FILE  the spec (default: the only *.openapi.yaml, .yml or .json in spec/)
  --out DIR    where to write (default: generated); any other folder gets a copy of the runtime
  --without    outputs to leave out: ${optionalOutputs.join(", ")}; several with a comma
  --overlay    an OpenAPI Overlay (1.0 or 1.1) that corrects the spec; several, one after another
  --only       operations to generate, and nothing that they do not need: ids, or "GET /orders";
               several with a comma
  --skip-unsupported
               leave operations with a problem out, and say which
  --max-cases  how many conformance cases an operation has at most (default: 1,000; all together have
               10 times as many; a long case counts as several)
  --check      write nothing; list every stale, missing and extra file
  --watch      generate again whenever a file of the spec changes
  --json       print one JSON document for tools (with --watch one per run, each on its line)
  -h, --help   print this

Line ends do not count: with --check, files whose lines end in CR LF are up to date, with a hint.

Exit status: 0 fine · 1 problems in the spec, or stale output with --check ·
             2 wrong usage, or a file that cannot be read or is in the way
`;

type Command = { readonly help: true } | (RunOptions & Flags & { readonly help: false });

interface Flags {
  readonly watch: boolean;
  readonly json: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const command = await readCommand(args);
    if (command.help) {
      process.stdout.write(HELP);
      return 0;
    }
    if (!command.watch) return exitStatus(await runOnce(command));
    await runAndWatch(command);
    return 0;
  } catch (error) {
    fail(error, args.includes("--json"));
    return 2;
  }
}

async function readCommand(args: readonly string[]): Promise<Command> {
  const { spec, out, without, only, overlay, check, watch, json, help, ...flags } =
    parseFlags(args);
  if (help) return { help };
  if (check && watch) throw usage("--check and --watch do not go together");
  if (spec === "") throw usage("--spec needs a file");
  if (out === "") throw usage("--out needs a folder");
  const { findSpec, shownPath } = await import("../source/spec-file.ts");
  const names = only?.split(",").map((name) => name.trim());
  if (names?.some((name) => name === "")) throw usage("--only needs names of operations");
  const selected = { only: names, skipUnsupported: flags["skip-unsupported"] };
  const overlays = overlay.map(shownPath);
  const maxCases = readCount("--max-cases", flags["max-cases"]);
  const outputs = { without: readOutputs(without), maxCases };
  const chosen = { ...outputs, overlays, ...selected, check, watch, json };
  return { help, spec: findSpec(spec), out: shownPath(out) || ".", ...chosen };
}

function parseFlags(args: readonly string[]) {
  try {
    const flag = { type: "boolean", default: false } as const;
    return parseArgs({
      args: [...args],
      options: {
        spec: { type: "string" },
        out: { type: "string", default: "generated" },
        without: { type: "string", default: "" },
        overlay: { type: "string", multiple: true, default: [] },
        only: { type: "string" },
        "skip-unsupported": flag,
        "max-cases": { type: "string" },
        check: flag,
        watch: flag,
        json: flag,
        help: { ...flag, short: "h" },
      },
    }).values;
  } catch (error) {
    throw error instanceof TypeError ? usage(error.message) : error;
  }
}

/** The outputs of `--without`. */
function readOutputs(list: string): readonly OptionalOutput[] {
  const names = list.split(",").filter((name) => name !== "");
  const unknown = names.find((name) => !isOptionalOutput(name));
  if (unknown === undefined) return names.filter(isOptionalOutput);
  throw usage(`--without takes ${optionalOutputs.join(", ")}, and not "${unknown}"`);
}

function readCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? text : Number(text);
  throw usage(`${flag} takes a whole number, and not "${text.slice(0, 60)}"`);
}

function usage(message: string): UserError {
  return new UserError(message, "npm run generate -- --help lists the options");
}

/** Runs and prints; `seen` is given each file and folder of the spec that is asked for. */
async function runOnce(command: RunOptions & Flags, seen?: Set<string>): Promise<Outcome> {
  const [{ run }, { listFiles }, { sourceReader }] = await Promise.all([
    import("./generate-files.ts"),
    import("../source/spec-file.ts"),
    import("../source/source-files.ts"),
  ]);
  const readSource = sourceReader(command.spec, command.overlays);
  const read: Reader = (path, kind) => {
    seen?.add(path);
    return readSource(path, kind);
  };
  const list = (folder: string) => {
    seen?.add(`${folder}/`);
    return listFiles(folder);
  };
  const outcome = await run(command, read, list);
  const { stdout, env } = process;
  const colour = showsStyles(stdout, env);
  const annotate = env.GITHUB_ACTIONS === "true";
  const text = command.json
    ? printJson(reportJson(outcome))
    : `${reportText(outcome, command, { colour, annotate })}\n`;
  stdout.write(text);
  return outcome;
}

async function runAndWatch(command: RunOptions & Flags): Promise<void> {
  const { watchFiles } = await import("./watch-files.ts");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  await watchFiles(async () => {
    const seen = new Set([command.spec]);
    try {
      await runOnce(command, seen);
    } catch (error) {
      // What is in the way today may be gone after the next change.
      fail(error, command.json);
    }
    if (!command.json) process.stdout.write("watching; Ctrl+C ends it\n");
    return seen;
  }, stop.signal);
}

function fail(error: unknown, json: boolean): void {
  const refusal = asUserError(error);
  printError(refusal);
  if (json) process.stdout.write(printJson(reportError(refusal)));
}

process.stdout.on("error", passOverClosedPipe);
process.exitCode = await main(process.argv.slice(2));
