import type { Emitter } from "../emitter.ts";
import { sourceOf } from "../modules.ts";
import { XsdTypes } from "./xsd-types.ts";

/**
 * XML Schema documents (version 1.0), one per namespace, for what the encoders write. A type is
 * in the document of its children's namespace, so that they can be local elements; a root element
 * is in the document of its own namespace.
 */
export const xsd: Emitter = {
  name: "schema",
  emit(input) {
    const { api } = input;
    const types = new XsdTypes(api);
    for (const struct of api.structs) types.addStruct(struct);
    for (const document of api.documents) types.addRoot(document);
    return types.documents.map((document) =>
      document.print(sourceOf(input, "#/components/schemas")),
    );
  },
};
