import { libxml2Problem, ourProblem } from "../support/first-problem.ts";
import { changed } from "./changes.ts";
import { type Hunt, hunt, type Verdict } from "./hunt.ts";

/** Why libxml2 is known to report another problem first. */
const DIFFERENCES: {
  readonly [why: string]: (xml: string, ours: string, theirs: string) => boolean;
} = {
  // Namespaces in XML 1.0 §8: a processor is not required to check it.
  "a namespace must be a URI": (_xml, _ours, theirs) => /URI|xmlns/.test(theirs),
  "a prefix is looked up when a tag has ended": (_xml, ours) => /declare|stands twice/.test(ours),
  "names may have colons, and are taken apart later": (_xml, ours, theirs) =>
    /expected a name|expected white space/.test(ours) || /QName|[Nn]ame/.test(theirs),
  "a value that does not end is reported where it begins": (_xml, ours) => /not end/.test(ours),
  "an end tag is reported where it begins": (_xml, ours) => /expected <\//.test(ours),
  "a declaration is reported where it begins": (xml) => /<\?xml/i.test(xml),
  "half of a surrogate pair becomes U+FFFD": (xml) => /\p{Surrogate}/u.test(xml),
  "a zero at the beginning means UTF-16": (xml) => /\0/.test(xml),
  "a DOCTYPE is read": (xml) => xml.includes("<!DOCTYPE"),
};

/** The first problem of a document is found in the line in which libxml2 finds it. */
export function firstProblemHunt(): Hunt {
  return hunt({
    name: "first problems",
    batch: 1000,
    inputs: changed,
    judge,
    parts: { of: (xml) => [...xml], join: (_, parts) => parts.join("") },
  });
}

function judge(xml: string): Verdict {
  // Line ends as libxml2 counts them.
  const lines = xml.replace(/\r\n?/g, "\n");
  const own = ourProblem(lines);
  const other = libxml2Problem(lines);
  // Whether they accept a document is compared by other hunts.
  if (own === undefined || other === undefined) {
    return { kind: "agreed", outcome: own ? "refused" : "accepted", known: [] };
  }
  if (own.line === other.line) return { kind: "agreed", outcome: "refused", known: [] };
  const known = Object.entries(DIFFERENCES).find(([, seen]) =>
    seen(lines, own.message, other.message),
  );
  if (known) return { kind: "agreed", outcome: "refused", known: [`libxml2 first: ${known[0]}`] };
  return {
    kind: "found",
    finding: {
      problem: "our reader and libxml2 report other problems first",
      document: lines,
      said: [
        ["our reader", own.message],
        ["libxml2", `${other.message} (line ${other.line}, column ${other.column})`],
      ],
      proposal: {
        kind: "read",
        type: undefined,
        document: lines,
        documentation: "A long run of random documents found another problem than the first one.",
        expect: { kind: "error", code: "not-well-formed" },
      },
    },
  };
}
