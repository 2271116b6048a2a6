import { kebabCase } from "../model/names.ts";
import { type Element, markup } from "./markup.ts";
import { freePrefix } from "./prefixes.ts";
import type { SampleDocument } from "./sample-document.ts";
import { accepting, joined, optionalInBodies, type VariantFactory } from "./variant.ts";

/** A namespace of which no spec knows. */
export const FOREIGN = "urn:example:foreign";

/** The other namespaces in which deployments send a document. */
export const aliasVariants: VariantFactory = (sample) => {
  const accepts = accepting(sample, "namespaces");
  return sample.aliases.map((alias) => {
    const variant = accepts(
      joined("alias", kebabCase(alias) || "none"),
      "Some servers send the same elements in another namespace, or in none.",
      () =>
        sample.print(sample.rebuilt(({ uri, aliases }) => (aliases.includes(alias) ? alias : uri))),
    );
    return optionalInBodies(variant);
  });
};

/** Names are compared by namespace and local part, whatever stands for the namespace (Namespaces §6). */
export const prefixVariants: VariantFactory = (sample) => {
  const { root, prefixes } = sample;
  const accepts = accepting(sample, "namespaces");
  const unused = declaring(root, [
    [freePrefix(prefixes, "unused"), FOREIGN],
    [freePrefix(prefixes, "Unused-"), `${FOREIGN}:2`],
  ]);
  return [
    accepts(
      "unused-declarations",
      "Servers declare prefixes that nothing uses, which have no effect.",
      sample.print(unused),
    ),
    ...(prefixes.size === 0 ? [] : prefixed(sample)),
  ];
};

/** Other ways to write the names of a document that has elements or attributes in a namespace. */
const prefixed: VariantFactory = (sample) => {
  const { root, prefixes } = sample;
  const accepts = accepting(sample, "namespaces");
  const renamed = new Map([...prefixes.keys()].map((uri, index) => [uri, `_${index}.x`]));
  return [
    accepts(
      "prefixes-renamed",
      "A prefix is a server's own choice, and means nothing (Namespaces in XML 1.0 §4).",
      sample.print(root, { prefixes: renamed }),
    ),
    accepts(
      "prefixes-swapped",
      "A prefix that is known from samples can mean another namespace.",
      swapped(sample),
    ),
    accepts(
      "default-namespace",
      "An element without a prefix is in the default namespace (Namespaces in XML 1.0 §6.2).",
      sample.print(root, { declare: "default" }),
    ),
    accepts(
      "prefix-declared-inside",
      "A prefix can be declared on the element that uses it (Namespaces in XML 1.0 §6.1).",
      sample.print(root, { declare: "element" }),
    ),
  ];
};

/** Prefixes trade places with each other and with that of a namespace that nothing uses. */
function swapped(sample: SampleDocument): string {
  const { root, prefixes } = sample;
  const own = [...prefixes.values()];
  const [first = ""] = own;
  const turned = [...own.slice(1), freePrefix(prefixes)];
  const others = new Map([...prefixes.keys()].map((uri, index) => [uri, turned[index] ?? ""]));
  return sample.print(declaring(root, [[first, FOREIGN]]), { prefixes: others });
}

function declaring(
  root: Element,
  declarations: readonly (readonly [prefix: string, uri: string])[],
): Element {
  const added = declarations.map(([prefix, uri]) => markup(`xmlns:${prefix}="${uri}"`));
  return { ...root, attributes: [...added, ...root.attributes] };
}
