import { shellWord } from "../../../runtime/text/printable.ts";
import type { Params } from "../../conformance/parameter-sample.ts";
import { wireRequest } from "../../conformance/wire-request.ts";
import type { Operation } from "../../model/model.ts";
import { MOCK } from "./call-code.ts";
import type { ExampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";

/** The same request from a shell. */
export function shellCode(
  { types }: ReferenceInput,
  operation: Operation,
  { params, body, answer }: ExampleCall,
): string {
  const members = body?.value as Params | undefined;
  const { method, path, headers } = wireRequest(operation, { ...params, ...members }, types);
  const flags = [...methodFlags(method, body !== undefined), ...(answer ? [] : ["-i"])];
  const more = [
    ...Object.entries(headers)
      .filter(([name]) => name !== "accept")
      .map(([name, value]) => `-H ${shellWord(`${capitalized(name)}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${shellWord(body.text)}`]),
  ];
  return [["curl", ...flags, shellWord(MOCK + path)].join(" "), ...more].join(" \\\n  ");
}

/** What curl does not do by itself. */
function methodFlags(method: string, hasBody: boolean): readonly string[] {
  if (method === (hasBody ? "POST" : "GET")) return [];
  return method === "HEAD" ? ["--head"] : ["-X", method];
}

function capitalized(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
