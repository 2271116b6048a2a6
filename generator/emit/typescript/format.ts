import { format } from "oxfmt";

/** The same settings as `biome.json` has for hand-written code. */
const SETTINGS = { printWidth: 100 } as const;

/** An expression alone, as it is shown in documentation. */
export async function formatExpression(code: string): Promise<string> {
  const statement = await formatTypeScript("expression.ts", `x = ${code};`);
  return statement
    .trimEnd()
    .replace(/^x =\s/, "")
    .replace(/;$/, "");
}

/**
 * TypeScript as it is committed: line breaks, quotes, commas and parentheses.
 *
 * @param path - Names the file in the error.
 * @throws {Error} for text that does not parse. An emitter that writes such text is broken.
 */
export async function formatTypeScript(path: string, text: string): Promise<string> {
  const { code, errors } = await format(path, text, SETTINGS);
  const [error] = errors;
  if (error === undefined) return code;
  throw new Error(`${path} cannot be formatted: ${error.message}\n${error.codeframe ?? ""}`);
}
