import type { Case } from "../../../runtime/api/case.ts";
import { shellWord } from "../../../runtime/text/printable.ts";
import type { LimitedCases } from "../../conformance/case-limit.ts";
import { printCompactJson } from "../compact-json.ts";
import type { EmitInput } from "../emitter.ts";
import { code, fenced, link, table } from "../markdown/inline.ts";
import type { MarkdownPage } from "../markdown/page.ts";
import { commandName } from "../typescript/description-file.ts";

/** How the cases are run against a program in any language, and against a server. */
export function addTestees(
  page: MarkdownPage,
  input: EmitInput,
  byOperation: readonly LimitedCases[],
): void {
  page.heading(2, "Run them in another language");
  page.add(
    input.outputs.has("command") ? commandWords(shellWord(commandName(input))) : WITHOUT_COMMAND,
  );
  page.add(PROTOCOL);
  page.add(table([["answer", "when"], ...ANSWERS]));
  page.add(RULES);
  const cases = byOperation.flatMap((each) => each.cases);
  for (const [kind, words] of EXAMPLES) {
    const ofKind = cases.filter((each) => each.kind === kind);
    const found = ofKind.find(({ tags }) => tags.includes("sample")) ?? ofKind[0];
    if (found === undefined) continue;
    const { expect, ...given } = found;
    page.add(`${words} The case ${code(found.id)}, which is a line when it is sent:`);
    page.add(fenced("json", printCompactJson(given, 1).trimEnd()));
    page.add("and the answer that passes it:");
    page.add(fenced("json", JSON.stringify({ id: found.id, ...answerTo(expect) })));
  }
}

const EXAMPLES: readonly (readonly [Case["kind"], string])[] = [
  ["response", "**An answer is read.**"],
  ["body", "**A body is read.**"],
  ["path", "**A path is read.**"],
  ["request", "**A request is written.**"],
];

function answerTo(expect: Case["expect"]): object {
  switch (expect.kind) {
    case "value":
      return { value: expect.value };
    case "nothing":
      return { nothing: true };
    case "request":
      return { request: expect.request };
    case "error": {
      const { codes, path, status } = expect;
      return { error: { code: codes[0], path, status } };
    }
  }
}

function commandWords(command: string): string {
  return `A program in any language can be run against the cases, by its name and arguments:

    npx ${command} conformance -- python3 testee.py

It reads cases on standard input and writes answers on standard output; what it prints on standard error is shown when it
ends. ${link("`examples/testees`", "../../examples/testees/README.md")} has such a program in Python, Java, JavaScript, Go, PHP and C#. \`--operation\` and \`--tag\` choose
cases, \`--known-failures FILE\` lists those that fail today, \`--format\` is \`text\`, \`json\`, \`junit\` or \`tap\`, and the exit
status is 0, 1 where a case fails, or 2 for wrong usage. A server needs no program. A server in use, as in
the first line below, is only sent GETs; the mock, which the second line starts, can be put into each scenario:

    npx ${command} conformance --base-url https://server.example.com
    npx ${command} mock
    npx ${command} conformance --base-url http://127.0.0.1:4010 --scenarios

A program needs a server only for the cases of the kind scenario, and the runner does not tell it of one. While the mock runs,
give the program its address as an argument that the program understands. Without an address it answers these cases with \`skipped\`:

    npx ${command} conformance -- python3 testee.py http://127.0.0.1:4010`;
}

const WITHOUT_COMMAND = `The runner below takes any implementation as a \`Target\`. A program in another language can be given the
cases line by line, as is described here.`;

const PROTOCOL = `For each case the program gets one line: the case as it is in \`cases/*.json\`, without \`expect\`, as JSON in UTF-8. It
answers with one line that has the case's \`id\`, and one more member, which is not written as \`expect\` is:`;

const ANSWERS: readonly (readonly [string, string])[] = [
  ['`"value": …`', "it read this value"],
  ['`"nothing": true`', "it read a success without a value"],
  [
    '`"error": { "code": "missing" }`',
    "it refused; `path`, `line`, `column` and `status` are compared where both the case and the answer give them",
  ],
  [
    '`"request": { "method": …, "path": …, "headers": …, "body": … }`',
    'it sends this request; a body is `{ "text": … }` or `{ "base64": … }`',
  ],
  ['`"skipped": "why"`', "it cannot be given the case"],
];

const RULES = `- The next case comes when the last one is answered. A program that ends, takes longer than 10 s (\`--case-timeout\`) or
  prints anything else has failed the case, and is started again for the next one. Flush each line.
- When the input ends, the program ends.
- Members may be in any order. In an error, \`null\` means the same as leaving the member out. Names of headers may be in any
  letter case. Any \`Accept\` that admits XML will do.
- Give \`line\` and \`column\` only if you count them as described [below](#errors). Most parsers stop at other characters of a
  document that is not well-formed: leave them out of \`not-well-formed\` then. Begin with codes, and add paths.
- An \`id\` of 64 bits and other int64 come as strings of digits. Skip a case whose input cannot be given in your language.`;
