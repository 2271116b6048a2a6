import { assertNever } from "../../model/assert-never.ts";
import type {
  Facets,
  Member,
  Name,
  NumberFacets,
  Occurs,
  Place,
  Range,
  Type,
} from "../../model/model.ts";
import { type ScalarName, scalars, typesOfValue } from "../../model/scalars.ts";
import { code } from "../markdown/inline.ts";
import { firstParagraph } from "../markdown/prose.ts";

/** How a type is called in a sentence; `refer` names structs and enums. */
export function typeWords(type: Type, given: boolean, refer: (name: string) => string): string {
  if (type.kind !== "scalar") return refer(type.name);
  const [name, detail] = scalarWords(type.scalar, given);
  const details = [detail, rangeWords(type.range), ...facetWords(type.facets)].filter(
    (words) => words !== "",
  );
  return details.length === 0 ? name : `${name}: ${details.join(", ")}`;
}

/** The type of a scalar in code, and what else it is. `given` is what an app gives. */
function scalarWords(scalar: ScalarName, given: boolean): readonly [code: string, detail: string] {
  const types = typesOfValue(scalar, given).map(code);
  const last = types.pop() ?? "";
  return [types.length > 0 ? `${types.join(", ")} or ${last}` : last, scalars[scalar].words];
}

function rangeWords(range: Range | undefined): string {
  const { min, max } = range ?? {};
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  if (min !== undefined) return `${min} or more`;
  return max === undefined ? "" : `${max} or less`;
}

/** What a value has to be besides its type and its range, each in a phrase. */
export function facetWords(facets: Facets | undefined): readonly string[] {
  const { minLength, maxLength, pattern, multipleOf, numbers, values } = facets ?? {};
  const bounds = rangeWords({ min: minLength, max: maxLength });
  const one = maxLength === 1 || (minLength === 1 && maxLength === undefined);
  return [
    ...numberWords(numbers),
    ...(values === undefined
      ? []
      : [`one of ${values.map((each) => code(String(each))).join(", ")}`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
    ...(bounds === "" ? [] : [`${bounds} ${one ? "character" : "characters"}`]),
    ...(pattern === undefined ? [] : [`matching ${code(`/${pattern.source}/`)}`]),
  ];
}

function numberWords({ min, max, multipleOf }: Partial<NumberFacets> = {}): readonly string[] {
  return [
    ...(min === undefined
      ? []
      : [min.excluded ? `more than ${min.value}` : `${min.value} or more`]),
    ...(max === undefined
      ? []
      : [max.excluded ? `less than ${max.value}` : `${max.value} or less`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
  ];
}

/** The type of a member, a list included. */
export function memberWords(
  { place, type, nullable }: Member,
  given: boolean,
  refer: (name: string) => string,
): string {
  const item = typeWords(type, given, refer);
  const words =
    place.kind === "list" || place.kind === "wrapped"
      ? `list of ${item}${occursWords(place.occurs)}`
      : item;
  return nullable ? `${words}; or ${code("null")}` : words;
}

function occursWords({ min, max, distinct }: Occurs): string {
  return `${countWords({ min, max })}${distinct ? "; no two the same" : ""}`;
}

function countWords({ min, max }: Occurs): string {
  if (min !== undefined && max !== undefined)
    return min === max ? `; ${min}` : `; ${min} to ${max}`;
  if (min !== undefined) return min === 0 ? "" : `; at least ${min}`;
  return max === undefined ? "" : `; at most ${max}`;
}

/** What a parameter or a member means, in a cell of a table. */
export function meaningWords({ doc, deprecated }: Pick<Member, "doc" | "deprecated">): string {
  return [deprecated ? "**Deprecated.**" : "", firstParagraph(doc)].join(" ").trim();
}

/** Where a value is in its element. */
export function placeWords(place: Place): string {
  const [first = "", second] = namesIn(place).map(({ shown }) => shown);
  switch (place.kind) {
    case "attribute":
      return `attribute ${first}`;
    case "element":
      return first;
    case "text":
      return "its text";
    case "list":
      return `${first}, one for each`;
    case "wrapped":
      return `${first}, and in it ${second}, one for each`;
    default:
      return assertNever(place);
  }
}

/** A name of the document, and how it is written in a sentence. */
export interface ShownName {
  readonly name: Name;
  readonly shown: string;
}

/** The names in a place, the outermost first. */
export function namesIn(place: Place): readonly ShownName[] {
  switch (place.kind) {
    case "attribute":
      return [{ name: place.name, shown: code(prefixed(place.name)) }];
    case "element":
    case "list":
      return [element(place.name)];
    case "wrapped":
      return [element(place.wrapper), element(place.name)];
    case "text":
      return [];
    default:
      return assertNever(place);
  }
}

export function element(name: Name): ShownName {
  return { name, shown: code(`<${prefixed(name)}>`) };
}

function prefixed({ local, namespace: { prefix } }: Name): string {
  return prefix === undefined ? local : `${prefix}:${local}`;
}
