import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { printTestsuites, type Testcase } from "../conformance/junit.ts";
import { type Cause, type CommonCause, commonCauseOf } from "../probe/common-cause.ts";
import { gravest, type Severity } from "../probe/finding.ts";
import { KnownValues } from "../probe/knowledge.ts";
import { probe as probeServer } from "../probe/probe.ts";
import type { Input } from "../probe/probe-calls.ts";
import { wrap } from "../text/layout.ts";
import { printable, printJson, shortened } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import { readBody } from "./body-file.ts";
import type { Command } from "./command.ts";
import { readConnection } from "./connection-flags.ts";
import { connectionFlags, flags } from "./flag.ts";
import { type Io, writeNamedFile } from "./io.ts";
import { findOperation, readOnly } from "./operation-choice.ts";
import { allParameterFlags, readParameters } from "./parameter-flag.ts";
import { commonCauseDocument, probeCase, probeDocument, probeSuite } from "./probe-document.ts";
import { probeLines } from "./probe-lines.ts";
import { refuseOperand, UserError } from "./usage-error.ts";

const WIDTH = 100;

/** So many bytes of answers are in a JSON document; of further answers everything but the body. */
const MOST_BYTES = 16 * 2 ** 20;

/** Compares a live server with the spec. */
export const probe: Command = {
  name: "probe",
  summary: "call a live server, and report how its answers differ from the spec",
  doc: [
    "Calls every GET operation once, and changes nothing. Other operations are called only if --include lists them: they are sent --body, or else the spec's first sample.",
    "A finding is an error (an app gets an error), a deviation (an app gets a value, but the answer is not as the spec says) or a note (the spec tolerates it, or nothing depends on it). Notes alone do not change the exit status.",
  ],
  flags: [...connectionFlags, flags.include, flags.body, flags.json, flags.junit],
  parameterFlags: ({ operations }) => allParameterFlags(operations),
  async run({ api, io }, args) {
    const hint = "--include OPERATION calls one that is not a GET";
    refuseOperand(args.positionals[0], "probe", hint);
    const include = await readInclude(api, args, io);
    const called = [...new Set([...readOnly(api), ...include.keys()])];
    const parameters = readParameters(called, args);
    const client = readConnection(api, args, io);
    const byId = new Map([...include].map(([{ operation }, body]) => [operation.id, body]));
    const options = { parameters, include: byId, signal: io.signal };
    const values = new KnownValues(api.enums);
    const json = args.has(flags.json);

    const all: Outcome[] = [];
    const documents: unknown[] = [];
    const cases: Testcase[] = [];
    const file = args.one(flags.junit);
    let room = MOST_BYTES;
    // Of an answer nothing is kept but what is still to be printed.
    for await (const probed of probeServer(api, client, options)) {
      const { id } = probed.operation.operation;
      const { cause, findings } = probed;
      const alike = all.find((each) => cause !== undefined && each.cause?.key === cause.key)?.id;
      all.push({ id, cause, grave: gravest(findings) });
      if (json) {
        const bytes = probed.answer?.bytes.length ?? 0;
        const whole = bytes <= room;
        if (whole) room -= bytes;
        documents.push(probeDocument(probed, whole));
      } else io.stdout.write(`${probeLines(probed, values, io.stdout, alike).join("\n")}\n\n`);
      if (file !== undefined) cases.push(probeCase(api.name, probed, values));
    }
    const baseUrl = String(client.baseUrl);
    const exitStatus = all.every(isFine) ? 0 : 1;
    const common = commonCauseOf(all, baseUrl, api);
    if (json) {
      const commonCause = common ? commonCauseDocument(common) : null;
      io.stdout.write(printJson({ baseUrl, exitStatus, commonCause, operations: documents }));
    } else {
      const lines = [
        summary(all),
        ...commonLines(common, all.length),
        ...(exitStatus === 0 ? namespaceLines(api) : []),
      ];
      io.stdout.write(`${lines.join("\n")}\n`);
    }
    if (file !== undefined) {
      await writeNamedFile(file, printTestsuites([probeSuite(api.name, baseUrl, cases)]), io);
    }
    return exitStatus;
  },
};

/** The operations that are called on top, with what each of them is sent. */
async function readInclude(api: ApiDescription, args: Arguments, io: Io) {
  const operations = args.all(flags.include).map((id) => findOperation(api, id));
  const path = args.one(flags.body);
  const include = new Map<OperationDescription, Input | undefined>(
    operations.map((description) => [description, undefined]),
  );
  if (path === undefined) return include;
  const [only, another] = [...include.keys()].filter(({ body }) => body !== undefined);
  if (!only) throw new UserError("--body goes with --include and an operation that takes one");
  if (another) {
    const { id } = another.operation;
    throw new UserError(`--body is for one operation: ${only.operation.id} or ${id}?`);
  }
  return include.set(only, await readBody(path, only, io));
}

/** What is kept of each operation. */
interface Outcome {
  readonly id: string;
  readonly cause: Cause | undefined;
  readonly grave: Severity | undefined;
}

function isFine({ grave }: Outcome): boolean {
  return grave === undefined || grave === "note";
}

/** What most operations that failed have in common, and what to look at. */
function commonLines(common: CommonCause | undefined, count: number): readonly string[] {
  if (!common) return [];
  const { cause, operations, hints } = common;
  const which = operations.length === count ? `all ${count}` : `${operations.length} of ${count}`;
  const lines = hints.map((hint) => `  ${printable(shortened(hint))}`);
  return [
    `${which} operations failed for the same reason: ${printable(shortened(cause.text))}`,
    ...lines,
  ];
}

/**
 * Bodies that clients in use send in another namespace: no response says which one a server reads. It is reported once
 * everything else is fine.
 */
function namespaceLines({ operations }: ApiDescription): readonly string[] {
  return operations.flatMap(({ operation: { id }, body }) => {
    const { uri, aliases = [] } = body?.document.name.namespace ?? {};
    if (uri !== "" || aliases.length === 0) return [];
    const others = aliases.map((alias) => printable(alias)).join(" or ");
    const text = `${id}: the body is sent in no namespace, and by other clients in ${others}. A server that reads one of them may accept the other and lose what is in it; --request-namespace chooses.`;
    return ["", ...wrap(text, WIDTH)];
  });
}

function summary(all: readonly Outcome[]): string {
  const count = (severity: Severity): number =>
    all.filter(({ grave }) => grave === severity).length;
  const fine = all.filter(isFine).length;
  const parts = [`${fine} as the spec says`, `${count("deviation")} deviating`];
  return `${all.length} operations called: ${parts.join(", ")}, ${count("error")} failing`;
}
