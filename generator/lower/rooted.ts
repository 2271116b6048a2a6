import type { MediaTypeObject } from "../read/openapi/media-type.ts";
import type { SchemaUse } from "../read/openapi/schema.ts";
import type { Root } from "../read/openapi/xml-root.ts";
import type { Node } from "../source/tree.ts";

/** A body that could be read as far as its root element. */
export interface Rooted {
  readonly node: Node;
  readonly use: SchemaUse;
  readonly root: Root;
}

export function isRooted<M extends MediaTypeObject>(media: M | undefined): media is M & Rooted {
  return media?.use !== undefined && media.root !== undefined;
}
