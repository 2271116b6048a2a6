import { shellWord } from "../../runtime/text/printable.ts";
import { shortPath, UserError } from "../diagnostics/user-error.ts";

/** The file in the output folder that says which files of it are the generator's. */
export const MANIFEST = "manifest.json";

const NOTE = "Written by the generator: every file here that it may overwrite or delete.";

/**
 * The manifest of some files, itself included: sorted, one a line, so that changes are easy to see and merge.
 * `leftOut` are the operations of the spec that the output does not have, each with the reason; `casesLeftOut` says how many
 * conformance cases the files do not have.
 */
export function printManifest(
  paths: Iterable<string>,
  leftOut: readonly string[] = [],
  casesLeftOut: Readonly<Record<string, number>> = {},
): string {
  const files = [...new Set([...paths, MANIFEST])].sort();
  const content = {
    "//": NOTE,
    files,
    ...(leftOut.length > 0 && { leftOut }),
    ...(Object.keys(casesLeftOut).length > 0 && { casesLeftOut }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * The files that a manifest lists.
 *
 * @throws {UserError} unless it is one that {@link printManifest} wrote. What cannot be understood
 * might be someone else's file, and what it lists might be anything.
 */
export function readManifest(text: string, shown: string): ReadonlySet<string> {
  const files = parse(text);
  if (files === undefined || !files.includes(MANIFEST)) {
    throw new UserError(
      `${shown} was not written by the generator, or was changed since`,
      restoring(shown),
    );
  }
  const outside = files.find((path) => !isInside(path));
  if (outside !== undefined) {
    throw new UserError(
      `${shown} lists "${shortPath(outside)}", which is not a file of this folder`,
      restoring(shown),
    );
  }
  return new Set(files);
}

function restoring(shown: string): string {
  return `restore it (git checkout -- ${shellWord(shown)}), or move the whole folder away and generate afresh`;
}

function parse(text: string): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("files" in value)) return undefined;
  if (!/^\/\/,files(,leftOut)?(,casesLeftOut)?$/.test(Object.keys(value).join())) return undefined;
  if (!Array.isArray(value.files)) return undefined;
  // A list with another note is somebody else's, and so are the files on it.
  if (!("//" in value) || value["//"] !== NOTE) return undefined;
  return value.files.every((file) => typeof file === "string") ? value.files : undefined;
}

/** Whether a path names a file below the folder on every system, whatever is in it. */
export function isInside(path: string): boolean {
  return path
    .split("/")
    .every((part) => /^[^\p{Cc}\\:*?"<>|]+$/u.test(part) && !/^\.+$/.test(part));
}
