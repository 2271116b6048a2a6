/** Words that a real shell gives back as they were. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "../../../../runtime/text/printable.ts";
import { generateFrom } from "../../../support/generate.ts";

const names = [
  "a b",
  "$(touch x)",
  "`id`",
  "it's",
  'say "a"',
  "a\nb",
  "-n",
  "a;b|c&d",
  "*",
  "~",
  "!x",
  "\\",
  "é",
  "",
];

test.each(names)("%j", (name) => {
  const printed = execFileSync("sh", ["-c", `printf '%s' ${shellWord(name)}`], {
    encoding: "utf8",
  });
  expect(printed).toBe(name);
});

test.each(["a", "a-b.yaml", "http://127.0.0.1:4010/x?", "/a/b"])("%s", (name) => {
  expect(shellWord(name)).toBe(/\?/.test(name) ? `'${name}'` : name);
});

test.each(["$(id)", "a b", "it's", "a`b"])(
  "the name of a spec in a line for a shell: %s",
  async (name) => {
    const spec = `openapi: 3.2.0
info: { title: A, version: "1" }
servers: [{ url: https://example.com }]
paths:
  /a:
    get:
      operationId: getA
      responses: { "204": { description: none } }
`;
    const { files, diagnostics } = await generateFrom({ [`${name}.openapi.yaml`]: spec });
    expect(diagnostics).toEqual([]);
    const [, line = ""] = /\nnpx (.*) mock\n/.exec(files.get("docs/README.md") ?? "") ?? [];
    expect(execFileSync("sh", ["-c", `printf '%s' ${line}`], { encoding: "utf8" })).toBe(name);
  },
);
