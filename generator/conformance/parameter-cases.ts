import type { Json } from "../../runtime/api/case.ts";
import type { Parameter, ScalarType } from "../model/model.ts";
import { kebabCase } from "../model/names.ts";
import { found, type Types } from "../model/types.ts";
import type { Draft } from "./case-draft.ts";
import { withValue } from "./case-value.ts";
import { enumValues } from "./enum-forms.ts";
import { facetedValues } from "./facet-forms.ts";
import { type Params, sampleParameter } from "./parameter-sample.ts";
import { type Requests, refusedDraft, sentDraft } from "./request-case.ts";
import { rightValue, type ValueForm, wrongValue } from "./scalar-form.ts";
import { scalarForms } from "./scalar-forms.ts";
import { isAnyString } from "./sites.ts";
import { joined } from "./variant.ts";

/** Each parameter: what it can be, and what is refused. */
export function parameterCases(requests: Requests): readonly Draft[] {
  const { parameters } = requests.operation;
  return parameters.flatMap((parameter) => [
    ...valueCases(requests, parameter),
    ...presenceCases(requests, parameter),
    ...(parameter.repeated ? repeatedCases(requests, parameter) : []),
  ]);
}

function valueCases(requests: Requests, parameter: Parameter): readonly Draft[] {
  const { key, type, place, repeated } = parameter;
  const forms: readonly ValueForm[] = isAnyString(type)
    ? parameterStrings[place]
    : valueForms(type, requests.types);
  return forms.map(({ kind, what, value, documentation }) => {
    const id = joined(kebabCase(key), kebabCase(what));
    const params = given(requests, key, repeated ? [value] : value);
    return kind === "right"
      ? sentDraft(requests, id, documentation, params)
      : refusedDraft(requests, id, documentation, params, key);
  });
}

function presenceCases(requests: Requests, parameter: Parameter): readonly Draft[] {
  const { key, required } = parameter;
  if (!required) return [];
  const params = withValue(requests.params, [key], undefined) as Params;
  const why = "Nothing is sent without a required parameter.";
  return [refusedDraft(requests, joined(kebabCase(key), "missing"), why, params, key)];
}

/** A list is written in the query by repeating the name. */
function repeatedCases(requests: Requests, parameter: Parameter): readonly Draft[] {
  const { key, required } = parameter;
  const value = sampleParameter(parameter, requests.api, requests.types);
  const id = (what: string): string => joined(kebabCase(key), what);
  const several = sentDraft(
    requests,
    id("several"),
    "Each value of a list is a query parameter of its own, in the order of the list.",
    given(requests, key, [value, value]),
  );
  const none = given(requests, key, []);
  const why = "A list without values is as if it were not given.";
  return [
    several,
    required
      ? refusedDraft(requests, id("without-values"), why, none, key)
      : sentDraft(requests, id("without-values"), why, none),
  ];
}

/** The input with another value for a parameter. */
function given({ params }: Requests, key: string, value: Json): Params {
  return { ...params, [key]: value };
}

/** Values of a type, and others that are none; strings depend on their place. */
export function valueForms(type: ScalarType, types: Types): readonly ValueForm[] {
  if (type.kind === "enum") return enumValues(found(types.enums, type.name));
  return facetedValues(type, scalarForms[type.scalar].values(type.range));
}

/** Strings that are hard to send in some place of a request, and those that cannot be sent there. */
const parameterStrings: { readonly [place in Parameter["place"]]: readonly ValueForm[] } = {
  path: [
    rightValue(
      "hard-characters",
      "a b/c?d#e%f;g\\h \u00fc\u{1f600}",
      "Characters that would end a segment of a path are escaped, as bytes of UTF-8 (RFC 3986 §2.5).",
    ),
    wrongValue("empty", "", "A path with an empty segment leads elsewhere."),
    wrongValue(
      "dots",
      "..",
      "Two dots lead one segment up, even if they are escaped (RFC 3986 §5.2.4).",
    ),
  ],
  query: [
    rightValue(
      "hard-characters",
      "a b&c=d+e#f%g?h/i \u00fc\u{1f600}",
      "Characters that mean something in a query are escaped, as bytes of UTF-8 (RFC 3986 §2.5).",
    ),
    rightValue("empty", "", "An empty string is sent, and is not the same as none."),
  ],
  header: [
    rightValue(
      "hard-characters",
      'a, b; c="d"',
      "The value of a header is sent as it is (RFC 9110 §5.5).",
    ),
    wrongValue(
      "line-end",
      "a\r\nx-other: b",
      "A line end in a header would begin another header (RFC 9110 §5.5).",
    ),
    wrongValue("beyond-latin-1", "\u5927", "Headers carry single bytes (RFC 9110 §5.5)."),
  ],
};
