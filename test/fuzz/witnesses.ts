import { readTreeByLibxml2, readTreeBySaxes, type Tree } from "../support/tree.ts";
import { describe, type Outcome, outcomeOf } from "./outcome.ts";

/** A reader that shares nothing with ours. */
interface Witness {
  readonly name: string;
  read(xml: string): Tree;
  /** Where it is known to differ from the recommendations, by the document or by what it says. */
  readonly differences: { readonly [why: string]: (xml: string, refusal: string) => boolean };
  /** What it cannot hand on. */
  loses?(text: string): string;
}

const saxes: Witness = {
  name: "saxes",
  read: readTreeBySaxes,
  differences: {
    "a question mark may follow an instruction's target": (xml) =>
      /<\?[^ \t\r\n?]+\?(?!>)/.test(xml),
    "what stands behind a colon need not begin as a name": (xml) =>
      /[^\s<>/="']:(?:[-.\d\xb7]|\p{M})/u.test(xml),
    "white space around a namespace does not count": (xml) =>
      /xmlns[^=<>]*=\s*(?:"\s|"[^"]*\s"|'\s|'[^']*\s')/.test(xml),
  },
};

export const libxml2: Witness = {
  name: "libxml2",
  read: readTreeByLibxml2,
  differences: {
    'version="1." is a version': (xml) => /version\s*=\s*(["'])1\.\1/.test(xml),
    // What hands it the text has no bytes for that.
    "half of a surrogate pair becomes U+FFFD": (xml) => /\p{Surrogate}/u.test(xml),
    "a zero at the beginning means UTF-16": (xml) => /^.?\0/s.test(xml),
    // Namespaces in XML 1.0 §8: a processor is not required to check it.
    "a namespace must be a URI": (_, refusal) => refusal.includes("is not a valid URI"),
  },
  // What hands its strings to JavaScript drops a U+FEFF at the start of each.
  loses: (text) => text.replaceAll("\ufeff", ""),
};

/** What a witness says of a document. */
export interface Testimony {
  readonly witness: Witness;
  readonly outcome: Outcome<Tree>;
}

export function testimonies(xml: string): readonly Testimony[] {
  return [saxes, libxml2].map((witness) => {
    return { witness, outcome: outcomeOf(() => witness.read(xml)) };
  });
}

/** Whether a witness agrees with what our reader makes of a document. */
export function agrees({ witness, outcome }: Testimony, own: Outcome<Tree>): boolean {
  if (outcome.kind === "refused" || own.kind === "refused") return outcome.kind === own.kind;
  const { loses = (text) => text } = witness;
  return loses(JSON.stringify(outcome.value)) === loses(JSON.stringify(own.value));
}

/** Why a witness is known to differ on a document. */
export function knownDifference({ witness, outcome }: Testimony, xml: string): string | undefined {
  const refusal = outcome.kind === "refused" ? String(outcome.error) : "";
  const known = Object.entries(witness.differences).find(([, seen]) => seen(xml, refusal));
  return known && `${witness.name}: ${known[0]}`;
}

/** What a witness says, as a finding lists it. */
export function sentence({ witness, outcome }: Testimony): readonly [string, string] {
  return [witness.name, describe(outcome)];
}
