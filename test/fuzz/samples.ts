import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Json } from "../../generator/model/model.ts";
import { DecodeError, type ErrorCode } from "../../runtime/errors.ts";
import { codecOf, samples } from "../support/documents.ts";
import { readTree } from "../support/tree.ts";
import type { ReadProposal } from "./case.ts";
import { type Hunt, hunt, type Verdict } from "./hunt.ts";
import { jsonOf } from "./json.ts";
import { mutations } from "./mutations.ts";
import { codeOf, describe, type Outcome, outcomeOf } from "./outcome.ts";
import { refusalCode } from "./refusals.ts";
import { readBySpec, readPlainly } from "./spec.ts";
import { judgeTree } from "./trees.ts";
import { sentence, testimonies } from "./witnesses.ts";

/** Gives the value of a document of some type: what is tried. */
export type Decoder = (type: string, xml: string) => unknown;

/** A document that was a sample of the spec. */
interface Mutant {
  readonly type: string;
  readonly xml: string;
}

/** Each type as often as the others, however many samples it has. */
const sample = fc
  .constantFrom(...new Set(samples.map(({ type }) => type)))
  .chain((type) => fc.constantFrom(...samples.filter((each) => each.type === type)));

const mutants: fc.Arbitrary<Mutant> = fc
  .tuple(sample, mutations)
  .map(([{ type, xml }, change]) => ({ type, xml: change(xml) }));

/**
 * A decoder accepts what saxes and libxml2 find well-formed and what the spec describes, and nothing
 * else; its value is the one that the generator's reading of samples gives.
 */
export function sampleHunt(decode: Decoder = (type, xml) => codecOf(type).decode(xml)): Hunt {
  return hunt({
    name: "mutated samples",
    batch: 1000,
    inputs: mutants,
    judge: (mutant) => judge(mutant, decode),
    parts: {
      of: ({ xml }) => [...xml],
      join: ({ type }, parts) => ({ type, xml: parts.join("") }),
    },
  });
}

/** What the reading of samples is known to get wrong, by the document and by what it says of it. */
const differences: { readonly [why: string]: (xml: string, refusal: string) => boolean } = {
  "fast-xml-parser: a quotation mark in an instruction must have its second": (xml, refusal) =>
    /<\?(?:(?!\?>)[\s\S])*["']/.test(xml) && refusal.includes("pi Tag is not closed"),
  "fast-xml-parser: a name that could do harm in JavaScript is refused": (xml, refusal) =>
    /__proto__|constructor/.test(xml) && refusal.includes("[SECURITY] Invalid name"),
  "samples: a byte order mark is text": (xml, refusal) =>
    xml.startsWith("\ufeff") && refusal.includes("content outside the root element"),
};

function judge({ type, xml }: Mutant, decode: Decoder): Verdict {
  const judged = judgeTree(xml, readTree);
  if (judged.kind === "found") return judged;
  const own = readJson(() => decode(type, xml));
  const found = (
    problem: string,
    expect: ReadProposal["expect"],
    more: readonly Said[],
  ): Verdict => ({
    kind: "found",
    finding: {
      problem,
      document: xml,
      said: [["our decoder", describe(own)], ...more, ...testimonies(xml).map(sentence)],
      proposal: {
        kind: "read",
        type,
        document: xml,
        documentation: `A long run of mutated samples found that ${problem}.`,
        expect,
      },
    },
  });

  if (judged.outcome !== "accepted") {
    const malformed = xml === "" ? "empty-body" : "not-well-formed";
    const code = judged.outcome === "refused" ? malformed : "doctype";
    const given = codeOf(own) ?? "a value";
    if (given === code) return judged;
    return found(`our decoder gives ${given} and not ${code}`, { kind: "error", code }, []);
  }
  // Where neither of the others agrees, nothing is certain about what the document says.
  if (judged.known.length > 1) return judged;

  const outcome = own.kind === "read" ? "accepted" : "invalid";
  const right = readJson(() => readBySpec(type, xml));
  if (same(own, right)) return { ...judged, outcome };
  // The others see the same tree: whatever the samples' parser makes of the text, that is what it says.
  const plainly = readJson(() => readPlainly(type, readTree(xml)));
  const known = same(own, plainly) ? knownDifference(xml, right) : undefined;
  if (known !== undefined) return { ...judged, outcome, known: [...judged.known, known] };
  const expect: ReadProposal["expect"] =
    plainly.kind === "read" ? plainly : { kind: "error", code: refusalCode(plainly.error) };
  return found(problemOf(own, same(own, plainly) ? right : plainly), expect, [
    ["the samples' reading", describe(right)],
    ["of the same, plainly", describe(plainly)],
  ]);
}

type Said = readonly [string, string];

function knownDifference(xml: string, right: Outcome<Json>): string | undefined {
  const refusal = right.kind === "refused" ? String(right.error) : "";
  return Object.entries(differences).find(([, seen]) => seen(xml, refusal))?.[0];
}

function readJson(read: () => unknown): Outcome<Json> {
  return outcomeOf(() => jsonOf(read()));
}

/** Codes of documents that cannot be looked at. */
const UNREADABLE: readonly ErrorCode[] = [
  ...(["not-well-formed", "doctype", "encoding", "too-deep", "too-large", "empty-body"] as const),
];

/** Whether two outcomes are one value, or both say that the document is not what the spec describes. */
function same(own: Outcome<Json>, right: Outcome<Json>): boolean {
  if (own.kind === "read" || right.kind === "read") {
    return isDeepStrictEqual(own, right);
  }
  const invalid = own.error instanceof DecodeError && !UNREADABLE.includes(own.error.code);
  return invalid && refusalCode(right.error) !== "not-well-formed";
}

function problemOf(own: Outcome<Json>, right: Outcome<Json>): string {
  const given = codeOf(own) ?? "a value";
  if (right.kind === "refused") {
    return `our decoder gives ${given} and not ${refusalCode(right.error)}`;
  }
  return own.kind === "read"
    ? "our decoder gives another value"
    : `our decoder gives ${given} and no value`;
}
