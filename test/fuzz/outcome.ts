import { DecodeError } from "../../runtime/errors.ts";

/** What comes of reading a document. */
export type Outcome<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "refused"; readonly error: unknown };

export function outcomeOf<T>(read: () => T): Outcome<T> {
  try {
    return { kind: "read", value: read() };
  } catch (error) {
    return { kind: "refused", error };
  }
}

/** The code of a refusal. What no reader of ours may fail with has its name instead. */
export function codeOf(outcome: Outcome<unknown>): string | undefined {
  if (outcome.kind === "read") return undefined;
  const { error } = outcome;
  if (error instanceof DecodeError) return error.code;
  return error instanceof Error ? error.name : "what is no error";
}

/** An outcome as a line of a finding. */
export function describe(outcome: Outcome<unknown>): string {
  if (outcome.kind === "read") return escaped(json(outcome.value));
  const { error } = outcome;
  const code = error instanceof DecodeError ? `${error.code}: ` : "";
  const message = error instanceof Error ? error.message : String(error);
  return escaped(`refused: ${code}${message.trim().replace(/\s+/g, " ")}`);
}

/** As JSON, with what JSON does not have. */
function json(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === "bigint") return `${each}n`;
    if (typeof each !== "number" || (Number.isFinite(each) && !Object.is(each, -0))) return each;
    return Object.is(each, -0) ? "-0" : String(each);
  });
}

/** Only what is ASCII and printable stands for itself. */
export function escaped(text: string): string {
  return text.replace(/[^\n -~]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
