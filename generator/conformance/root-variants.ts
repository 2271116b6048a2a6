import { type Element, ERROR_MARKER, marked } from "./markup.ts";
import { FOREIGN } from "./namespace-variants.ts";
import { refusing, type Variant, type VariantFactory } from "./variant.ts";

/** Other documents than the one that is expected. */
export const rootVariants: VariantFactory = (sample) => {
  const { root, document } = sample;
  const named = (name: Partial<Element["name"]>): Element =>
    marked({ ...root, name: { ...root.name, ...name } });
  const { uri, aliases } = document.element.namespace;
  const known = [...sample.prefixes.keys()].filter((each) => ![uri, ...aliases].includes(each));
  const [members] = known;
  return [
    wrongRoot(
      "other-root",
      "A different root element is a different document.",
      "unknownElement",
      () => sample.print(named({ local: "unknownElement" })),
    ),
    wrongRoot(
      "foreign-root",
      "The root's name is its namespace and its local part (Namespaces in XML 1.0 §6.1).",
      root.name.local,
      () => sample.print(named({ uri: FOREIGN })),
    ),
    ...(members === undefined
      ? []
      : [
          wrongRoot(
            "namespace-of-members-on-root",
            "The root does not have the namespace of its members unless the spec says so.",
            root.name.local,
            () => sample.print(named({ uri: members }), { declare: "default" }),
          ),
        ]),
  ];
};

/** What is not a document at all, or another one than was asked for. */
export const noDocumentVariants: VariantFactory = (sample) => [
  ...noDocuments,
  malformedFirst(sample),
];

function wrongRoot(what: string, why: string, local: string, print: () => string): Variant {
  return refusing("root", "namespaces")(what, why, print, "unexpected-root", `/${local}`);
}

const noDocuments: readonly Variant[] = [
  refusing("root")(
    "html-page",
    "A gateway may answer with a page of its own, and a status of success.",
    `${ERROR_MARKER}<html><head><title>Log in</title></head><body><p>Please log in.</p></body></html>`,
    "unexpected-root",
    "/html",
  ),
  refusing("root")(
    "json",
    "Servers that also speak JSON may be asked for it by mistake.",
    `${ERROR_MARKER}{"value":4}`,
    "not-well-formed",
  ),
  refusing("root")(
    "empty-body",
    "An empty body is not a document.",
    "",
    ["empty-body", "not-well-formed"],
    "/",
  ),
  refusing("root")(
    "blank-body",
    "A document has a root element (XML 1.0 §2.1).",
    ` \n${ERROR_MARKER}`,
    ["not-well-formed", "empty-body"],
  ),
];

/** A document that is wrong in two ways. */
const malformedFirst = (sample: Parameters<VariantFactory>[0]): Variant => {
  const { root } = sample;
  const other = sample.print({ ...root, name: { ...root.name, local: "unknownElement" } });
  return refusing("root", "syntax")(
    "other-root-truncated",
    "What is not well-formed is never reported as anything else, whatever else is wrong with it.",
    `${other}\n<!--${ERROR_MARKER}`,
    "not-well-formed",
  );
};
