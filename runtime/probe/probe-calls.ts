import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { bodyInput, parametersOf } from "../api/sample-input.ts";
import { decode } from "../codec/decode.ts";
import { InputError } from "../errors.ts";

/** Members of an operation's input, by their names in it. */
export type Input = { readonly [key: string]: unknown };

export interface ProbeOptions {
  /** Values of parameters. An operation is given those that it has. */
  readonly parameters?: Input | undefined;
  /**
   * The ids of operations that are called although they are no GET. Each comes with what its body
   * holds; with `undefined` it is the spec's first sample.
   */
  readonly include?: ReadonlyMap<string, Input | undefined> | undefined;
  /** Ends the probe, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A call that is to be made. */
export interface ProbeCall {
  readonly operation: OperationDescription;
  readonly input: Input;
  /** The name of the sample that is sent as its body. */
  readonly sample?: string | undefined;
}

/** The calls that a probe makes: every GET, and what else is included. */
export function callsOf(
  { operations }: ApiDescription,
  { parameters = {}, include = new Map() }: ProbeOptions,
): readonly ProbeCall[] {
  for (const id of include.keys()) {
    if (!operations.some(({ operation }) => operation.id === id)) {
      throw new InputError("include", `no operation is called ${id}`);
    }
  }
  return operations
    .filter(({ operation: { id, method } }) => method === "GET" || include.has(id))
    .map((operation) => callOf(operation, parameters, include.get(operation.operation.id)));
}

function callOf(operation: OperationDescription, parameters: Input, given?: Input): ProbeCall {
  const { operation: definition, body } = operation;
  const input = parametersOf(operation, parameters);
  if (!body || given) return { operation, input: { ...input, ...given } };
  const example = body.examples[0];
  if (!example) {
    throw new InputError("body", "is missing, and the spec has no sample of it", definition.id);
  }
  const value = bodyInput(operation, decode(body.document, example.text));
  return { operation, input: { ...input, ...value }, sample: example.name };
}
