import type { ApiDescription, BodyDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { decode } from "../codec/decode.ts";
import { definitions, wrap } from "../text/layout.ts";
import type { Command } from "./command.ts";
import { baseUrlVariable } from "./connection-flags.ts";
import { type Flag, flags, written } from "./flag.ts";
import { findOperation } from "./operation-choice.ts";
import { parameterFlags } from "./parameter-flag.ts";

const WIDTH = 100;

const STATUS =
  "Exit status: 0 fine · 1 problems found: a failed call, a deviation · 2 wrong usage, or a file that cannot be read";

/** What the program can do. */
export function programHelp(api: ApiDescription, commands: readonly Command[]): string {
  const { name, title, operations } = api;
  const rows = commands.map(
    ({ name, operands = "", summary }) => [`${name} ${operands}`.trim(), summary] as const,
  );
  return page(
    [title],
    [`Usage: ${name} COMMAND [OPTIONS]`],
    definitions([
      ...rows,
      ["help COMMAND", "say more of a command; help call OPERATION of an operation"],
      ["-v, --version", "print the version of the package"],
      ["-h, --help", "print this"],
    ]),
    ["Operations:"],
    definitions(operations.map(({ operation, summary }) => [operation.id, summary] as const)),
    wrap(`--base-url can be left out where ${baseUrlVariable(api)} is set.`, WIDTH),
    wrap(STATUS, WIDTH),
  );
}

/** What one command can do. */
export function commandHelp(api: ApiDescription, command: Command): string {
  const { name, operands = "", more = "", summary, doc } = command;
  const { title = "", lines = [] } = command.list?.(api) ?? {};
  const parameters = command.parameterFlags?.(api) ?? [];
  const sentence = summary.charAt(0).toUpperCase() + summary.slice(1);
  return page(
    [`${sentence}.`],
    [
      `Usage: ${[api.name, name, operands, "[OPTIONS]", more].filter((each) => each !== "").join(" ")}`,
    ],
    ...doc.map((paragraph) => wrap(paragraph, WIDTH)),
    listed([...parameters, ...command.flags, flags.help]),
    ...(lines.length > 0 ? [[`${title}:`], lines] : []),
    wrap(STATUS, WIDTH),
  );
}

/** What the spec says of an operation, and how it is called. */
export function operationHelp(api: ApiDescription, command: Command, id: string): string {
  const description = findOperation(api, id);
  const { operation, summary, doc, body, answers } = description;
  const own = parameterFlags(description);
  const needed: readonly Flag[] = own.filter(({ parameter }) => parameter.required);
  const words = [...needed, ...(body && !operation.body?.optional ? [flags.body] : [])].map(
    written,
  );
  const options = command.flags.filter(({ name }) => body || name !== flags.body.name);
  return page(
    [summary],
    doc.split("\n"),
    [`Usage: ${[api.name, command.name, id, ...words].join(" ")} [OPTIONS]`],
    listed([...own, ...options, flags.help]),
    [`${operation.method} ${operation.path}`],
    definitions(answers.map(({ status, doc }) => [status, doc] as const)),
    ...(body ? bodySamples(body) : []),
  );
}

/** The first sample, in both forms that a body may be given in. */
function bodySamples({ document, examples }: BodyDescription): readonly (readonly string[])[] {
  const [sample] = examples;
  if (!sample) return [];
  const value = toJson(decode(document, sample.text), document.content);
  return [
    ["A sample of the body, as JSON and as XML:"],
    JSON.stringify(value, null, 2).split("\n"),
    sample.text.split("\n"),
  ];
}

function listed(all: readonly Flag[]): readonly string[] {
  return definitions(all.map((flag) => [written(flag), flag.doc] as const));
}

/** Parts with an empty line between them. */
function page(...parts: readonly (readonly string[])[]): string {
  const texts = parts.map((lines) => lines.join("\n").trimEnd()).filter((text) => text !== "");
  return `${texts.join("\n\n")}\n`;
}
