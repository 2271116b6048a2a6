import { decode } from "../codec/decode.ts";
import type { Parameter } from "../http/operation.ts";
import type { ApiDescription, OperationDescription } from "./description.ts";
import { readScalarText } from "./scalar-text.ts";

/** Texts of which each scalar takes one, unless it has facets or is a closed enum. */
const SAMPLE_TEXTS: readonly string[] = [
  ...["1", "2000-01-01T00:00:00Z", "2000-01-01", "00:00:00Z", "P1D", "AQID"],
  ...["00000000-0000-4000-8000-000000000000", "urn:example:1"],
];

/** An input that an operation takes, or what could not be found for one. */
type SampleInput =
  | { readonly kind: "input"; readonly input: unknown }
  | { readonly kind: "none"; readonly reason: string };

/**
 * An input to call an operation with where a case is about the answer alone: what is required and no
 * more. Parameters are those of a scenario if one has them, the body is its first example.
 */
export function sampleInput(api: ApiDescription, each: OperationDescription): SampleInput {
  const { operation, body } = each;
  const [example] = body?.examples ?? [];
  if (body && !example && !operation.body?.optional)
    return none(`no example of the body of ${operation.id} is known`);
  const members = body && example ? bodyInput(each, decode(body.document, example.text)) : {};
  const input: { [key: string]: unknown } = { ...members };
  for (const parameter of operation.parameters.filter(({ required }) => required)) {
    const value = sampleValue(api, parameter);
    if (value === undefined) return none(`no value of the parameter ${parameter.name} is known`);
    input[parameter.key] = parameter.repeated ? [value] : value;
  }
  return { kind: "input", input };
}

function none(reason: string): SampleInput {
  return { kind: "none", reason };
}

function sampleValue({ scenarios }: ApiDescription, { name, type }: Parameter): unknown {
  const known = scenarios.flatMap(({ parameters }) => {
    return Object.hasOwn(parameters, name) ? [parameters[name] as string] : [];
  });
  for (const text of [...known, ...SAMPLE_TEXTS]) {
    const found = readScalarText(type, text);
    if (found) return found.value;
  }
  return undefined;
}

/** Of values of parameters, by their names in inputs, those that an operation has. */
export function parametersOf(
  { operation }: OperationDescription,
  values: { readonly [key: string]: unknown },
): { readonly [key: string]: unknown } {
  const own = operation.parameters.filter(({ key }) => values[key] !== undefined);
  return Object.fromEntries(own.map(({ key }) => [key, values[key]]));
}

/** The members of an operation's input that the value of its body is. */
export function bodyInput(
  { operation }: Pick<OperationDescription, "operation">,
  value: unknown,
): { readonly [key: string]: unknown } {
  const key = operation.body?.key;
  return key === undefined ? Object.assign({}, value) : { [key]: value };
}
