/**
 * Gives the text of a file, or `undefined` where there is none. Paths have `/` between parts.
 *
 * @throws {UserError} that says why a file is not read.
 */
export type Reader = (path: string, kind?: SourceKind) => Promise<string | undefined>;

/** What a file is read as: a part of a spec, which is the default, or the text of an example. */
export type SourceKind = "spec" | "sample";

/** Gives the names of the files in a folder; none where there is no folder. */
export type Lister = (folder: string) => Promise<readonly string[]>;
