import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import * as codecs from "../../generated/codecs/index.ts";
import { Reason, ResponseType } from "../../generated/enums.ts";
import type {
  AgentAvailability,
  AvailableSlots,
  ChatAllowed,
  CheckEligibility,
  EgainSurvey,
  SessionStatus,
} from "../../generated/types.ts";

/** A root element: its codec, and the values that it can hold. */
export interface RootElement {
  decode(xml: string | Uint8Array): unknown;
  encode(value: unknown): string;
  readonly values: fc.Arbitrary<unknown>;
}

function rootElement<T>(
  decode: (xml: string | Uint8Array) => T,
  encode: (value: T) => string,
  values: fc.Arbitrary<T>,
): RootElement {
  return { decode, encode: (value) => encode(value as T), values };
}

/** Characters that some reader or writer treats as special, and the ends of XML's ranges (§2.2 [2]). */
const SPECIAL = [
  ..."\t\n\r &<>\"'-]=#;\x7f\x80\x85\xa0\u2028\ud7ff\ue000\ufeff\ufffd\u{10000}\u{1f600}\u{10ffff}",
];

const anyCharacter = fc
  .integer({ min: 0x20, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code))
  .filter((char) => !/[\ud800-\udfff\ufffe\uffff]/u.test(char));

/** Any text that XML can carry. */
const xmlText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SPECIAL) },
    { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom("]]>", "&amp;", "&#13;", "<!--", "\r\n", "  ") },
    { weight: 1, arbitrary: anyCharacter },
  ),
});

const int32 = fc.integer();

/** Text that white-space collapse leaves as it is. */
const token = fc.stringMatching(/^[^\s\p{C}]+( [^\s\p{C}]+)*$/u);

/** An object with these members, made as a literal is. */
function plainObject<T extends object>(
  members: {
    readonly [K in keyof T]: fc.Arbitrary<T[K]>;
  },
): fc.Arbitrary<T> {
  return fc.record<T>(members, { noNullPrototype: true });
}

/** The document with the most text. */
export const surveys: fc.Arbitrary<EgainSurvey> = plainObject({
  sid: xmlText,
  survey: fc.array(plainObject({ question: xmlText, answer: xmlText }), { minLength: 1 }),
});

/** Every root element, by the name of its type. */
export const rootElements: { readonly [type: string]: RootElement } = {
  AgentAvailability: rootElement<AgentAvailability>(
    codecs.decodeAgentAvailability,
    codecs.encodeAgentAvailability,
    plainObject({ available: fc.boolean() }),
  ),
  AvailableSlots: rootElement<AvailableSlots>(
    codecs.decodeAvailableSlots,
    codecs.encodeAvailableSlots,
    plainObject({ count: int32 }),
  ),
  ChatAllowed: rootElement<ChatAllowed>(
    codecs.decodeChatAllowed,
    codecs.encodeChatAllowed,
    fc.record(
      { allowed: fc.boolean(), reason: fc.oneof(fc.constantFrom(...Object.values(Reason)), token) },
      { requiredKeys: ["allowed"], noNullPrototype: true },
    ),
  ),
  CheckEligibility: rootElement<CheckEligibility>(
    codecs.decodeCheckEligibility,
    codecs.encodeCheckEligibility,
    plainObject({ responseType: fc.oneof(fc.constantFrom(...Object.values(ResponseType)), int32) }),
  ),
  EgainSurvey: rootElement<EgainSurvey>(
    codecs.decodeEgainSurvey,
    codecs.encodeEgainSurvey,
    surveys,
  ),
  SessionStatus: rootElement<SessionStatus>(
    codecs.decodeSessionStatus,
    codecs.encodeSessionStatus,
    plainObject({ waitTime: fc.double(), queueDepth: int32 }),
  ),
};

function unknownRoot(type: string): string {
  return `rootElements in test/support/documents.ts has no ${type}: add it, with its decoder, its encoder and its values`;
}

/** The codec of a root element, by the name of its type. */
export function codecOf(type: string): RootElement {
  const found = rootElements[type];
  if (found === undefined) throw new Error(unknownRoot(type));
  return found;
}

/** An example of the spec. */
export interface Sample {
  readonly name: string;
  /** The name of its schema. */
  readonly type: string;
  readonly origin: unknown;
  readonly value: unknown;
  readonly xml: string;
}

interface Json {
  readonly [key: string]: unknown;
}

/** The examples of every media type, wherever it stands. */
function samplesIn(node: unknown): readonly Sample[] {
  if (typeof node !== "object" || node === null) return [];
  const { schema, examples, ...rest } = node as Json;
  const type = String((schema as Json | undefined)?.$ref).replace(/.*\//, "");
  // Scenarios name examples too; they have no schema.
  const own = schema === undefined ? {} : (examples as { readonly [name: string]: Json });
  return [
    ...Object.entries(own ?? {}).map(
      ([name, { "x-origin": origin, dataValue, serializedValue }]) => {
        return {
          name: `${type}, ${name}`,
          type,
          origin,
          value: dataValue,
          xml: `${serializedValue}`,
        };
      },
    ),
    ...Object.values(rest).flatMap(samplesIn),
  ];
}

/** The spec's text, read without any part of the generator. */
export const spec = readFileSync(
  new URL("../../spec/ece-chat.openapi.yaml", import.meta.url),
  "utf8",
);
const allSamples = samplesIn(parse(spec));

/** The samples of root elements that are known here. */
export const samples = allSamples.filter(({ type }) => Object.hasOwn(rootElements, type));

/** Each root element with a sample that is not known here, and what to add. One test fails with it, and the others go on. */
export const unknownRoots: readonly string[] = [
  ...new Set(allSamples.map(({ type }) => type)),
].flatMap((type) => (Object.hasOwn(rootElements, type) ? [] : [unknownRoot(type)]));
