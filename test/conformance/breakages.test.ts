/**
 * Do the cases find what is wrong? Each of these breaks the runtime in one place, as someone might
 * who means well, and names cases that must turn red.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { cases } from "../../generated/conformance/index.ts";

interface Breakage {
  readonly what: string;
  /** A file of the runtime, a piece of its text that stands in it once, and what takes its place. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Cases that turn red. */
  readonly red: readonly string[];
}

const breakages: readonly Breakage[] = [
  {
    what: "elements are matched by their prefix",
    file: "codec/struct-rules.ts",
    from: 'member.kind !== "attribute" && reader.isIn(member.name.namespace)',
    to: 'member.kind !== "attribute" && (reader.element?.name.split(":").at(-2) ?? "") === (member.name.namespace.prefix ?? "")',
    red: [
      "getCapacity/prefixes-renamed",
      "getCapacity/default-namespace",
      "getCapacity/prefixes-swapped",
    ],
  },
  {
    what: "elements are matched in any namespace",
    file: "codec/struct-rules.ts",
    from: 'member.kind !== "attribute" && reader.isIn(member.name.namespace)',
    to: 'member.kind !== "attribute"',
    red: [
      "getCapacity/count-in-foreign-namespace",
      "submitSurvey/body-survey-in-foreign-namespace",
    ],
  },
  {
    what: "a namespace's other names are forgotten",
    file: "xml/xml-reader.ts",
    from: "&& !namespace.aliases?.includes(uri)",
    to: "",
    red: [
      "getCapacity/alias-com-egain-live-framework-bosh-gen",
      "submitSurvey/body-example-vendor-pages",
    ],
  },
  {
    what: "a missing attribute is accepted",
    file: "codec/struct-rules.ts",
    from: 'member.presence === "optional" || member.kind === "text"',
    to: 'member.presence === "optional" || member.kind === "attribute"',
    red: [
      "getAgentAvailability/available-missing",
      "getChatAllowed/allowed-missing",
      "submitSurvey/body-sid-missing",
    ],
  },
  {
    what: "a missing element is accepted",
    file: "codec/struct-rules.ts",
    from: 'member.presence === "optional" || member.kind === "text"',
    to: 'member.presence === "optional" || member.kind === "element"',
    red: ["getCapacity/count-missing", "submitSurvey/second-without-answer"],
  },
  {
    what: "the last of two elements is taken",
    file: "codec/decode.ts",
    from: "if (before !== undefined)",
    to: "if (before === null)",
    red: ["getCapacity/count-twice", "getLiveSessionStatus/wait-time-twice"],
  },
  {
    what: "text between elements is passed over",
    file: "codec/struct-rules.ts",
    from: "/[^ \\t\\n\\r]/.test(text)",
    to: "false",
    red: ["getCapacity/unexpected-text", "submitSurvey/body-survey-unexpected-text"],
  },
  {
    what: "any root element will do",
    file: "codec/decode.ts",
    from: "name.local !== reader.local || ",
    to: "",
    red: ["getCapacity/other-root", "getChatAllowed/other-root", "getCapacity/html-page"],
  },
  {
    what: "white space counts in a boolean",
    file: "codec/scalars.ts",
    from: "const value = collapse(text).toLowerCase();",
    to: "const value = text.toLowerCase();",
    red: ["getAgentAvailability/available-in-white-space"],
  },
  {
    what: "a word that is no boolean is false",
    file: "codec/scalars.ts",
    from: '    return invalid(fail, "boolean", text);',
    to: "    return false;",
    red: ["getChatAllowed/allowed-word", "getChatAllowed/allowed-empty"],
  },
  {
    what: "letter case counts in a boolean",
    file: "codec/scalars.ts",
    from: "const value = collapse(text).toLowerCase();",
    to: "const value = collapse(text);",
    red: ["getAgentAvailability/available-in-capitals"],
  },
  {
    what: "whole numbers are read as parseInt does",
    file: "codec/scalars.ts",
    from: "const value = numberOf(text, WHOLE) ?? invalid(fail, name, text);",
    to: "const value = Number.parseInt(text, 10) || (text.includes('0') ? 0 : invalid(fail, name, text));",
    red: ["getCapacity/count-fraction", "getCapacity/count-exponent"],
  },
  {
    what: "32 bits are not the limit",
    file: "codec/scalars.ts",
    from: "value >= min && value <= max ? value : outOfRange(fail, name, given)",
    to: "value",
    red: ["getCapacity/count-above-largest", "getCapacity/count-below-smallest"],
  },
  {
    what: "an int64 is rounded",
    file: "codec/scalars.ts",
    from: "? String(int64.parse(String(value), fail))",
    to: "? String(Number(int64.parse(String(value), fail)))",
    red: ["getCapacity/request-id-largest", "getChatAllowed/request-id-smallest"],
  },
  {
    what: "a wait time beyond all numbers is infinite",
    file: "codec/scalars.ts",
    from: 'return Number.isFinite(number) ? number : outOfRange(fail, "double", text);',
    to: "return number;",
    red: ["getLiveSessionStatus/wait-time-too-large"],
  },
  {
    what: "]]> is not escaped",
    file: "codec/encode.ts",
    from: '"&<>\\r"',
    to: '"&<\\r"',
    red: ["submitSurvey/request-survey-question-cdata-end"],
  },
  {
    what: "a carriage return is not escaped",
    file: "codec/encode.ts",
    from: '"&<>\\r"',
    to: '"&<>"',
    red: ["submitSurvey/request-survey-question-line-ends", "submitSurvey/line-ends-sent"],
  },
  {
    what: "line ends in an attribute are not escaped",
    file: "codec/encode.ts",
    from: "'&<\"\\t\\n\\r'",
    to: "'&<\"'",
    red: ["submitSurvey/request-sid-line-ends"],
  },
  {
    what: "characters that XML cannot carry are sent",
    file: "codec/encode.ts",
    from: "doubtful && badAt(value) >= 0",
    to: "false",
    red: ["submitSurvey/request-sid-control-character", "submitSurvey/null-character"],
  },
  {
    what: "an empty list is sent",
    file: "codec/struct-rules.ts",
    from: "length < min ?",
    to: "length < 0 ?",
    red: ["submitSurvey/request-survey-too-few-items"],
  },
  {
    what: "what the operation does not know is left out in silence",
    file: "http/request.ts",
    from: 'else if (given !== undefined) refuse(given, "is not known");',
    to: "",
    red: ["getCapacity/request-unknown-input"],
  },
  {
    what: "every answer with a body is taken for a success",
    file: "http/transport.ts",
    from: "const document = byStatus(response.status, (name) => responses[name]);",
    to: "const document = Object.values(responses)[0];",
    red: ["getCapacity/status-500-with-page", "getCapacity/status-404"],
  },
  {
    what: "the charset of the transport is not looked at",
    file: "xml/encoding.ts",
    from: 'let label = mark ?? charset ?? "utf-8";',
    to: 'let label = mark ?? "utf-8";',
    red: ["getCapacity/charset-before-declaration"],
  },
  {
    what: "malformed bytes become question marks",
    file: "xml/encoding.ts",
    from: "fatal: true",
    to: "fatal: false",
    red: ["getCapacity/malformed-utf-8"],
  },
  {
    what: "a body may be as long as it likes",
    file: "http/transport.ts",
    from: "if (body.tooLarge)",
    to: "if (false)",
    red: ["getCapacity/too-large"],
  },
];

const program = fileURLToPath(new URL("./breakages/program.ts", import.meta.url));
const runtime = fileURLToPath(new URL("../../runtime/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "breakages-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/**
 * The cases that fail: of all, or with one piece of the runtime put in another's place of those that are to turn red
 * by it. What else turns red says nothing about the cases.
 */
async function failuresWith(breakage?: Breakage): Promise<readonly string[]> {
  const { outputFiles } = await build({
    entryPoints: [program],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "es2022",
    plugins: breakage === undefined ? [] : [replacing(breakage)],
  });
  const file = join(folder, `${count++}.mjs`);
  writeFileSync(file, outputFiles[0]?.text ?? "");
  const { failures }: typeof import("./breakages/program.ts") = await import(
    pathToFileURL(file).href
  );
  return failures(
    breakage === undefined ? cases : cases.filter(({ id }) => breakage.red.includes(id)),
  );
}

function replacing({ file, from, to }: Breakage) {
  const path = join(runtime, file);
  const text = readFileSync(path, "utf8");
  expect(text.split(from), `${file} has this once: ${from}`).toHaveLength(2);
  const contents = text.replace(from, () => to);
  return {
    name: "replacing",
    setup({ onLoad }: import("esbuild").PluginBuild) {
      onLoad({ filter: /\.ts$/ }, (loaded) =>
        loaded.path === path ? { contents, loader: "ts" } : undefined,
      );
    },
  };
}

test("with nothing broken no case is red", async () => {
  expect(await failuresWith()).toEqual([]);
});

describe("cases turn red when", () => {
  test.each(breakages.map((each) => [each.what, each] as const))("%s", async (_, breakage) => {
    expect(await failuresWith(breakage)).toEqual(expect.arrayContaining([...breakage.red]));
  });
});
