/** Statements are printed and files are formatted together: what comes of each is what it is alone. */
import { describe, expect, test } from "vitest";
import { formatTogether, formatTypeScript } from "../../../../generator/emit/typescript/format.ts";
import { printStatements } from "../../../../generator/emit/typescript/print-statements.ts";
import { constant, statement } from "../../../../generator/emit/typescript/statements.ts";

describe("statements", () => {
  test("keep a text of the spec that has the name of a slot", () => {
    const printed = printStatements([
      constant("a", "1", { docs: ["code$slot and code$slot$, twice: code$slot"] }),
      constant("b", "2", { docs: ["code$slot"] }),
      statement("a + b;"),
    ]);
    expect(printed).toBe(`/** code$slot and code$slot$, twice: code$slot */
export const a = 1;

/** code$slot */
export const b = 2;

a + b;
`);
  });
});

describe("files", () => {
  const files = [
    { path: "a.ts", text: "// one\nimport { b } from './b.ts'\n\nexport const a = {b,c:1}\n" },
    { path: "b.ts", text: "// two\nexport * as a from './a.ts'" },
    { path: "c.ts", text: "// three\n\n\nexport {}\n// end\n\n" },
  ];

  test.each([[files], [files.slice(0, 1)], [[]]])(
    "have the text that they have alone",
    async (some) => {
      const alone = await Promise.all(some.map(({ path, text }) => formatTypeScript(path, text)));
      expect(await formatTogether(some)).toEqual(alone);
    },
  );

  test("keep a text of the spec that looks like the line between two files", async () => {
    const cut = { path: "d.ts", text: "// four\nconst d = `one\n// file$cut\n\ntwo`;\n" };
    const [, , , text] = await formatTogether([...files, cut]);
    expect(text).toBe(cut.text);
  });

  test("that do not parse are named", async () => {
    const broken = { path: "operations/d.ts", text: "// four\nconst = 1;\n" };
    await expect(formatTogether([...files, broken])).rejects.toThrow(
      /^operations\/d\.ts cannot be formatted: /,
    );
  });
});
