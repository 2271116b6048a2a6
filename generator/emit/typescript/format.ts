import { format } from "oxfmt";
import type { GeneratedFile } from "../emitter.ts";

/** The same settings as `biome.json` has for hand-written code. */
const SETTINGS = { printWidth: 100 } as const;

/** Between files that are formatted together. */
const CUT = "// file$cut";

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

/**
 * The texts of files as {@link formatTypeScript} makes them, all in one go: of a small file, to call the
 * formatter takes longer than the formatting.
 */
export async function formatTogether(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const alone = () => Promise.all(files.map(({ path, text }) => formatTypeScript(path, text)));
  if (files.length === 1) return alone();
  const joined = files.map(({ text }) => text).join(`\n\n${CUT}\n\n`);
  const { code, errors } = await format("files.ts", joined, SETTINGS);
  const texts = code.split(`\n${CUT}\n\n`);
  // A text of the spec can have such a line; and an error has to name its file.
  return errors.length > 0 || texts.length !== files.length ? alone() : texts;
}
