import { describe, expect, test } from "vitest";
import { api } from "../../generated/api.ts";
import { codecTarget } from "../../runtime/conformance/codec-target.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import { textOf } from "../../runtime/xml/encoding.ts";
import { byteHunt } from "../fuzz/bytes.ts";
import { pasted } from "../fuzz/pasted.ts";
import { readTree } from "../support/tree.ts";

const seed = Number(process.env.SEED ?? 20080826);
const numRuns = Number(process.env.RUNS ?? 5000);

test("bytes are read or refused as the rules of encodings have it, and as libxml2 does", () => {
  const { report, counts } = byteHunt().run(seed, numRuns);
  expect(report).toBe("");
  const { accepted = 0, refused = 0, ...others } = Object.fromEntries(counts.entries);
  const counted = JSON.stringify({ accepted, refused, ...others });
  console.log(`Seed ${seed}, ${numRuns} messages: ${counted}`);
  expect(accepted + refused).toBe(numRuns);
  expect(accepted).toBeGreaterThan(numRuns / 3);
  expect(refused).toBeGreaterThan(numRuns / 3);
  const setAside = Object.values(others).reduce((sum, each) => sum + each, 0);
  expect(setAside).toBeLessThan(numRuns / 20);
}, 120_000);

describe("a reader of bytes that is wrong is found, and the right one passes the case that is printed", () => {
  /** What readers of bytes get wrong. */
  const readers: { readonly [what: string]: (bytes: Uint8Array, charset?: string) => string } = {
    "takes malformed bytes for characters": (bytes, charset) => {
      try {
        return textOf(bytes, charset);
      } catch {
        return new TextDecoder().decode(bytes);
      }
    },
    "does not know the transport's word": (bytes) => textOf(bytes),
    "lets the transport's word go before a mark": (bytes, charset) => {
      const text = textOf(bytes, charset);
      return charset === undefined ? text : new TextDecoder(charset, { fatal: true }).decode(bytes);
    },
    "knows UTF-8 alone": (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    "loses a mark in the middle": (bytes, charset) => {
      const text = textOf(bytes, charset);
      return text.charAt(0) + text.slice(1).replaceAll("\ufeff", "");
    },
    "fails where there is no byte": (bytes, charset) => {
      if (bytes.length === 0) throw new RangeError("no bytes");
      return textOf(bytes, charset);
    },
  };

  test.each(Object.entries(readers))("one that %s", async (_, read) => {
    const hunt = byteHunt((bytes, charset) => readTree(read(bytes, charset)));
    const { report, finding } = hunt.run(seed, numRuns);
    expect(finding?.document).toBeInstanceOf(Uint8Array);
    expect(report).toMatch(
      /^finding: our reader .* \(mutated bytes, seed \d+\)\n {2}document +bytes "/,
    );
    const printed = await pasted(report);
    const { results } = await runConformance({ target: codecTarget(api), cases: [printed] });
    expect(results.map(({ kind }) => kind)).toEqual(["passed"]);
  });
});
