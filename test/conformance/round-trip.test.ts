import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { api } from "../../generated/api.ts";
import * as codecs from "../../generated/codecs/index.ts";
import { codecTarget } from "../../runtime/conformance/codec-target.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import { pasted } from "../fuzz/pasted.ts";
import { type Codec, roundTripHunt } from "../fuzz/round-trips.ts";
import { codecOf, rootElements, surveys } from "../support/documents.ts";
import { readTreeByLibxml2, readTreeBySaxes, type Tree } from "../support/tree.ts";
import { readXmlBySaxes } from "./targets/xml-by-saxes.ts";

const seed = Number(process.env.SEED ?? 20080826);
const numRuns = Number(process.env.RUNS ?? 1000);

test("every root element that has a codec is tried", () => {
  const decoders = Object.keys(codecs).filter((name) => name.startsWith("decode"));
  expect(Object.keys(rootElements).map((type) => `decode${type}`)).toEqual(decoders);
});

describe("a value that is written and read is the same value, for other readers too", () => {
  test.each(Object.keys(rootElements))(
    "%s",
    (type) => {
      const { report, counts } = roundTripHunt([type]).run(seed, numRuns);
      expect(report).toBe("");
      expect(counts.of("accepted")).toBe(numRuns);
    },
    120_000,
  );
});

describe("a codec that is wrong is found, and the right one passes the case that is printed", () => {
  const wrong: { readonly [what: string]: (codec: Codec) => Codec } = {
    "writes a character that is not read as such": ({ decode, encode }) => ({
      decode,
      encode: (value) => encode(value).replaceAll("&#13;", "\r"),
    }),
    "refuses to write a value": ({ decode, encode }) => ({
      decode,
      encode(value) {
        const xml = encode(value);
        if (xml.includes("&lt;")) throw new RangeError("no tags");
        return xml;
      },
    }),
    "does not read what was written": ({ decode, encode }) => ({
      decode: (xml) => decode(typeof xml === "string" ? xml.replaceAll("&#9;", "") : xml),
      encode,
    }),
    "does not read the bytes": ({ decode, encode }) => ({
      decode: (xml) =>
        decode(typeof xml === "string" ? xml : new TextDecoder("latin1").decode(xml)),
      encode,
    }),
  };

  test.each(Object.entries(wrong))("one that %s", async (_, broken) => {
    const hunt = roundTripHunt(["EgainSurvey"], (type) => broken(codecOf(type)));
    const { report, finding } = hunt.run(seed, numRuns);
    expect(finding).toBeDefined();
    const printed = await pasted(report);
    const target = codecTarget(api);
    const { results } = await runConformance({ target, cases: [printed], readXml: readXmlBySaxes });
    expect(results.map(({ kind }) => kind)).toEqual(["passed"]);
  });

  test("of what no client sends there is no case", () => {
    const { decode, encode } = codecOf("AvailableSlots");
    const negative = { decode, encode: (value: unknown) => encode(value).replace(">-", ">") };
    const { report } = roundTripHunt(["AvailableSlots"], () => negative).run(seed, numRuns);
    expect(report).toMatch(/^finding: our encoder writes another value/);
    expect(report).not.toContain("spec/cases");
  });
});

function leaf(name: string, text: string): Tree {
  return { name, attributes: [], content: text === "" ? [] : [text] };
}

test("independent readers see the same strings in what is written", () => {
  const property = fc.property(surveys, (value) => {
    const xml = codecs.encodeEgainSurvey(value);
    const expected = {
      name: "egainSurvey",
      attributes: [["sid", value.sid]],
      content: value.survey.map(({ question, answer }) => ({
        name: "survey",
        attributes: [],
        content: [leaf("question", question), leaf("answer", answer)],
      })),
    };
    expect(readTreeBySaxes(xml)).toEqual(expected);
    // What hands its strings to JavaScript drops a U+FEFF at the start of each.
    if (!xml.includes("\ufeff")) expect(readTreeByLibxml2(xml)).toEqual(expected);
  });
  fc.assert(property, { seed, numRuns });
}, 120_000);
