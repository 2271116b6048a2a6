import { describe, expect, test } from "vitest";
import { api } from "../../generated/api.ts";
import { codecTarget } from "../../runtime/conformance/codec-target.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import { pasted } from "../fuzz/pasted.ts";
import { type Decoder, sampleHunt } from "../fuzz/samples.ts";
import { codecOf } from "../support/documents.ts";

const seed = Number(process.env.SEED ?? 20080826);
const numRuns = Number(process.env.RUNS ?? 3000);

test("changed samples are read or refused as by other parsers and the reading of samples", () => {
  const { report, counts } = sampleHunt().run(seed, numRuns);
  expect(report).toBe("");
  console.log(
    `Seed ${seed}, ${numRuns} samples: ${JSON.stringify(Object.fromEntries(counts.entries))}`,
  );
  // All kinds of outcomes are common, and differences are not.
  for (const outcome of ["accepted", "invalid", "refused"]) {
    expect(counts.of(outcome)).toBeGreaterThan(numRuns / 10);
  }
  const { accepted = 0, invalid = 0, refused = 0, ...others } = Object.fromEntries(counts.entries);
  expect(accepted + invalid + refused + (others["with a DOCTYPE"] ?? 0)).toBe(numRuns);
  const setAside = Object.values(others).reduce((sum, each) => sum + each, 0);
  expect(setAside).toBeLessThan(numRuns / 10);
}, 120_000);

describe("a decoder that is wrong is found, and the right one passes the case that is printed", () => {
  /** Our decoder, with something done to the text before or to the value behind. */
  function decoder(
    before: (xml: string) => string,
    behind: (value: Record<string, unknown>) => unknown = (value) => value,
  ): Decoder {
    return (type, xml) => behind({ ...(codecOf(type).decode(before(xml)) as object) });
  }
  const asItIs = (xml: string): string => xml;

  test.each([
    {
      what: "takes one namespace for another",
      decode: decoder((xml) => xml.replaceAll("jabber:client", "http://bindings.egain.com/chat")),
      problem: "our decoder gives a value and not missing",
      document: /jabber:client/,
      expect: { kind: "error", codes: ["missing"] },
    },
    {
      what: "does not know a namespace",
      decode: decoder((xml) => xml.replaceAll("com/egain/live/framework/bosh/gen", "u")),
      problem: "our decoder gives missing and no value",
      document: /com\/egain/,
      expect: { kind: "value" },
    },
    {
      what: "rounds",
      decode: decoder(asItIs, (value) => ({
        ...value,
        ...("waitTime" in value ? { waitTime: Math.fround(value.waitTime as number) } : {}),
      })),
      problem: "our decoder gives another value",
      document: /waitTime/,
      expect: { kind: "value" },
    },
    {
      what: "makes values up",
      decode: decoder((xml) => xml.replace(/(?<==["'])tru(?=["'])/g, "true")),
      problem: "our decoder gives a value and not invalid-boolean",
      document: /tru/,
      expect: { kind: "error", codes: ["invalid-boolean"] },
    },
    {
      what: "accepts what is malformed",
      decode: decoder((xml) => xml.replaceAll("\0", "")),
      problem: /^our decoder gives \S+( value)? and not not-well-formed$/,
      document: /\0/,
      expect: { kind: "error", codes: ["not-well-formed"] },
    },
    {
      what: "fails",
      decode: decoder(asItIs, (value) => {
        if ("reason" in value) throw new TypeError("no reason");
        return value;
      }),
      problem: "our decoder gives TypeError and no value",
      document: /reason/,
      expect: { kind: "value" },
    },
  ])("one that $what", async ({ decode, problem, document, expect: expected }) => {
    const { report, finding } = sampleHunt(decode).run(seed, numRuns);
    expect(finding?.problem).toMatch(problem);
    expect(finding?.document).toMatch(document);
    expect(report).toContain(`(mutated samples, seed ${seed})\n`);
    const printed = await pasted(report);
    expect(printed).toMatchObject({ expect: expected });
    const { results } = await runConformance({ target: codecTarget(api), cases: [printed] });
    expect(results.map(({ kind }) => kind)).toEqual(["passed"]);
  });
});
