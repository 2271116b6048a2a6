import { parseArgs } from "node:util";
import { nearest } from "../text/typed-names.ts";
import type { Flag } from "./flag.ts";
import { UserError } from "./usage-error.ts";

/** What was given on the command line after the command. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }

  /** The names of the flags that were given. */
  get names(): readonly string[] {
    return [...this.#values.keys()];
  }

  has({ name }: Flag): boolean {
    return this.#values.has(name);
  }

  /** The value of a flag. */
  one({ name }: Flag): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** The values of a flag, as often as it was given. */
  all({ name }: Flag): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** The value of a flag that is a number; whether it is a sensible one is for others to say. */
  number(flag: Flag): number | undefined {
    const text = this.one(flag);
    if (text === undefined) return undefined;
    if (/^\d+$/.test(text)) return Number(text);
    throw new UserError(`--${flag.name} ${text}: expected a whole number`);
  }
}

/** Reads a command line. What is not known, or not complete, is refused. */
export function readArguments(args: readonly string[], known: readonly Flag[]): Arguments {
  const byName = new Map(known.map((flag) => [flag.name, flag]));
  const options = known.map(({ name, short, value }) => [
    name,
    {
      type: value === undefined ? ("boolean" as const) : ("string" as const),
      ...(short === undefined ? {} : { short }),
    },
  ]);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const flag = byName.get(name);
    if (!flag) throw unknownFlag(rawName, known);
    const given = values.get(name) ?? [];
    if (flag.value === undefined) {
      if (value !== undefined) throw new UserError(`--${name} takes no value`);
    } else {
      // Without a value the next flag would be taken for it; `-` is stdin, `-1` a number.
      const forgotten = value === undefined || value === "" || (!inlineValue && /^-\D/.test(value));
      if (forgotten) throw new UserError(`--${name} needs a value: --${name} ${flag.value}`);
      if (given.length > 0 && !flag.repeated) throw new UserError(`--${name} is given twice`);
    }
    values.set(name, [...given, value ?? ""]);
  }
  return new Arguments(positionals, values);
}

function unknownFlag(rawName: string, known: readonly Flag[]): UserError {
  const near = nearest(
    rawName.replace(/^-+/, ""),
    known.map(({ name }) => name),
  );
  const hints = near === undefined ? [] : [`did you mean --${near}?`];
  return new UserError(`there is no ${rawName} here`, ...hints);
}
