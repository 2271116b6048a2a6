import { parseArgs } from "node:util";

/** What a long run is asked for. */
export type Arguments =
  | { readonly kind: "run"; readonly minutes: number; readonly seed: number }
  | { readonly kind: "help" }
  | { readonly kind: "wrong" };

/** Seeds are below this, so that each is a number that `--seed` takes. */
export const SEEDS = 2 ** 31;

export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { minutes: { type: "string" }, seed: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) return { kind: "help" };
    const { minutes = "", seed = String(Math.floor(Math.random() * SEEDS)) } = values;
    const sound = /^\d*\.?\d+$/.test(minutes) && Number(minutes) > 0 && /^\d{1,10}$/.test(seed);
    if (!sound || Number(seed) >= SEEDS) return { kind: "wrong" };
    return { kind: "run", minutes: Number(minutes), seed: Number(seed) };
  } catch {
    return { kind: "wrong" };
  }
}
