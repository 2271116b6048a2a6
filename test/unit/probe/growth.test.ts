/** What the probe and the command line do with a server's text takes time in proportion to its length. */
import { describe, expect, test } from "vitest";
import { chatAllowedDocument } from "../../../generated/codecs/chat-allowed.ts";
import { rawLines } from "../../../runtime/cli/raw-text.ts";
import { pageHint } from "../../../runtime/probe/failure.ts";
import { inspect } from "../../../runtime/probe/inspect.ts";
import { knowledgeOf } from "../../../runtime/probe/knowledge.ts";
import { readStartTag, rootAt } from "../../../runtime/probe/start-tag.ts";
import { printable } from "../../../runtime/text/printable.ts";
import { leastTime } from "../../support/least-time.ts";
import { api } from "../../support/six-operations.ts";

const knowledge = knowledgeOf(api);

const unknown = Array.from({ length: 120 }, (_, i) => `<n${i}/>`).join("");

const texts: readonly (readonly [string, (size: number) => string])[] = [
  [
    "line ends",
    (size) => `<chatAllowed allowed="true">${"\n".repeat(size)}${unknown}</chatAllowed>`,
  ],
  [
    "one long line",
    (size) => `<chatAllowed allowed="true">${" ".repeat(size)}${unknown}</chatAllowed>`,
  ],
  ["blanks in a tag", (size) => `<chatAllowed${" ".repeat(size)}allowed="true"/>`],
  ["blanks in a tag without an end", (size) => `<chatAllowed a${" ".repeat(size)}`],
  ["a name without an end", (size) => `<${"n".repeat(size)}`],
  ["comments", (size) => "<!-- -->".repeat(size / 8)],
  ["openings of comments", (size) => "<!--".repeat(size / 4)],
  ["openings of instructions", (size) => "<?a ".repeat(size / 4)],
  ["openings of tags", (size) => "<".repeat(size)],
  ["openings of titles", (size) => `<html>${"<title".repeat(size / 6)}`],
  ["attributes", (size) => `<chatAllowed ${'a="1" '.repeat(size / 6)}/>`],
  ["quotation marks", (size) => `<chatAllowed a=${'"'.repeat(size)}`],
  ["elements", (size) => `<chatAllowed allowed="true">${"<x/>".repeat(size / 4)}</chatAllowed>`],
  ["control characters", (size) => "\u001b".repeat(size)],
];

describe("the time that a text of this kind takes grows with its length:", () => {
  test.each(texts)("%s", (_name, textOf) => {
    const all = (text: string): void => {
      inspect(chatAllowedDocument, text, knowledge);
      pageHint(text);
      readStartTag(text, rootAt(text));
      rawLines(text);
      printable(text);
    };
    const size = 24_000;
    const [one = "", four = "", sixteen = ""] = [1, 4, 16].map((times) => textOf(times * size));
    const least = leastTime(() => all(one));
    // Were it quadratic, 16 times the length would take 256 times as long; short times are noisy.
    for (const [text, limit] of [
      [four, 14 * Math.max(least, 10)],
      [sixteen, 80 * Math.max(least, 5)],
    ] as const) {
      expect(leastTime(() => all(text), { enough: limit })).toBeLessThan(limit);
    }
  });
});
