import type { Case } from "../api/case.ts";
import type { ApiDescription } from "../api/description.ts";
import type { Arguments } from "./arguments.ts";
import type { Flag } from "./flag.ts";
import type { Io } from "./io.ts";

/** What a command works with. */
export interface Context {
  readonly api: ApiDescription;
  readonly io: Io;
  /** Gives the conformance cases, which are many; nothing where the package has none. */
  readonly loadCases?: LoadCases | undefined;
}

export type LoadCases = () => Promise<readonly Case[]>;

/** A list in a command's help; none where it is empty. */
export interface HelpList {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A command, by the word that follows the program's name. */
export interface Command {
  readonly name: string;
  /** What follows the name, as help has it; a command without has no operands. */
  readonly operands?: string;
  /** What else may follow, as its own help has it. */
  readonly more?: string;
  /** What it does, in half a sentence. */
  readonly summary: string;
  /** Paragraphs. */
  readonly doc: readonly string[];
  /** What its help lists of an API besides flags, with a title. */
  readonly list?: (api: ApiDescription) => HelpList;
  readonly flags: readonly Flag[];
  /** The flags of operations' parameters that it takes on top. Defaults to none. */
  readonly parameterFlags?: (api: ApiDescription) => readonly Flag[];
  /** Gives the exit status. */
  run(context: Context, args: Arguments): Promise<number>;
}
