import { describe, expect, test } from "vitest";
import { parsePattern } from "../../../../generator/read/pattern/parse-pattern.ts";
import { patternSamples } from "../../../../generator/read/pattern/pattern-sample.ts";
import { isQuick } from "../../../../generator/read/pattern/pattern-time.ts";

function quick(pattern: RegExp, maxLength?: number): boolean | undefined {
  const parsed = parsePattern(pattern);
  return parsed && isQuick(parsed, maxLength);
}

const quickOnes = [
  ...[
    /^[A-Z]{2}$/u,
    /^\d+$/u,
    /abc/u,
    /^[^@]+@[^@]+$/u,
    /^a|b|c$/u,
    /^(?:\d{3}-)+\d$/u,
    /[A-Z]{3}/u,
  ],
  ...[
    /^$/u,
    /^\p{L}*$/u,
    /^\S{1,255}$/u,
    /^(?<year>\d{4})-(\d\d)$/u,
    /^[\]\\-]*$/u,
    /^\u{1f600}?x$/u,
  ],
  ...[
    /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){2}/u,
    /^.*$/u,
    /^[a-z]*[0-9]/u,
    /^[{]+$/u,
    /^a{2}b{0,3}$/u,
  ],
];

const slowOnes = [
  ...[/^(a+)+$/u, /^(a|b)*$/u, /a*b/u, /^\S+@\S+$/u, /^(a*)*$/u, /^(a?){30}$/u, /^a*a*a*$/u],
  ...[/^[a-z]{0,500}[a-z]{0,500}x$/u, /^(?:a{1,100}){1,100}$/u, /^(a|a){40}$/u, /\s+$/u],
];

describe("the time of a pattern", () => {
  test.each(quickOnes)("%s grows with the text at most", (pattern) => {
    expect(quick(pattern)).toBe(true);
  });

  test.each(slowOnes)("%s may grow faster", (pattern) => {
    expect(quick(pattern)).toBe(false);
  });

  test.each([/(?=a)/u, /^(?!a)/u, /(?<=a)b/u, /(?<!a)b/u, /(a)\1/u, /(?<x>a)\k<x>/u])(
    "of %s nothing is known",
    (pattern) => {
      expect(quick(pattern)).toBeUndefined();
    },
  );

  test("a text that is short enough takes few steps", () => {
    expect(quick(/^\S+@\S+$/u, 254)).toBe(true);
    expect(quick(/^\S+@\S+$/u, 5000)).toBe(false);
    expect(quick(/a*b/u, 1000)).toBe(true);
    // What is repeated in itself takes long for short texts, too.
    expect(quick(/^(a+)+$/u, 40)).toBe(false);
  });

  test.each(quickOnes)("%s is quick on a long text", (pattern) => {
    const texts = ["a", "1", "A", "a@", "123-", "\\", "{", " "];
    const before = performance.now();
    for (const text of texts) pattern.test(`${text.repeat(50_000)}!`);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe("a sample of a pattern", () => {
  const texts = [...quickOnes, ...slowOnes, /^[\u4e00-\u9fff]+$/u, /^\d{4}-\d{2}$/u];
  test.each(texts.filter((pattern) => !/4e00/.test(pattern.source)))("%s", (pattern) => {
    const samples = [...patternSamples(parsePattern(pattern) ?? [])];
    expect(samples.some((text) => pattern.test(text))).toBe(true);
  });
});
