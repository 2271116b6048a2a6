import type { OperationDescription } from "../api/description.ts";
import type { Operation, Parameter } from "../http/operation.ts";
import { oneLine } from "../text/printable.ts";
import { kebabCase } from "../text/typed-names.ts";
import type { Arguments } from "./arguments.ts";
import { type Flag, flags } from "./flag.ts";
import { UserError } from "./usage-error.ts";

/** A parameter of an operation as a flag. */
interface ParameterFlag extends Flag {
  readonly parameter: Parameter;
}

const taken: ReadonlySet<string> = new Set(Object.values(flags).map(({ name }) => name));

/** The flags of an operation's parameters. */
export function parameterFlags({
  operation,
  parameters: docs,
}: OperationDescription): readonly ParameterFlag[] {
  return operation.parameters.map((parameter) => {
    const { name, type, required, repeated } = parameter;
    const doc = oneLine(docs[name] ?? "");
    const notes = [...(required ? ["required"] : []), ...(repeated ? ["repeated"] : [])];
    return {
      name: flagName(parameter, operation),
      value: type.name.toUpperCase(),
      repeated,
      doc: notes.length > 0 ? `${doc} (${notes.join(", ")})`.trim() : doc,
      parameter,
    };
  });
}

/** The same for several operations, each flag once. */
export function allParameterFlags(
  operations: readonly OperationDescription[],
): readonly ParameterFlag[] {
  const all = operations.flatMap(parameterFlags);
  return all.filter(({ name }, i) => all.findIndex((each) => each.name === name) === i);
}

/** After the name on the wire; after that in the input where two parameters have one name. */
function flagName({ name, key }: Parameter, { parameters }: Operation<unknown, unknown>): string {
  const twins = parameters.filter((each) => kebabCase(each.name) === kebabCase(name));
  const own = kebabCase(twins.length > 1 ? key : name);
  return taken.has(own) ? `param-${own}` : own;
}

/**
 * The values that are given for operations' parameters, by their names in the input.
 * @throws {UserError} when a value is not of its type, or a required one is missing.
 */
export function readParameters(
  operations: readonly OperationDescription[],
  args: Arguments,
): { readonly [key: string]: unknown } {
  const missing = new Map<string, { readonly flag: ParameterFlag; readonly ids: string[] }>();
  const input: { [key: string]: unknown } = {};
  for (const description of operations) {
    for (const flag of parameterFlags(description)) {
      const { required, key, repeated } = flag.parameter;
      const values = args.all(flag).map((text) => readValue(flag, text));
      if (values.length > 0) input[key] = repeated ? values : values[0];
      else if (required) {
        const entry = missing.get(flag.name) ?? { flag, ids: [] };
        entry.ids.push(description.operation.id);
        missing.set(flag.name, entry);
      }
    }
  }
  if (missing.size > 0) throw missingParameters([...missing.values()]);
  return input;
}

function readValue({ name, parameter }: ParameterFlag, text: string): unknown {
  return parameter.type.parse(text, (_code, problem) => {
    throw new UserError(`--${name} ${text}: ${problem}`);
  });
}

function missingParameters(
  missing: readonly { readonly flag: ParameterFlag; readonly ids: readonly string[] }[],
): UserError {
  const needs = missing.map(({ flag, ids }) => {
    return `${ids.join(", ")} ${ids.length > 1 ? "need" : "needs"} --${flag.name}`;
  });
  const hints = missing.map(({ flag: { name, value, doc } }) => `--${name} ${value}  ${doc}`);
  return new UserError(needs.join("; "), ...hints);
}
