import { readDocument } from "../../check/sample/sample.ts";
import {
  type Params,
  parameterValue,
  sampleParameter,
} from "../../conformance/parameter-sample.ts";
import { SampleDocument } from "../../conformance/sample-document.ts";
import { sampleValue } from "../../conformance/sample-value.ts";
import { successFor } from "../../conformance/status-cases.ts";
import type { DocumentElement, Example, Json, Operation, Parameter } from "../../model/model.ts";
import type { Types } from "../../model/types.ts";
import type { ReferenceInput } from "./input.ts";

/** A call that can be made as it is, and what comes of it. */
export interface ExampleCall {
  readonly params: Params;
  readonly body: ExampleBody | undefined;
  readonly answer: Example | undefined;
}

interface ExampleBody {
  readonly document: DocumentElement;
  readonly value: Json;
  /** What is sent for it, or what means the same. */
  readonly text: string;
}

/**
 * The call in the first of the spec's scenarios in which the operation succeeds. What no scenario and
 * no sample says is made up where it has to be there.
 */
export function exampleCall(input: ReferenceInput, operation: Operation): ExampleCall {
  const { api, types, scenes } = input;
  const scene = scenes
    .get(operation.id)
    ?.find(({ answer }) => successFor(answer.status, operation));
  const chosen = (parameter: Parameter) => {
    const given = scene?.scenario.parameters.find(({ name }) => name === parameter.name)?.value;
    if (given !== undefined) return parameterValue(given, parameter, types);
    return parameter.required ? sampleParameter(parameter, api, types) : undefined;
  };
  const params = operation.parameters.flatMap((parameter) => {
    const value = chosen(parameter);
    return value === undefined ? [] : [[parameter.key, parameter.repeated ? [value] : value]];
  });
  return {
    params: Object.fromEntries(params),
    body: exampleBody(input, operation),
    answer: scene === undefined ? operation.responses[0]?.examples[0] : scene.answer.example,
  };
}

function exampleBody(
  { types, roots }: ReferenceInput,
  { body }: Operation,
): ExampleBody | undefined {
  const document = roots.get(body?.document ?? "");
  if (body === undefined || document === undefined) return undefined;
  const [example] = body.examples.filter(({ text }) => text !== undefined);
  const value = example && exampleValue(example, document, types);
  if (value !== undefined && example?.text !== undefined) {
    return { document, value, text: example.text };
  }
  const members = sampleValue(body.examples, document.type, types);
  if (!body.required && Object.keys(Object(members)).length === 0) return undefined;
  const made = new SampleDocument(document, body.examples, types);
  return { document, value: members, text: made.print() };
}

/** What a sample says: its value, or what its text says. */
export function exampleValue(
  { value, text }: Example,
  document: DocumentElement,
  types: Types,
): Json | undefined {
  return value ?? (text === undefined ? undefined : readDocument(text, document, types));
}
