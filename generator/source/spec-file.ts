import { readdirSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { shortPath, UserError } from "../diagnostics/user-error.ts";

/** Where the spec is looked for when nobody says where it is. */
const FOLDER = "spec";
const SPEC = /\.openapi\.(ya?ml|json)$/;

/**
 * The spec to read, as it is shown.
 *
 * @throws {UserError} unless there is exactly one.
 */
export function findSpec(named: string | undefined): string {
  if (named !== undefined) {
    const found = statSync(named, { throwIfNoEntry: false });
    if (found === undefined) throw new UserError(`there is no ${shortPath(named)}`);
    if (found.isDirectory()) throw new UserError(`${shortPath(named)} is a folder, not a spec`);
    return shownPath(named);
  }
  const names = statSync(FOLDER, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(FOLDER).filter((name) => SPEC.test(name))
    : [];
  const [only, ...others] = names.sort();
  if (only === undefined) {
    throw new UserError(
      `there is no ${FOLDER}/*.openapi.yaml here`,
      "name the spec with --spec FILE",
    );
  }
  if (others.length > 0) {
    const list = [only, ...others].join(", ");
    throw new UserError(
      `${FOLDER}/ holds several specs: ${list}`,
      "name one of them with --spec FILE",
    );
  }
  return `${FOLDER}/${only}`;
}

/** A path as it is shown: relative to the working folder where it lies below it, with `/` between parts. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  const outside = below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
  return (outside ? resolve(path) : below).replaceAll(sep, "/");
}

/** A spec's path as generated files name it: says nothing about the machine that it lies on. */
export function headerPath(shown: string): string {
  return isAbsolute(shown) ? basename(shown) : shown;
}

/** The names of the files in a folder; none where there is no folder. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
