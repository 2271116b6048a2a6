import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import { printJson } from "../../runtime/text/printable.ts";
import { Diagnostics } from "../diagnostics/diagnostics.ts";
import { formatDiagnostic } from "../diagnostics/format-diagnostic.ts";
import { asUserError, UserError } from "../diagnostics/user-error.ts";
import {
  type Change,
  changesBetween,
  describeChange,
  printChanges,
} from "../emit/changes/change.ts";
import { type Surface, surfaceOf } from "../emit/changes/surface.ts";
import { raised, type Step, stepFor } from "../emit/changes/version-step.ts";
import { readApi } from "../pipeline.ts";
import type { Reader } from "../source/load.ts";
import { sourceReader } from "../source/source-files.ts";
import { findSpec } from "../source/spec-file.ts";
import { passOverClosedPipe, printError } from "./run-report.ts";

const HELP = `Tells what changed in the API between two revisions, and which version that calls for.

Usage: npm run api:diff -- --base REF [OPTIONS]

  --base REF   the revision before, as git knows it (a tag, a branch, HEAD~1)
  --head REF   the revision after (default: the files as they are)
  --spec FILE  the spec (default: the only *.openapi.yaml, .yml or .json in spec/)
  --json       print one JSON document for tools
  --help       print this

Exit status: 0 fine · 1 problems in one of the specs · 2 wrong usage, or a revision without a spec
`;

async function main(args: readonly string[]): Promise<number> {
  try {
    const { base, head, spec, json, help } = readFlags(args);
    if (help) {
      process.stdout.write(HELP);
      return 0;
    }
    if (base === undefined) throw usage("--base needs a revision");
    const file = findSpec(spec);
    const before = await surfaceAt(base, file);
    const after = await surfaceAt(head, file);
    if (before === undefined || after === undefined) return 1;
    const changes = changesBetween(before, after);
    const version = await versionAt(base);
    const step = stepFor(changes, version);
    const next = raised(version, step);
    const text = json
      ? printJson({ base, head: head ?? null, version, step, next, changes })
      : [...printChanges(changes), "", ...proposal(changes, version, next, step), ""].join("\n");
    process.stdout.write(text);
    return 0;
  } catch (error) {
    printError(asUserError(error));
    return 2;
  }
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        base: { type: "string" },
        head: { type: "string" },
        spec: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw error instanceof TypeError ? usage(error.message) : error;
  }
}

function usage(message: string): UserError {
  return new UserError(message, "npm run api:diff -- --help lists the options");
}

/** What the spec says at a revision; undefined where it has problems, which are printed. */
async function surfaceAt(revision: string | undefined, spec: string): Promise<Surface | undefined> {
  if (revision !== undefined) await verify(revision);
  const read: Reader =
    revision === undefined
      ? sourceReader(spec)
      : (path) => show(revision, path).catch(() => undefined);
  const diagnostics = new Diagnostics();
  const content = await readApi({ entry: spec, read }, diagnostics);
  if (content !== undefined) return surfaceOf(content.api);
  const problems = diagnostics.all.map((each) => formatDiagnostic(each, { colour: false }));
  const where = revision === undefined ? "as it is" : `at ${revision}`;
  process.stderr.write(`${problems.join("\n\n")}\n\nthe spec ${where} has problems\n`);
  return undefined;
}

/** The package's version at a revision. */
async function versionAt(revision: string): Promise<string> {
  const { version }: { readonly version: string } = JSON.parse(
    await show(revision, "package.json"),
  );
  return version;
}

/** @throws {UserError} when there is no such revision. */
async function verify(revision: string): Promise<void> {
  try {
    await git("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
  } catch {
    const hint = "name one that git knows, in a clone that has its history";
    throw new UserError(`there is no revision "${revision}"`, hint);
  }
}

function show(revision: string, path: string): Promise<string> {
  return git("show", `${revision}:./${path}`);
}

async function git(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", args, { maxBuffer: 2 ** 28 });
  return stdout;
}

function proposal(
  changes: readonly Change[],
  version: string,
  next: string,
  step: Step,
): readonly string[] {
  if (step === "none") return [`version: ${version} stays`];
  return [
    `version: ${version} → ${next} (${step})`,
    "",
    "changelog entry:",
    "",
    ...changes.map(
      (change) => `- ${change.breaking ? "**Breaking**: " : ""}${describeChange(change)}`,
    ),
  ];
}

process.stdout.on("error", passOverClosedPipe);
process.exitCode = await main(process.argv.slice(2));
