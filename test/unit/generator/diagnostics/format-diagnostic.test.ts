import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { describeError } from "../../../../generator/cli/run-report.ts";
import { type Diagnostic, Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import {
  formatAnnotation,
  formatDiagnostic,
  toJson,
} from "../../../../generator/diagnostics/format-diagnostic.ts";
import type { Span } from "../../../../generator/diagnostics/source-file.ts";
import { UserError } from "../../../../generator/diagnostics/user-error.ts";
import { parseSource } from "../../../../generator/source/parse.ts";
import { printable, printJson } from "../../../../runtime/text/printable.ts";

/** The place of «this» in a text, and the text without the marks. */
function marked(text: string, path = "spec/a.yaml"): Span {
  // Positions are those of the text as it is read, in which each line ends with one character.
  const read = text.replaceAll("\r\n", "\n");
  const start = read.indexOf("«");
  const end = read.indexOf("»") - 1;
  const { file } = parseSource(path, text.replace(/[«»]/g, ""), new Diagnostics());
  return { file, start, end };
}

function problem(span: Span, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    severity: "error",
    code: "yaml-syntax",
    message: "something is wrong",
    span,
    hint: undefined,
    related: [],
    ...more,
  };
}

function print(text: string, more: Partial<Diagnostic> = {}): string {
  return formatDiagnostic(problem(marked(text), more), { colour: false });
}

describe("for people", () => {
  test("a problem has its place, its line, a hint, and what else is concerned", () => {
    const text = `one: 1\ntwo: «2»\nthree: 3\n`;
    const related = [{ span: marked("«one»: 1\n"), message: "first used here" }];
    expect(print(text, { hint: "take another number", related })).toBe(
      [
        "spec/a.yaml:2:6 - error yaml-syntax: something is wrong",
        "  1 | one: 1",
        "> 2 | two: 2",
        "    |      ^",
        "  hint: take another number",
        "  spec/a.yaml:1:1 - first used here",
      ].join("\n"),
    );
  });

  test("line numbers stay under one another", () => {
    const text = `${"- x\n".repeat(9)}- «abc»\n`;
    expect(print(text)).toBe(
      [
        "spec/a.yaml:10:3 - error yaml-syntax: something is wrong",
        "   9 | - x",
        "> 10 | - abc",
        "     |   ^^^",
      ].join("\n"),
    );
  });

  test.each<[string, string, readonly string[]]>([
    [
      "columns count characters, and carets the columns of a terminal that these take",
      "😀é: «𝒳𝒴»",
      ["1:5", "> 1 | 😀é: 𝒳𝒴", "    |      ^^"],
    ],
    [
      "a tab before the place stands before the carets, too",
      "a:\t\t«b»\tc",
      ["1:5", "> 1 | a:\t\tb\tc", "    |   \t\t^"],
    ],
    [
      "what goes on over lines is marked to the end of the first",
      "«a: b\nc»: d",
      ["1:1", "> 1 | a: b", "    | ^^^^"],
    ],
    ["an empty place has a caret", "a:«»\n", ["1:3", "> 1 | a:", "    |   ^"]],
    ["the end of a file is a place", "a: 1\n«»", ["2:1", "  1 | a: 1", "> 2 |", "    | ^"]],
    [
      "carriage returns are no part of a line",
      "a: 1\r\nb: «2»\r\n",
      ["2:4", "  1 | a: 1", "> 2 | b: 2", "    |    ^"],
    ],
    [
      "controls are shown, and counted as what is shown",
      '\u001b[2J«"\u0007x»',
      ["1:5", '> 1 | \\u{1b}[2J"\\u{7}x', "    |          ^^^^^^^"],
    ],
    [
      "text cannot be turned around",
      "\u202eabc «x»",
      ["1:6", "> 1 | \\u{202e}abc x", "    |             ^"],
    ],
  ])("%s", (_, text, [place, ...frame]) => {
    expect(print(text)).toBe(
      [`spec/a.yaml:${place} - error yaml-syntax: something is wrong`, ...frame].join("\n"),
    );
  });

  test("of a long line, what is around the place is shown", () => {
    const lines = print(`${"a".repeat(300)}😀«bbb»😀${"c".repeat(300)}`).split("\n");
    expect(lines).toEqual([
      "spec/a.yaml:1:302 - error yaml-syntax: something is wrong",
      `> 1 | …${"a".repeat(38)}😀bbb😀${"c".repeat(55)}…`,
      `    | ${" ".repeat(41)}^^^`,
    ]);
  });

  test("a place that is longer than what is shown ends with it", () => {
    const [, line = "", carets = ""] = print(`x: «${"y".repeat(500)}»`).split("\n");
    expect(line.length - "…".length).toBe(carets.length);
  });

  test("text of the spec in a message cannot command the terminal, or forge a line", () => {
    const message = 'the name "\u001b]0;x\u0007\nspec/a.yaml:1:1 - error" is taken';
    expect(print("«a»", { message }).split("\n")[0]).toBe(
      'spec/a.yaml:1:1 - error yaml-syntax: the name "\\u{1b}]0;x\\u{7}\\nspec/a.yaml:1:1 - error" is taken',
    );
  });

  test("colours change nothing else", () => {
    const span = marked("a: «b»");
    const diagnostic = problem(span, { hint: "h", related: [{ span, message: "m" }] });
    const coloured = formatDiagnostic(diagnostic, { colour: true });
    expect(coloured).toContain("\u001b[31merror\u001b[39m");
    expect(stripVTControlCharacters(coloured)).toBe(
      formatDiagnostic(diagnostic, { colour: false }),
    );
  });
});

test("for GitHub Actions: properties and text cannot end early", () => {
  const span = marked("a: 1\n«b»: 2", "spec/a,b:c.yaml");
  const diagnostic = problem(span, { message: "100 %\nof it", hint: "look: there" });
  expect(formatAnnotation(diagnostic)).toBe(
    "::error file=spec/a%2Cb%3Ac.yaml,line=2,col=1,endLine=2,endColumn=2,title=yaml-syntax" +
      "::100 %25\\nof it%0Ahint: look: there",
  );
});

describe("for tools", () => {
  test("a problem has all members", () => {
    const span = marked("a: «b\nc»");
    const related = [{ span: marked("«a»: b"), message: "this one" }];
    const file = "spec/a.yaml";
    expect(toJson(problem(span, { related }))).toEqual({
      severity: "error",
      code: "yaml-syntax",
      message: "something is wrong",
      file,
      line: 1,
      column: 4,
      endLine: 2,
      endColumn: 2,
      hint: null,
      related: [{ message: "this one", file, line: 1, column: 1, endLine: 1, endColumn: 2 }],
    });
  });

  test("JSON has no character that a terminal would obey", () => {
    const text = "\u009b2J\u001b[2J\u2028\u202e";
    const json = printJson({ text });
    expect(json).toBe('{"text":"\\u009b2J\\u001b[2J\\u2028\\u202e"}\n');
    expect(JSON.parse(json)).toEqual({ text });
  });
});

test("what can be seen stays as it is", () => {
  const text = "déjà vu – 日本語 😀 \ufffd";
  expect(printable(text)).toBe(text);
});

describe("what is no problem of the spec", () => {
  test("is told without a stack, with what to do about it", () => {
    expect(describeError(new UserError("a\u001b.ts is in the way", "move it away"))).toEqual([
      "a\\u{1b}.ts is in the way",
      "move it away",
    ]);
  });

  test("is a bug if nobody thought of it, and then shows where", () => {
    const [message, stack] = describeError(new TypeError("x is not a function"));
    expect(message).toBe("this is a bug in the generator, please report it");
    expect(stack).toMatch(/^TypeError: x is not a function\n {4}at .*format-diagnostic\.test\.ts/);
  });
});
