import { wireRequest } from "../derive/wire-request.ts";
import type { Operation } from "../model.ts";
import { MOCK } from "./call-code.ts";
import type { ExampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";

/** The same request from a shell (POSIX §2.2.2: nothing in single quotation marks means anything). */
export function shellCode(
  { types }: ReferenceInput,
  operation: Operation,
  { params, body, answer }: ExampleCall,
): string {
  const { method, path, headers } = wireRequest(operation, params, types);
  const flags = [...methodFlags(method, body !== undefined), ...(answer ? [] : ["-i"])];
  const more = [
    ...Object.entries(headers)
      .filter(([name]) => name !== "accept")
      .map(([name, value]) => `-H ${quoted(`${capitalized(name)}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${quoted(body.text)}`]),
  ];
  return [["curl", ...flags, quoted(MOCK + path)].join(" "), ...more].join(" \\\n  ");
}

/** What curl does not do by itself. */
function methodFlags(method: string, hasBody: boolean): readonly string[] {
  if (method === (hasBody ? "POST" : "GET")) return [];
  return method === "HEAD" ? ["--head"] : ["-X", method];
}

function quoted(text: string): string {
  return /^[\w%+,./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function capitalized(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
