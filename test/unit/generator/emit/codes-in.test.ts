/** Which codes of errors the generated pages list: those that the API can give. */
import { describe, expect, test } from "vitest";
import { textTypes } from "../../../../runtime/errors.ts";
import { generateFrom, readRepository } from "../../../support/generate.ts";

const EVERYTHING = "test/conformance/everything/everything.openapi.yaml";

function specOf(members: string): string {
  return `openapi: 3.2.0
info: { title: Lamps, version: "1" }
paths:
  /lamp:
    get:
      operationId: getLamp
      responses:
        "200":
          description: The lamp
          content: { application/xml: { schema: { $ref: "#/components/schemas/Lamp" } } }
components:
  schemas:
    Lamp: { type: object, xml: { name: lamp }, properties: { ${members} } }
`;
}

type Files = Awaited<ReturnType<typeof generateFrom>>["files"];

/** The codes in the first column of a table of a page. */
function listed(files: Files, page: string, heading: string): readonly string[] {
  const [, rows = ""] =
    new RegExp(`^\\| ${heading} .*\\n\\|[- |]+\\n((?:\\|.*\\n)+)`, "m").exec(
      files.get(page) ?? "",
    ) ?? [];
  return [...rows.matchAll(/^\| `([^`]+)`/gm)].map(([, code = ""]) => code);
}

const PAGES = [
  ["conformance/README.md", "code"],
  ["docs/README.md", "code"],
] as const;

const TYPED = ["not-multiple", "pattern-mismatch", "unknown-value"];

describe("the pages list the codes of what the API has", () => {
  test.each<readonly [members: string, codes: readonly string[]]>([
    ["name: { type: string }", []],
    ["on: { type: boolean }", ["invalid-boolean"]],
    ["mood: { type: string, enum: [calm, busy] }", ["unknown-value"]],
    ["mood: { type: string, x-extensible-enum: [calm, busy] }", []],
    ["watts: { type: integer, enum: [40, 60] }", ["invalid-integer", "unknown-value"]],
    ["watts: { type: number, enum: [0.5, 60] }", ["invalid-double", "unknown-value"]],
    ["name: { type: string, pattern: '^a' }", ["pattern-mismatch"]],
    ["watts: { type: integer, multipleOf: 5 }", ["invalid-integer", "not-multiple"]],
    [
      "price: { type: string, format: decimal, multipleOf: 0.5 }, since: { type: string, format: date-time }, of: { type: string, format: uri-reference }, icon: { type: string, format: byte }",
      ["invalid-decimal", "invalid-date-time", "invalid-uri-reference", "invalid-base64"],
    ],
  ])("%s", async (members, codes) => {
    const { files } = await generateFrom(specOf(members));
    for (const [page, heading] of PAGES) {
      const found = listed(files, page, heading);
      expect(found).toEqual(expect.arrayContaining(["network", "missing", "out-of-range"]));
      const ofTypes = found.filter(
        (code) => TYPED.includes(code) || textTypes.some((type) => code === `invalid-${type}`),
      );
      expect(new Set(ofTypes), page).toEqual(new Set(codes));
    }
  });
});

test.each([EVERYTHING, "spec/ece-chat.openapi.yaml"])(
  "no case of %s expects a code that is not listed",
  async (path) => {
    const { files } = await generateFrom(readRepository(path));
    const cases = [...files].filter(([file]) => /^conformance\/cases\/.*\.json$/.test(file));
    const lists = cases.flatMap(([, text]) => [...text.matchAll(/"codes": ?(\[[^\]]*\])/g)]);
    const codes = lists.flatMap(([, list = ""]): readonly string[] => JSON.parse(list));
    expect(codes.length).toBeGreaterThan(100);
    for (const [page, heading] of PAGES) {
      expect(listed(files, page, heading), page).toEqual(expect.arrayContaining(codes));
    }
  },
);
