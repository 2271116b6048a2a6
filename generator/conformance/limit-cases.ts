import type { ResponseCase } from "../../runtime/api/case.ts";
import { type AnswerOf, answerCase } from "./case-of.ts";
import type { SampleDocument } from "./sample-document.ts";
import { accepting, refusing } from "./variant.ts";

/** An answer as long as a client reads one, and one that is a byte longer. */
export function limitCases(answer: AnswerOf, sample: SampleDocument): readonly ResponseCase[] {
  const text = `${sample.print()}\n<!-- \u00e9 -->\n`;
  const bytes = Buffer.byteLength(text);
  const longest = accepting(sample, "security")(
    "longest",
    "The limit is in bytes, and allowed itself.",
    text,
  );
  const tooLong = refusing("security")(
    "too-large",
    "An answer without end would fill the memory.",
    text,
    "too-large",
    "/",
  );
  return [
    answerCase(answer, { ...longest, options: { maxResponseBytes: bytes } }),
    answerCase(answer, {
      ...tooLong,
      options: { maxResponseBytes: bytes - 1 },
    }),
  ];
}
