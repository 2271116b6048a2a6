import type { Json, WireRequest } from "../../runtime/api/case.ts";
import type { Operation, Parameter } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { lexical } from "./case-value.ts";
import type { Params } from "./parameter-sample.ts";

/** What a client accepts, whatever it asks for. */
const ACCEPT = "application/xml, text/xml";

/** The request of an operation with some input; `text` is its body. */
export function wireRequest(
  operation: Operation,
  params: Params,
  types: Types,
  text?: string,
): WireRequest {
  const { method, path, parameters, body } = operation;
  const headers: Record<string, string> = { accept: ACCEPT };
  let filled = path;
  const query: string[] = [];
  for (const parameter of parameters) {
    const { place, name } = parameter;
    for (const value of valuesOf(params, parameter, types)) {
      if (place === "header") headers[name.toLowerCase()] = value;
      else if (place === "path") filled = filled.replaceAll(`{${name}}`, escaped(value));
      else query.push(`${escaped(name)}=${escaped(value)}`);
    }
  }
  const sent = bodyIsSent(operation, params);
  if (body !== undefined && sent) headers["content-type"] = body.mediaType;
  return {
    method,
    path:
      query.length === 0
        ? filled
        : `${filled}${filled.includes("?") ? "&" : "?"}${query.join("&")}`,
    headers,
    ...(text === undefined || !sent ? {} : { body: { text } }),
  };
}

/** Whether an input makes a client send a body: not where that is optional, and no member of it is given. */
export function bodyIsSent({ parameters, body }: Operation, params: Params): boolean {
  if (body === undefined || body.required) return body !== undefined;
  return Object.keys(params).some((given) => parameters.every(({ key }) => key !== given));
}

function valuesOf(params: Params, { key, type }: Parameter, types: Types): readonly string[] {
  const given = params[key];
  if (given === undefined) return [];
  const values: readonly Json[] = Array.isArray(given) ? given : [given];
  return values.map((value) => lexical(value as string | number, type, types));
}

/** Characters that RFC 3986 §2.3 does not leave as they are become the escaped bytes of their UTF-8. */
function escaped(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[-\w.~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}
