import type { Json } from "../../runtime/api/case.ts";
import { readEnum, readScalar } from "../check/sample/sample-scalars.ts";
import type { Api, Operation, Parameter } from "../model/model.ts";
import { found, type Types } from "../model/types.ts";
import { caseValue } from "./case-value.ts";
import { sampleScalar } from "./sample-value.ts";

/** The input of an operation, by its keys. */
export interface Params {
  readonly [key: string]: Json;
}

/** The members of an operation's input that the value of its body is. */
export function bodyParams({ body }: Operation, value: Json | undefined): Params {
  if (value === undefined) return {};
  return body?.key === undefined ? (value as Params) : { [body.key]: value };
}

/** Some input for the parameters that an operation needs: what a scenario has for them, else made up. */
export function sampleParams({ parameters }: Operation, api: Api, types: Types): Params {
  const needed = parameters.filter(({ required }) => required);
  return Object.fromEntries(
    needed.map((parameter) => {
      const value = sampleParameter(parameter, api, types);
      return [parameter.key, parameter.repeated ? [value] : value];
    }),
  );
}

/** A value for a parameter, or one of its values. */
export function sampleParameter(parameter: Parameter, api: Api, types: Types): Json {
  const { name, type } = parameter;
  for (const scenario of api.scenarios) {
    const given = scenario.parameters.find((each) => each.name === name);
    const value = given && parameterValue(given.value, parameter, types);
    if (value !== undefined) return value;
  }
  return caseValue(sampleScalar(type, types), type, types);
}

/** The value that a text on the wire stands for; undefined where it stands for none. */
export function parameterValue(text: string, { type }: Parameter, types: Types): Json | undefined {
  const read =
    type.kind === "enum" ? readEnum(text, found(types.enums, type.name)) : readScalar(text, type);
  return read.kind === "value" ? caseValue(read.value, type, types) : undefined;
}
