import type { Spec } from "../../source/tree.ts";
import type { Version } from "../openapi/read-context.ts";
import { document20 } from "./document-2-0.ts";
import { document30 } from "./document-3-0.ts";
import { Rewriter } from "./rewriter.ts";

/**
 * Presents a document of an older version in the form of OpenAPI 3.1, so that one reader reads all. Every
 * node keeps its place in the text. What the newer form cannot say is left as it is: the reader reports it.
 */
export function upgrade(spec: Spec, version: Version): Spec {
  switch (version) {
    case "2.0":
      return new Rewriter(spec).present(document20(spec));
    case "3.0":
      return new Rewriter(spec).present(document30);
    case "3.1":
    case "3.2":
      return spec;
  }
}
