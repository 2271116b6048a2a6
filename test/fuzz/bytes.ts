import { textOf } from "../../runtime/xml/encoding.ts";
import { readTree, readTreeBySaxes, type Tree } from "../support/tree.ts";
import type { ReadProposal } from "./case.ts";
import { declarationOf, expectedText, type Text } from "./encodings.ts";
import type { Finding } from "./finding.ts";
import { type Hunt, hunt, type Verdict } from "./hunt.ts";
import { readBytesByLibxml2 } from "./libxml2.ts";
import { MESSAGE_TYPE, type Message, messages } from "./messages.ts";
import { codeOf, describe, escaped, type Outcome, outcomeOf } from "./outcome.ts";
import { refusalCode } from "./refusals.ts";
import { readPlainly } from "./spec.ts";
import { judgeOutcome } from "./trees.ts";
import { agrees, libxml2 } from "./witnesses.ts";

/** A reader of bytes: what is tried. */
export type ByteReader = (bytes: Uint8Array, charset: string | undefined) => Tree;

/**
 * Bytes are read as the text that the rules make of them, and refused where the rules make none.
 * Where only the bytes say what their encoding is, libxml2 is asked too.
 */
export function byteHunt(
  read: ByteReader = (bytes, charset) => readTree(textOf(bytes, charset)),
): Hunt {
  return hunt({
    name: "mutated bytes",
    batch: 3000,
    inputs: messages,
    judge: (message) => judge(message, read),
    parts: {
      of: ({ bytes }) => [...bytes],
      join: ({ charset }, parts) => ({ bytes: Uint8Array.from(parts), charset }),
    },
  });
}

function judge(message: Message, read: ByteReader): Verdict {
  const { bytes, charset } = message;
  const own = outcomeOf(() => read(bytes, charset));
  const right = expectedText(bytes, charset);
  const verdict = judgeByRules(message, own, right);
  if (charset !== undefined) return verdict;
  if (verdict.kind === "found") {
    const excuse = excuseOf(bytes, own);
    if (excuse === undefined) return verdict;
    const outcome = own.kind === "read" ? "accepted" : "refused";
    return { kind: "agreed", outcome, known: [excuse] };
  }
  const testimony = { witness: libxml2, outcome: outcomeOf(() => readBytesByLibxml2(bytes)) };
  if (agrees(testimony, own)) return verdict;
  const known = knownDifference(bytes, right);
  if (known !== undefined) return { ...verdict, known: [...verdict.known, known] };
  return found(message, "our reader makes something else of bytes than libxml2", own, right);
}

function judgeByRules(message: Message, own: Outcome<Tree>, right: Text): Verdict {
  if (right.kind === "text") {
    const verdict = judgeOutcome(right.text, own);
    return verdict.kind === "agreed"
      ? verdict
      : found(message, verdict.finding.problem, own, right);
  }
  const code = codeOf(own);
  if (code === "encoding") return { kind: "agreed", outcome: "refused", known: [] };
  return found(message, `our reader gives ${code ?? "a value"} and not encoding`, own, right);
}

/** Why our reader need not follow the rules, where a document's own word counts. */
function excuseOf(bytes: Uint8Array, own: Outcome<Tree>): string | undefined {
  const code = codeOf(own);
  const unreadable = code === "encoding" || code === "not-well-formed";
  // The document is refused in any case.
  if (declarationOf(bytes).kind === "malformed" && unreadable) {
    return "our reader: a malformed declaration may name an encoding";
  }
  return undefined;
}

/** Bytes that mean something else in libxml2's tables of an encoding than in WHATWG's, or nothing. */
const TABLES: readonly (readonly [labels: RegExp, differs: (byte: number) => boolean])[] = [
  [/^us-ascii$/i, (byte) => byte >= 0x80],
  [/^(iso-8859-1|iso-8859-15|latin1)$/i, (byte) => byte >= 0x80 && byte < 0xa0],
  [/^windows-1252$/i, (byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)],
  [/^windows-1251$/i, (byte) => byte === 0x98],
  // Of these there are many versions.
  [/^(gbk|gb18030|big5|euc-kr|euc-jp|shift_jis|sjis)$/i, (byte) => byte >= 0x80],
  [/^iso-2022-jp$/i, (byte) => byte >= 0x80 || byte === 0x1b],
];

/** Why libxml2 is known to make something else of bytes. */
function knownDifference(bytes: Uint8Array, right: Text): string | undefined {
  const why = right.kind === "refused" ? right.why : "";
  if (why.includes("contradicts the mark")) return "libxml2: nothing contradicts a mark";
  if (why.includes("without a mark")) return "libxml2: UTF-16 shows without a mark";
  const declaration = declarationOf(bytes);
  const label = declaration.kind === "encoding" ? declaration.label : "";
  const [, differs = () => false] = TABLES.find(([labels]) => labels.test(label)) ?? [];
  return bytes.some(differs) ? "libxml2: an encoding has another table" : undefined;
}

function found(message: Message, problem: string, own: Outcome<Tree>, right: Text): Verdict {
  const { bytes, charset } = message;
  const said: Finding["said"] = [
    ["charset", charset ?? "none"],
    ["our reader", describe(own)],
    ["the rules", escaped(right.kind === "text" ? JSON.stringify(right.text) : right.why)],
    ["libxml2", describe(outcomeOf(() => readBytesByLibxml2(bytes)))],
  ];
  const documentation = `A long run of mutated bytes found that ${problem}.`;
  const expect = expected(right);
  return {
    kind: "found",
    finding: {
      problem,
      document: bytes,
      said,
      proposal: {
        kind: "read",
        type: MESSAGE_TYPE,
        document: bytes,
        charset,
        documentation,
        expect,
      },
    },
  };
}

function expected(right: Text): ReadProposal["expect"] {
  if (right.kind === "refused") return { kind: "error", code: "encoding" };
  if (right.text === "") return { kind: "error", code: "empty-body" };
  const value = outcomeOf(() => readPlainly(MESSAGE_TYPE, readTreeBySaxes(right.text)));
  return value.kind === "read" ? value : { kind: "error", code: refusalCode(value.error) };
}
