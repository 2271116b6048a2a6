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

const dots = 'has a part that is "." or ".." (write the path that is meant without it)';

test.each<[string, string]>([
  ["a", 'does not begin with "/" (a path is appended to the base URL: /parts/{id})'],
  ["/./d", dots],
  ["/a/..", dots],
  ["/a/.", dots],
  ["/../a", dots],
  ["/%2e/x", dots],
  ["/%2E%2e/x", dots],
  ["/.%2e/x", dots],
  ["/a/%2e", dots],
  ["/a\\b", "has \\, which cannot be in a URL's path (write /a%5Cb)"],
  ["/..\\a", "has \\, which cannot be in a URL's path (write /..%5Ca)"],
  ["/a b", "has the character U+0020, which cannot be in a URL's path (write /a%20b)"],
  ["/a\tb", "has the character U+0009, which cannot be in a URL's path (write /a%09b)"],
  ["/a\u00a0b", "has the character U+00A0, which cannot be in a URL's path (write /a%C2%A0b)"],
  ["/größe/{id}", "has ö, which cannot be in a URL's path (write /gr%C3%B6%C3%9Fe/{id})"],
  ["/\u{1f600}", "has \u{1f600}, which cannot be in a URL's path (write /%F0%9F%98%80)"],
  ['/"a"', "has \", which cannot be in a URL's path (write /%22a%22)"],
  ["/a|b", "has |, which cannot be in a URL's path (write /a%7Cb)"],
  ["/[a]", "has [, which cannot be in a URL's path (write /%5Ba%5D)"],
  ["/a^", "has ^, which cannot be in a URL's path (write /a%5E)"],
  ["/a?b=1", "has a ?, which ends a path (make a parameter of each part of the query)"],
  ["/a#b", "has a #, which ends a path (make a parameter of each part of the query)"],
  ["/50%", "has a % that escapes nothing (write %25 for it)"],
  ["/%2", "has a % that escapes nothing (write %25 for it)"],
  ["/%{a}", "has a % that escapes nothing (write %25 for it)"],
  ["/%zz", "has a % that escapes nothing (write %25 for it)"],
  [
    "/{a",
    "has a brace that is not part of {name} (a path is appended to the base URL: /parts/{id})",
  ],
])("%j is refused", async (path, problem) => {
  expect(await problemsOf(path)).toEqual([`the path "${path}" ${problem}`]);
});

test("a long path is cut in the message", async () => {
  const [problem = ""] = await problemsOf(`/${"ö".repeat(1000)}`);
  expect(problem).toContain("(write %C3%B6)");
  expect(problem.length).toBeLessThan(200);
});
