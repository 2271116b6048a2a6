import type { ApiDescription } from "../api/description.ts";
import type { InputError } from "../errors.ts";
import { flagOf, flags } from "./flag.ts";
import { allParameterFlags } from "./parameter-flag.ts";
import { UserError } from "./usage-error.ts";

/** What the runtime refuses, in the words of the command line. */
export function refusedInput(
  { path, message, operation }: InputError,
  { operations }: ApiDescription,
): UserError {
  const lead = `${operation === undefined ? "" : `${operation}: `}${path}: `;
  const problem = message.startsWith(lead) ? message.slice(lead.length) : message;
  const parameter = allParameterFlags(operations).find((flag) => flag.parameter.key === path);
  const flag = flagOf(path) ?? parameter;
  if (flag !== undefined) return new UserError(`--${flag.name}: ${problem}`);
  if (path.startsWith("allow.")) {
    return new UserError(`--${flags.allow.name} ${path.slice("allow.".length)}=…: ${problem}`);
  }
  if (path.startsWith("headers.")) {
    return new UserError(`--${flags.header.name}: ${path.slice("headers.".length)}: ${problem}`);
  }
  // A problem in a body is named by its place in the document.
  const place = path.startsWith("/") ? `${path}: ` : "";
  return new UserError(`--${flags.body.name}: ${place}${problem}`);
}
