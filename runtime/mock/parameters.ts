import { decodeSegment, readScalarText } from "../api/scalar-text.ts";
import type { FormatFail } from "../codec/scalars.ts";
import { type DecodeCode, quote } from "../errors.ts";
import type { Operation, Parameter } from "../http/operation.ts";
import { json, MockHttpError } from "./reply.ts";

/** The values of a request's parameters by name, in a form in which equal ones look equal. */
export type Values = ReadonlyMap<string, string>;

/**
 * Checks a request's parameters as the spec describes them; what it does not describe is left alone.
 * @param inPath - Those of the path, as the path has them.
 * @throws {MockHttpError} 400, with the first that is missing or no value of its type.
 */
export function readParameters(
  { parameters }: Operation<unknown, unknown>,
  inPath: ReadonlyMap<string, string>,
  query: URLSearchParams,
  headers: Headers,
): Values {
  const values = new Map<string, string>();
  for (const parameter of parameters) {
    const { name, type, required } = parameter;
    const texts = textsOf(parameter, inPath, query, headers);
    if (required && texts.length === 0) refuse(parameter, "missing", "is missing");
    const fail: FormatFail = (code, problem) => refuse(parameter, code, problem);
    const all = texts.map((text) => type.format(type.parse(text, fail), fail));
    if (all.length > 0) values.set(name, all.join());
  }
  return values;
}

/** Whether a text stands for the same value as one that was read: `1000` for `01000`. */
export function isSame(parameter: Parameter, text: string, value: string | undefined): boolean {
  return value !== undefined && readScalarText(parameter.type, text)?.text === value;
}

/** What a request has for a parameter: nothing, a text, or several where it may be repeated. */
function textsOf(
  parameter: Parameter,
  inPath: ReadonlyMap<string, string>,
  query: URLSearchParams,
  headers: Headers,
): readonly string[] {
  const { in: place, name, repeated } = parameter;
  switch (place) {
    case "path":
      return [segment(parameter, inPath.get(name) ?? "")];
    case "query": {
      const all = query.getAll(name);
      if (!repeated && all.length > 1) refuse(parameter, "duplicate", "is given more than once");
      return all;
    }
    case "header": {
      const value = headers.get(name);
      return value === null ? [] : [value];
    }
  }
}

function segment(parameter: Parameter, text: string): string {
  const problem = `${quote(text)} is not UTF-8 that is percent-encoded`;
  return decodeSegment(text) ?? refuse(parameter, "encoding", problem);
}

function refuse(
  { in: place, name }: Parameter,
  code: DecodeCode | "invalid-string",
  problem: string,
): never {
  const message = `${name} in the ${place}: ${problem}`;
  throw new MockHttpError(json(400, { code, path: name, message }));
}
