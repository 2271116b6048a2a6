import { type Element, ERROR_MARKER, element, markup } from "./markup.ts";
import { DECLARATION } from "./sample-document.ts";
import {
  accepting,
  optional,
  optionalInBodies,
  refusing,
  type Variant,
  type VariantFactory,
} from "./variant.ts";

/** Elements inside each other, as many as are read; the root counts. */
const MAX_DEPTH = 64;

/** Limits, and what must not be read at all. */
export const securityVariants: VariantFactory = (sample) => [
  ...doctypes(sample),
  ...depths(sample),
];

const doctypes: VariantFactory = (sample) => {
  const { local } = sample.root.name;
  const root = sample.printRoot();
  // XML has DOCTYPEs. A reader that neither expands what they declare nor fetches anything is as safe.
  const refused = (what: string, why: string, doctype: string): Variant =>
    optional(
      refusing("security")(
        what,
        why,
        `${DECLARATION}${ERROR_MARKER}<!DOCTYPE ${doctype}>\n${root}`,
        "doctype",
        "/",
      ),
    );
  const bomb = Array.from({ length: 9 }, (_, index) => {
    const value = index === 0 ? "ha" : `&e${index - 1};`.repeat(10);
    return `<!ENTITY e${index} "${value}">`;
  });
  return [
    refused("doctype", "A DOCTYPE is refused, whatever it says.", local),
    refused(
      "doctype-with-entity",
      "Entities of a document are never expanded, so a document that declares any is refused.",
      `${local} [<!ENTITY four "4">]`,
    ),
    refused(
      "doctype-external",
      "A document must not make its reader fetch anything.",
      `${local} SYSTEM "file:///etc/passwd"`,
    ),
    refused(
      "entity-bomb",
      "Entities that hold each other fill any memory.",
      `${local} [\n${bomb.join("\n")}\n]`,
    ),
    refusing("security", "root")(
      "html-page-with-doctype",
      "Most pages in HTML begin with a DOCTYPE.",
      `${ERROR_MARKER}<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>Log in<br></body></html>`,
      ["doctype", "not-well-formed", "unexpected-root"],
    ),
  ];
};

const depths: VariantFactory = (sample) => {
  const { struct } = sample.structSites[0] ?? {};
  const holdsText = struct?.members.some(({ place }) => place.kind === "text") ?? true;
  if (holdsText) return [];
  const print = (depth: number, mark = ""): string =>
    sample.print(sample.extended(nested(depth - 1, mark)), { layout: "compact" });
  return [
    // They are elements that a schema does not have.
    optionalInBodies(
      accepting(sample, "security")(
        "deepest",
        `Elements may be nested up to a depth of ${MAX_DEPTH}.`,
        print(MAX_DEPTH),
      ),
    ),
    optional(
      refusing("security")(
        "too-deep",
        `More than ${MAX_DEPTH} elements inside each other are not read: a reader that recurses into them may run out of stack.`,
        print(MAX_DEPTH + 1, ERROR_MARKER),
        "too-deep",
      ),
    ),
  ];
};

/** So many unknown elements inside each other. */
function nested(depth: number, mark: string): Element {
  const inner = markup(`${"<a>".repeat(depth - 2)}${mark}<a/>${"</a>".repeat(depth - 2)}`);
  return element({ local: "a", uri: "" }, [], depth > 1 ? [inner] : []);
}
