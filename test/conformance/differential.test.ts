import { describe, expect, test } from "vitest";
import { changed } from "../fuzz/changes.ts";
import { Counts } from "../fuzz/counts.ts";
import { wellFormed } from "../fuzz/documents.ts";
import { pasted } from "../fuzz/pasted.ts";
import { type TreeReader, treeHunt } from "../fuzz/trees.ts";
import { readTree } from "../support/tree.ts";

/** The same documents in every run, unless told otherwise: `SEED=1 RUNS=100000 npx vitest run ...`. */
const seed = Number(process.env.SEED ?? 20080826);
const numRuns = Number(process.env.RUNS ?? 4000);

const all = new Counts();

test("well-formed documents are accepted, and read as saxes and libxml2 read them", () => {
  const { report, counts } = treeHunt("well-formed documents", wellFormed).run(seed, numRuns);
  expect(report).toBe("");
  expect(counts.of("accepted")).toBe(numRuns);
  all.addAll(counts);
}, 120_000);

test("changed documents are accepted and refused as by saxes and libxml2, and read alike", () => {
  const { report, counts } = treeHunt("changed documents", changed).run(seed, numRuns);
  expect(report).toBe("");
  all.addAll(counts);
}, 120_000);

test("the documents are counted, so that differences cannot grow unseen", () => {
  const { accepted = 0, refused = 0, ...others } = Object.fromEntries(all.entries);
  const counted = JSON.stringify({ accepted, refused, ...others });
  console.log(`Seed ${seed}, twice ${numRuns} documents: ${counted}`);
  const setAside = Object.values(others).reduce((sum, each) => sum + each, 0);
  expect(accepted + refused + (others["with a DOCTYPE"] ?? 0)).toBe(2 * numRuns);
  expect(accepted).toBeGreaterThan(numRuns);
  expect(refused).toBeGreaterThan(numRuns / 2);
  expect(setAside).toBeLessThan(numRuns / 50);
});

describe("a reader that is wrong is found", () => {
  /** Our reader, of a text that was changed before. */
  function changing(change: (xml: string) => string): TreeReader {
    return (xml) => readTree(typeof xml === "string" ? change(xml) : xml);
  }

  test.each([
    {
      what: "loses a character",
      read: changing((xml) => xml.replaceAll("&#9;", "")),
      problem: "our reader reads something else than saxes",
      document: /^<(\S+)>&#9;<\/\1>$/,
      code: "unexpected-root",
    },
    {
      what: "refuses what is well-formed",
      read: changing((xml) => xml.replaceAll("]]>", "]]")),
      problem: "our reader refuses what saxes reads",
      document: /^(<[^ <>]+>)+<!\[CDATA\[\]\]>(<[^ <>]+>)+$/,
      code: "unexpected-root",
    },
    {
      what: "accepts what is malformed",
      read: changing((xml) => xml.replaceAll("\0", "")),
      problem: "our reader accepts what saxes refuses",
      document: /^[^\0]*\0[^\0]*$/,
      code: "not-well-formed",
    },
    {
      what: "fails",
      read: changing((xml) => {
        if (xml.includes("<!--")) throw new TypeError("no comment");
        return xml;
      }),
      problem: "our reader refuses what saxes reads",
      document: /<!---->/,
      code: "unexpected-root",
    },
  ])("one that $what", async ({ read, problem, document, code }) => {
    const { report, finding } = treeHunt("changed documents", changed, read).run(seed, numRuns);
    expect(finding).toMatchObject({ problem, document: expect.stringMatching(document) });
    expect(report).toContain(`finding: ${problem} (changed documents, seed ${seed})\n`);
    // The case asks for what the others say.
    expect(await pasted(report)).toMatchObject({
      kind: "response",
      response: { status: 200, body: { text: finding?.document } },
      expect: { kind: "error", codes: [code] },
    });
  });
});
