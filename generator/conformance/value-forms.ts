import type { Json } from "../../runtime/api/case.ts";
import type { Enum, ScalarType } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { found } from "./case-value.ts";
import { unknownValue } from "./enum-forms.ts";
import { facetedValues } from "./facet-forms.ts";
import { rightValue, type ValueForm, wrongValue } from "./scalar-form.ts";
import { scalarForms } from "./scalar-forms.ts";

/** Values of a type, and others that are none; strings depend on their site, and have a file of their own. */
export function valueForms(type: ScalarType, types: Types): readonly ValueForm[] {
  if (type.kind === "enum") return enumValues(found(types.enums, type.name));
  return facetedValues(type, scalarForms[type.scalar].values(type.range));
}

function enumValues({ base, open, values }: Enum): readonly ValueForm[] {
  const valueFor = (value: string | number): Json => (base === "int64" ? String(value) : value);
  const unknown = valueFor(unknownValue(values.map(({ value }) => value)));
  return [
    ...values.map(({ name, value }) =>
      rightValue(`known-${name}`, valueFor(value), "Each value that the spec names can be sent."),
    ),
    open
      ? rightValue("unknown", unknown, "An open list may grow: other values can be sent, too.")
      : wrongValue("unknown", unknown, "A closed list does not grow: other values are refused."),
  ];
}
