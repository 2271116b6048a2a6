/** What a path of a spec says is what is asked for: URL parsers leave it as it is. */
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { generateFrom } from "../../../support/generate.ts";

async function problemsOf(path: string): Promise<readonly string[]> {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => {
    return { name, in: "path", required: true, schema: { type: "string" } };
  });
  const responses = { 204: { description: "Done." } };
  const text = stringify({
    openapi: "3.2.0",
    info: { title: "Paths", version: "1" },
    paths: { [path]: { get: { operationId: "ask", parameters, responses } } },
  });
  const { diagnostics } = await generateFrom(text, { without: ["conformance", "reference"] });
  return diagnostics.map(({ message, hint }) => `${message} (${hint})`);
}

test.each([
  ...["/", "/a", "/a/", "/a//b", "//a", "/a.b", "/...", "/a/.b", "/a:b@c", "/~a!$&'()*+,;="],
  ...["/%C3%B6", "/a%2Fb", "/%5C", "/{a}", "/{a}{b}", "/.{a}", "/{a}.", "/..{a}", "/%2e{a}"],
])("%s is accepted, and is what URL parsers see", async (path) => {
  expect(await problemsOf(path)).toEqual([]);
  // A value is neither empty nor "." or "..": the client refuses it.
  const url = `https://host/base${path.replace(/\{\w+\}/g, "v")}`;
  expect(new URL(url).href).toBe(url);
});

const dots =
  'contains a "." or ".." segment (write the path without it: URL parsers resolve such segments)';

test.each<[string, string]>([
  ["a", 'does not begin with "/" (a path is appended to the base URL, as in /parts/{id})'],
  ["/./d", dots],
  ["/a/..", dots],
  ["/a/.", dots],
  ["/../a", dots],
  ["/%2e/x", dots],
  ["/%2E%2e/x", dots],
  ["/.%2e/x", dots],
  ["/a/%2e", dots],
  ["/a\\b", "contains \\, which is not allowed in a URL (write /a%5Cb)"],
  ["/..\\a", "contains \\, which is not allowed in a URL (write /..%5Ca)"],
  ["/a b", "contains the character U+0020, which is not allowed in a URL (write /a%20b)"],
  ["/a\tb", "contains the character U+0009, which is not allowed in a URL (write /a%09b)"],
  ["/a\u00a0b", "contains the character U+00A0, which is not allowed in a URL (write /a%C2%A0b)"],
  ["/größe/{id}", "contains ö, which is not allowed in a URL (write /gr%C3%B6%C3%9Fe/{id})"],
  ["/\u{1f600}", "contains \u{1f600}, which is not allowed in a URL (write /%F0%9F%98%80)"],
  ['/"a"', 'contains ", which is not allowed in a URL (write /%22a%22)'],
  ["/a|b", "contains |, which is not allowed in a URL (write /a%7Cb)"],
  ["/[a]", "contains [, which is not allowed in a URL (write /%5Ba%5D)"],
  ["/a^", "contains ^, which is not allowed in a URL (write /a%5E)"],
  ["/50%", "contains an invalid percent-encoding (write %25 for a percent sign)"],
  ["/%2", "contains an invalid percent-encoding (write %25 for a percent sign)"],
  ["/%{a}", "contains an invalid percent-encoding (write %25 for a percent sign)"],
  ["/%zz", "contains an invalid percent-encoding (write %25 for a percent sign)"],
  [
    "/{a",
    "contains a brace that is not part of {name} (a path is appended to the base URL, as in /parts/{id})",
  ],
])("%j is refused", async (path, problem) => {
  expect(await problemsOf(path)).toEqual([`the path "${path}" ${problem}`]);
});

test("a long path is cut in the message", async () => {
  const [problem = ""] = await problemsOf(`/${"ö".repeat(1000)}`);
  expect(problem).toContain("(write %C3%B6)");
  expect(problem.length).toBeLessThan(200);
});

test.each([["/a?b={c}"], ["/a?b=c?d"], ["/a?b=ö"], ["/a?b=%2"]])("%j is refused", async (path) => {
  expect(await problemsOf(path)).toEqual([
    `the query of the path "${path}" cannot be sent as it is (make each part of it that is not fixed a parameter)`,
  ]);
});

test.each([["/a?b=c&d"], ["/a#b"], ["/a?b=%20#c"]])("%j is a path", async (path) => {
  expect(await problemsOf(path)).toEqual([]);
});
