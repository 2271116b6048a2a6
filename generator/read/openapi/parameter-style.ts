import { isForbiddenHeader } from "../../../runtime/http/forbidden-headers.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

export const parameterPlaces = ["path", "query", "header"] as const;

export type ParameterPlace = (typeof parameterPlaces)[number];

/** Headers that OpenAPI ignores as parameters (§4.12.2), and what to do about each. */
const ownHeaders: ReadonlyMap<string, string> = new Map([
  ["accept", "remove it: the client sends what it reads"],
  ["content-type", "remove it: the media type of the body is sent"],
  ["authorization", "remove it, and give it in the client's `headers`"],
]);

/** How a value is written where nothing is said (OpenAPI 3.2 §4.12.2.2): the one way that is supported. */
const styles: Readonly<Record<ParameterPlace, { style: string; explode: boolean }>> = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
};

export function checkHeaderName(reading: ReadContext, name: Text): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name.value)) {
    reading.diagnostics.report("invalid-value/header-name", name.span, { name: name.value });
    return;
  }
  const ignored = ownHeaders.get(name.value.toLowerCase());
  if (ignored === undefined && !isForbiddenHeader(name.value)) return;
  const hint = ignored && `${ignored} (OpenAPI 3.2 §4.12.2)`;
  reading.diagnostics.report("unsupported/header", name.span, { name: name.value, hint });
}

/** Only the default form of each place is written. */
export function checkStyle(
  reading: ReadContext,
  fields: ObjectReader,
  place: ParameterPlace,
): void {
  const { style, explode } = styles[place];
  const written = [
    { key: "style", found: fields.text("style"), wanted: style },
    { key: "explode", found: fields.boolean("explode"), wanted: explode },
    { key: "allowReserved", found: fields.boolean("allowReserved"), wanted: false },
    { key: "allowEmptyValue", found: fields.boolean("allowEmptyValue"), wanted: false },
  ];
  for (const { key, found, wanted } of written) {
    if (found === undefined || found.value === wanted) continue;
    const parameters = { key, value: String(found.value), place, wanted: String(wanted) };
    reading.diagnostics.report("unsupported/style", found.span, parameters);
  }
}
