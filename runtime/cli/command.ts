import type { ApiDescription } from "../api/description.ts";
import type { Arguments } from "./arguments.ts";
import type { Flag } from "./flag.ts";
import type { Io } from "./io.ts";

/** What a command works with. */
export interface Context {
  readonly api: ApiDescription;
  readonly io: Io;
}

/** A command, by the word that comes behind the program's name. */
export interface Command {
  readonly name: string;
  /** What follows the name, as help has it. */
  readonly operands: string;
  /** What it does, in half a sentence. */
  readonly summary: string;
  /** Paragraphs. */
  readonly doc: readonly string[];
  readonly flags: readonly Flag[];
  /** The flags of operations' parameters that it takes on top. */
  parameterFlags(api: ApiDescription): readonly Flag[];
  /** Gives the exit status. */
  run(context: Context, args: Arguments): Promise<number>;
}
