import { marked } from "./markup.ts";
import { refusing, type VariantFactory } from "./variant.ts";

/** Where a problem is, after characters that editors and libraries count in several ways. */
export const positionVariants: VariantFactory = (sample) => {
  const other = { ...sample.root, name: { local: "unknownElement", uri: "" } };
  const root = sample.printRoot(marked(other));
  return [
    refusing("root")(
      "place-after-mark",
      "A byte order mark takes no column.",
      `\ufeff${root}`,
      "unexpected-root",
      "/unknownElement",
    ),
    refusing("root")(
      "place-after-line-ends",
      "Lines end as XML has it, and a column is a character however many units it takes (XML 1.0 §2.11).",
      `<!-- 1\r\n2\r3\n4\u2028\u0085\u{1f600} -->${root}`,
      "unexpected-root",
      "/unknownElement",
    ),
  ];
};
