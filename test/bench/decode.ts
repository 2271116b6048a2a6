import { DOMParser } from "@xmldom/xmldom";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SaxesParser } from "saxes";
import { decodeSessionStatus } from "../../generated/codecs/index.ts";
import type { SessionStatus } from "../../generated/index.ts";
import documents from "../data/xml-documents.json" with { type: "json" };
import { type Contender, checkValue, compare, race, ratio } from "./race.ts";
import { atLeast, atMost, type Report } from "./report.ts";

const NAMESPACE = "http://bindings.egain.com/chat";
const { json } = documents.decodeBenchmark;
/** As text comes from the network. */
const xml = new TextDecoder().decode(new TextEncoder().encode(documents.decodeBenchmark.xml));

/** Reads one document into the same two numbers, with each contender. */
export function benchDecode(): Report {
  for (const { name, run } of contenders) checkValue(name, run(), JSON.parse(json));
  const times = race(contenders);
  return {
    title: `decode: a document of ${xml.length} characters and four namespaces`,
    tables: [compare(times, JSON_PARSE)],
    targets: [
      atLeast(4, SAXES, ratio(times, SAXES, OURS)),
      atLeast(12, FAST_XML_PARSER, ratio(times, FAST_XML_PARSER, OURS)),
      atMost(6, JSON_PARSE, ratio(times, OURS, JSON_PARSE)),
    ],
  };
}

const OURS = "decodeSessionStatus";
const JSON_PARSE = "JSON.parse";
const SAXES = "saxes";
const FAST_XML_PARSER = "fast-xml-parser + XMLValidator";

const fastXmlParser = new XMLParser({ removeNSPrefix: true });

const contenders: readonly Contender<SessionStatus>[] = [
  { name: JSON_PARSE, run: () => JSON.parse(json) },
  { name: OURS, run: () => decodeSessionStatus(xml) },
  { name: SAXES, run: readWithSaxes },
  { name: FAST_XML_PARSER, run: readWithFastXmlParser },
  { name: "@xmldom/xmldom", run: readWithXmldom },
];

function readWithSaxes(): SessionStatus {
  let waitTime = Number.NaN;
  let queueDepth = Number.NaN;
  let text = "";
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", () => {
    text = "";
  });
  parser.on("text", (more) => {
    text += more;
  });
  parser.on("closetag", ({ local, uri }) => {
    if (uri !== NAMESPACE) return;
    if (local === "waitTime") waitTime = Number(text);
    else if (local === "queueDepth") queueDepth = Number(text);
  });
  parser.write(xml).close();
  return { waitTime, queueDepth };
}

function readWithFastXmlParser(): SessionStatus {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(valid.err.msg);
  const { waitTime, queueDepth } = fastXmlParser.parse(xml).sessionStatus;
  return { waitTime, queueDepth };
}

function readWithXmldom(): SessionStatus {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const numberIn = (name: string) =>
    Number(document.getElementsByTagNameNS(NAMESPACE, name).item(0)?.textContent);
  return { waitTime: numberIn("waitTime"), queueDepth: numberIn("queueDepth") };
}
