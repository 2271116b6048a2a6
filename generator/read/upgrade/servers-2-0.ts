import {
  entryAt,
  itemsOf,
  listAt,
  mapAt,
  partOf,
  textOf,
  valueAt,
} from "../../source/built-nodes.ts";
import type { Entry, MapNode } from "../../source/tree.ts";

/** The servers of a Swagger Object: its host and base path, once for each scheme. */
export function servers(document: MapNode): readonly Entry[] {
  const place = document.entries.get("host") ?? document.entries.get("basePath");
  if (place === undefined) return [];
  const host = textOf(document, "host");
  const path = textOf(document, "basePath") ?? "/";
  const schemes = itemsOf(partOf(document, "schemes")).flatMap((item) =>
    item.kind === "value" && typeof item.value === "string" ? [`${item.value}:`] : [],
  );
  // Without a scheme it is that of the document (OpenAPI 2.0, "Swagger Object").
  const origins = schemes.length > 0 ? schemes : [""];
  const urls = host === undefined ? [path] : origins.map((scheme) => `${scheme}//${host}${path}`);
  const items = urls.map((url) =>
    mapAt(place.value, [entryAt(place, "url", valueAt(place.value, url))]),
  );
  return [entryAt(place, "servers", listAt(place.value, items))];
}
