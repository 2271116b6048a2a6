/**
 * Documents of long names and namespaces, and how long reading them takes beside reading a plain one
 * of the same size. Engines hash and compare long strings each in their own way, so that this runs in
 * each of them.
 */
import { DecodeError } from "../../runtime/errors.ts";
import { CLOSE, XmlReader } from "../../runtime/xml/xml-reader.ts";

/** From 0 to below a number, as text. */
function numbered(count: number, each: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => each(i)).join(" ");
}

/** A text of exactly so many characters, different for each number only at its end. */
function long(length: number, i: number): string {
  return `n${String(i).padStart(length - 1, "0")}`;
}

/** Of about so many kilobytes each. */
export const LONG_NAMES: { readonly [name: string]: (kilobytes: number) => string } = {
  "one long namespace and many prefixed attributes": (kb) =>
    `<r xmlns:p="${long(512 * kb, 0)}" ${numbered(42 * kb, (i) => `p:a${i}=""`)}/>`,
  "the same, with a duplicate at the end": (kb) =>
    `<r xmlns:p="${long(512 * kb, 0)}" ${numbered(42 * kb, (i) => `p:a${i}=""`)} p:a1=""/>`,
  "many namespaces, equally long, with one local name": (kb) =>
    `<r ${numbered(kb / 16, (i) => `xmlns:p${i}="${long(16_500, i)}" p${i}:a=""`)}/>`,
  "the same, all of which are one namespace": (kb) =>
    `<r ${numbered(kb / 16, (i) => `xmlns:p${i}="${long(16_500, Math.max(i, 1))}" p${i}:a=""`)}/>`,
  "many long namespaces, and elements with attributes in all of them": (kb) => {
    const declarations = numbered(8, (i) => `xmlns:p${i}="${long(64 * kb, i)}"`);
    const element = `<b ${numbered(8, (i) => `p${i}:a=""`)}/>`;
    return `<r ${declarations}>${element.repeat(8 * kb)}</r>`;
  },
  "long prefixes, equally long": (kb) =>
    `<r>${numbered(kb / 33, (i) => `<a xmlns:${long(16_500, i)}="u" ${long(16_500, i)}:b=""/>`)}</r>`,
  "long prefixes declared at once": (kb) =>
    `<r ${numbered(kb / 16, (i) => `xmlns:${long(16_500, i)}="u"`)}/>`,
  "long attribute names, equally long": (kb) =>
    `<r ${numbered(kb / 16, (i) => `${long(16_500, i)}=""`)}/>`,
  "long attribute names with a duplicate at the end": (kb) =>
    `<r ${numbered(kb / 16, (i) => `${long(16_500, i)}=""`)} ${long(16_500, 1)}=""/>`,
  "long attribute names with a long prefix": (kb) => {
    const prefix = long(16_500, 0);
    return `<r xmlns:${prefix}="u" ${numbered(kb / 33, (i) => `${prefix}:${long(16_500, i)}=""`)}/>`;
  },
  "namespaces that are numbers": (kb) =>
    `<r ${numbered(27 * kb, (i) => `xmlns:p${i}="${i * 4096}" p${i}:a=""`)}/>`,
  "many elements with a long namespace": (kb) =>
    `<p:r xmlns:p="${long(512 * kb, 0)}">${"<p:a/>".repeat(85 * kb)}</p:r>`,
  "two long namespaces in turn": (kb) =>
    `<r xmlns:p="${long(256 * kb, 0)}" xmlns:q="${long(256 * kb, 1)}">${"<p:a/><q:a/>".repeat(42 * kb)}</r>`,
};

/**
 * The most that a document may take, as a multiple of the time of a plain one. None takes three times
 * as long on a quiet machine; where the time is quadratic, it is tens and hundreds.
 */
export const MOST = 5;

/** Elements, attributes and text, as messages have them. */
function plain(size: number): string {
  const item = '<p:item number="12" kind="some">a text of some length</p:item>';
  return `<r xmlns:p="u">${item.repeat(size / item.length)}</r>`;
}

/** Reads a document to its end, or to what is wrong with it. */
function readAll(xml: string): void {
  try {
    const reader = new XmlReader(xml);
    while (reader.next() !== CLOSE || reader.element?.parent);
    reader.finish();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
  }
}

function timeOf(xml: string, clock: () => number): number {
  const started = clock();
  readAll(xml);
  return clock() - started;
}

/** Runs of each document; the first ones are those of code that is not compiled yet. */
const RUNS = { least: 8, most: 25 };

function ratioOf(times: readonly number[], plainTimes: readonly number[]): number {
  return Math.min(...times) / Math.min(...plainTimes);
}

/**
 * Each document's time as a multiple of that of a plain one: the least of runs in turn, so that pauses do not count.
 * Every engine has the clock for the time that goes by, and some have a better one.
 */
export function compareLongNames(
  kilobytes: number,
  clock = () => performance.now(),
): { readonly [name: string]: number } {
  const ratios = Object.entries(LONG_NAMES).map(([name, documentOf]) => {
    const xml = documentOf(kilobytes);
    const other = plain(xml.length);
    const times: number[] = [];
    const plainTimes: number[] = [];
    for (let i = 0; i < RUNS.most; i++) {
      plainTimes.push(timeOf(other, clock));
      times.push(timeOf(xml, clock));
      // What takes so long is not made short by pauses.
      if ((times[i] as number) > 1000) break;
      if (i + 1 >= RUNS.least && ratioOf(times, plainTimes) < MOST) break;
    }
    return [name, ratioOf(times, plainTimes)] as const;
  });
  return Object.fromEntries(ratios);
}
