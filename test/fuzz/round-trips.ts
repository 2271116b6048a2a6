import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { codecOf, type RootElement, rootElements } from "../support/documents.ts";
import { readTree, readTreeBySaxes } from "../support/tree.ts";
import type { Proposal } from "./case.ts";
import { type Hunt, hunt, type Verdict } from "./hunt.ts";
import { jsonOf } from "./json.ts";
import { describe, outcomeOf } from "./outcome.ts";
import { readPlainly } from "./spec.ts";
import { judgeOutcome } from "./trees.ts";

/** Reads and writes the documents of a type: what is tried. */
export type Codec = Pick<RootElement, "decode" | "encode">;

/** A value, and the type that it is of. */
interface Typed {
  readonly type: string;
  readonly value: unknown;
}

const everyType = Object.keys(rootElements);

/**
 * A value that is written and read is the same value, from text and from bytes. Saxes and libxml2 see
 * one document in what is written, and by the generator's reading it has the same value.
 */
export function roundTripHunt(types = everyType, codec: (type: string) => Codec = codecOf): Hunt {
  const values = types.map((type) => codecOf(type).values.map((value) => ({ type, value })));
  return hunt({
    name: "round trips",
    batch: 500,
    inputs: fc.oneof(...values),
    judge: (typed) => judge(typed, codec(typed.type)),
  });
}

function judge({ type, value }: Typed, { decode, encode }: Codec): Verdict {
  const json = jsonOf(value);
  const written = outcomeOf(() => encode(value));
  const xml = written.kind === "read" ? written.value : "";
  const others = outcomeOf(() => readPlainly(type, readTreeBySaxes(xml)));
  const own = outcomeOf(() => decode(xml));
  const ofBytes = outcomeOf(() => decode(new TextEncoder().encode(xml)));
  const found = (problem: string, kind: Proposal["kind"]): Verdict => {
    const documentation = `A long run of round trips found that ${problem}.`;
    return {
      kind: "found",
      finding: {
        problem,
        document: xml,
        said: [
          ["value", describe({ kind: "read", value })],
          ["our encoder", describe(written)],
          ["the others", describe(others)],
          ["our decoder", describe(own)],
          ["of the bytes", describe(ofBytes)],
        ],
        proposal:
          kind === "write"
            ? { kind, type, value: json, documentation }
            : { kind, type, document: xml, documentation, expect: { kind: "read", value: json } },
      },
    };
  };

  if (written.kind === "refused") return found("our encoder refuses a value", "write");
  if (others.kind === "refused" || !isDeepStrictEqual(others.value, json)) {
    return found("our encoder writes another value", "write");
  }
  for (const outcome of [own, ofBytes]) {
    const same = outcome.kind === "read" && isDeepStrictEqual(outcome.value, value);
    if (!same) return found("our decoder does not read what was written", "read");
  }
  const tree = judgeOutcome(
    xml,
    outcomeOf(() => readTree(xml)),
  );
  return tree.kind === "found" ? found(tree.finding.problem, "read") : tree;
}
