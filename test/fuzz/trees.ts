import type fc from "fast-check";
import { readTree, type Tree } from "../support/tree.ts";
import { type Hunt, hunt, type Verdict } from "./hunt.ts";
import { codeOf, describe, type Outcome, outcomeOf } from "./outcome.ts";
import { agrees, knownDifference, sentence, type Testimony, testimonies } from "./witnesses.ts";

/** A reader of whole documents: what is tried. */
export type TreeReader = (xml: string | Uint8Array) => Tree;

/** A reader accepts and refuses documents as saxes and libxml2 do, and reads the same from them. */
export function treeHunt(
  name: string,
  documents: fc.Arbitrary<string>,
  read: TreeReader = readTree,
): Hunt {
  return hunt({
    name,
    batch: 1000,
    inputs: documents,
    judge: (xml) => judgeTree(xml, read),
    parts: { of: (xml) => [...xml], join: (_, parts) => parts.join("") },
  });
}

/** Compares what a reader makes of a document, as text and as bytes, with what others make of it. */
export function judgeTree(xml: string, read: TreeReader): Verdict {
  const own = outcomeOf(() => read(xml));
  const verdict = judgeOutcome(xml, own);
  if (verdict.kind === "found" || isOtherInUtf8(xml)) return verdict;
  const ofBytes = outcomeOf(() => read(new TextEncoder().encode(xml)));
  // Bytes can be refused before there is a text to refuse.
  const alike =
    own.kind === "read" ? describe(ofBytes) === describe(own) : ofBytes.kind === own.kind;
  if (alike) return verdict;
  const problem = "our reader reads other things from bytes than from text";
  return found(xml, problem, own, own, [["of its bytes", describe(ofBytes)]]);
}

/** Compares what a reader made of a text with what saxes and libxml2 make of it. */
export function judgeOutcome(xml: string, own: Outcome<Tree>): Verdict {
  const others = testimonies(xml);
  const said = others.map(sentence);
  const code = codeOf(own);
  // The others know what to do with it.
  if (code === "doctype" && xml.includes("<!DOCTYPE")) {
    return { kind: "agreed", outcome: "with a DOCTYPE", known: [] };
  }
  const known: string[] = [];
  for (const testimony of others) {
    if (agrees(testimony, own)) continue;
    const reason = knownDifference(testimony, xml);
    if (reason === undefined) {
      return found(xml, problemOf(own, testimony), own, testimony.outcome, said);
    }
    known.push(reason);
  }
  if (code !== undefined && code !== "not-well-formed") {
    return found(xml, `our reader says ${code} of what is not well-formed`, own, own, said);
  }
  return { kind: "agreed", outcome: own.kind === "read" ? "accepted" : "refused", known };
}

function found(
  xml: string,
  problem: string,
  own: Outcome<Tree>,
  right: Outcome<Tree>,
  more: readonly Said[],
): Verdict {
  // No document of the API, so that a case cannot tell what is read from it.
  const code = right.kind === "refused" ? "not-well-formed" : "unexpected-root";
  const documentation = `A long run of random documents found that ${problem}.`;
  return {
    kind: "found",
    finding: {
      problem,
      document: xml,
      said: [["our reader", describe(own)], ...more],
      proposal: {
        kind: "read",
        type: undefined,
        document: xml,
        documentation,
        expect: { kind: "error", code },
      },
    },
  };
}

type Said = readonly [string, string];

function problemOf(own: Outcome<Tree>, { witness, outcome }: Testimony): string {
  if (own.kind === "refused") return `our reader refuses what ${witness.name} reads`;
  if (outcome.kind === "refused") return `our reader accepts what ${witness.name} refuses`;
  return `our reader reads something else than ${witness.name}`;
}

/** Whether a document is not the same in UTF-8: it names another encoding, or has half a character. */
function isOtherInUtf8(xml: string): boolean {
  const [, encoding] = /<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/.exec(xml) ?? [];
  return (encoding ?? "utf-8").toLowerCase() !== "utf-8" || /\p{Surrogate}/u.test(xml);
}
