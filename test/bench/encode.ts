import { XMLParser } from "fast-xml-parser";
import { create } from "xmlbuilder2";
import { encodeEgainSurvey } from "../../generated/codecs/index.ts";
import documents from "../data/xml-documents.json" with { type: "json" };
import { type Contender, checkValue, compare, race, ratio } from "./race.ts";
import { atLeast, atMost, type Report } from "./report.ts";

const value = documents.encodeBenchmark;
const DECLARATION = { version: "1.0", encoding: "UTF-8" } as const;

/** Writes one value with each contender. */
export function benchEncode(): Report {
  for (const { name, run } of writers) {
    checkValue(name, name === STRINGIFY ? JSON.parse(run()) : readXml(run()), value);
  }
  const times = race(writers.map(flattened));
  const fasterThan = (name: string) => ratio(times, name, OURS);
  return {
    title: `encode: a survey of ${value.survey.length} questions`,
    tables: [compare(times, STRINGIFY)],
    targets: [
      atLeast(10, "xmlbuilder2", Math.min(fasterThan(BY_CHAIN), fasterThan(BY_OBJECT))),
      atMost(2.5, STRINGIFY, ratio(times, OURS, STRINGIFY)),
    ],
  };
}

const OURS = "encodeEgainSurvey";
const STRINGIFY = "JSON.stringify";
const BY_CHAIN = "xmlbuilder2, chain";
const BY_OBJECT = "xmlbuilder2, object";

const writers: readonly Contender<string>[] = [
  { name: STRINGIFY, run: () => JSON.stringify(value) },
  { name: OURS, run: () => encodeEgainSurvey(value) },
  { name: BY_CHAIN, run: writeByChain },
  { name: BY_OBJECT, run: writeByObject },
];

/** A string that was put together is a tree of its parts until somebody looks: a look costs too. */
function flattened({ name, run }: Contender<string>): Contender<number> {
  return { name, run: () => Buffer.byteLength(run()) };
}

function writeByChain(): string {
  const root = create(DECLARATION).ele("egainSurvey", { sid: value.sid });
  for (const { question, answer } of value.survey) {
    root.ele("survey").ele("question").txt(question).up().ele("answer").txt(answer);
  }
  return root.doc().end();
}

function writeByObject(): string {
  const { sid, survey } = value;
  return create(DECLARATION, { egainSurvey: { "@sid": sid, survey } }).end();
}

const reader = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  trimValues: false,
});

function readXml(xml: string): unknown {
  return reader.parse(xml).egainSurvey;
}
