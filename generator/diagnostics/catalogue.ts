import { caseMessages } from "./case-messages.ts";
import { exampleMessages } from "./example-messages.ts";
import { openApiMessages } from "./openapi-messages.ts";
import { schemaMessages } from "./schema-messages.ts";
import { sourceMessages } from "./source-messages.ts";
import { xmlMessages } from "./xml-messages.ts";

/** A message, and what to do about the problem where that is known. */
export interface Text {
  readonly message: string;
  readonly hint?: string | undefined;
  /** What messages have in common that differ in a value alone. Defaults to the message. */
  readonly kind?: string | undefined;
}

/**
 * Every problem that a spec can have, with its message; the texts are in the `*-messages.ts` files, by subject.
 * A key is a code, or a code and what distinguishes its messages: `xml-namespace/empty`. A wrong key or a missing parameter does not compile. One
 * golden in `test/diagnostics/` per code.
 */
export const catalogue = {
  ...sourceMessages,
  ...openApiMessages,
  ...schemaMessages,
  ...xmlMessages,
  ...exampleMessages,
  ...caseMessages,
} as const;

export type MessageKey = keyof typeof catalogue;

/** What a diagnostic is known by: people search for it, so it does not change. */
export type Code = MessageKey extends infer K ? (K extends `${infer C}/${string}` ? C : K) : never;

type Message<P> = (parameters: P) => Text;

export type Parameters<K extends MessageKey> =
  (typeof catalogue)[K] extends Message<infer P> ? P : never;

/** The message for one problem. */
export function messageFor<K extends MessageKey>(key: K, parameters: Parameters<K>): Text {
  return (catalogue[key] as Message<Parameters<K>>)(parameters);
}

export function codeOf(key: MessageKey): Code {
  return key.replace(/\/.*/, "") as Code;
}

/** The words for another place that a problem concerns. */
export const places = {
  firstUse: "first used here",
  first: "first defined here",
  other: "the other one is here",
  again: "also here",
  taken: "taken here",
  minimum: "the minimum is here",
  operation: "the operation is here",
  path: "the path is here",
  sample: "the sample is here",
  described: "described here",
  reference: "through this $ref",
  content: "the other content is here",
} as const;
