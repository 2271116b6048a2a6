import { isForbiddenHeader } from "../../../runtime/http/forbidden-headers.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

export const parameterPlaces = ["path", "query", "header"] as const;

export type ParameterPlace = (typeof parameterPlaces)[number];

/** Headers that OpenAPI ignores as parameters (3.2 §4.12.2). */
const ownHeaders: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** How a value is written by default (OpenAPI 3.2 §4.12.2.2): the one way that is supported. */
const styles: Readonly<Record<ParameterPlace, { style: string; explode: boolean }>> = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
};

/** Whether a header is one that parameters do not describe: its description is ignored. */
export function isOwnHeader(name: string): boolean {
  return ownHeaders.has(name.toLowerCase());
}

export function checkHeaderName(reading: ReadContext, name: Text): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name.value)) {
    reading.diagnostics.report("invalid-value/header-name", name.span, { name: name.value });
    return;
  }
  if (isOwnHeader(name.value)) {
    reading.diagnostics.note("not-used/header", name.span, { name: name.value });
  } else if (isForbiddenHeader(name.value)) {
    const parameters = { name: name.value, hint: undefined };
    reading.diagnostics.report("unsupported/header", name.span, parameters);
  }
}

/** Only the default form of each place is written. */
export function checkStyle(
  reading: ReadContext,
  fields: ObjectReader,
  place: ParameterPlace,
  isList: boolean,
): void {
  const { style, explode } = styles[place];
  const written = [
    { key: "style", found: fields.text("style"), wanted: style },
    // One value is written in one way (OpenAPI 3.2 §4.12.6).
    ...(isList ? [{ key: "explode", found: fields.boolean("explode"), wanted: explode }] : []),
    { key: "allowReserved", found: fields.boolean("allowReserved"), wanted: false },
  ];
  for (const { key, found, wanted } of written) {
    if (found === undefined || found.value === wanted) continue;
    const parameters = { key, value: String(found.value), place, wanted: String(wanted) };
    reading.diagnostics.report("unsupported/style", found.span, parameters);
  }
}
