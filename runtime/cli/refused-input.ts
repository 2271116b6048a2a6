import type { ApiDescription } from "../api/description.ts";
import type { InputError } from "../errors.ts";
import { flags } from "./flag.ts";
import { allParameterFlags } from "./parameter-flag.ts";
import { UserError } from "./usage-error.ts";

/** Which flag an option of a client, a watch, a mock or a proxy is. */
const options: { readonly [path: string]: string } = {
  baseUrl: flags.baseUrl.name,
  timeoutMs: flags.timeout.name,
  retry: flags.retry.name,
  requestNamespace: flags.requestNamespace.name,
  intervalMs: flags.interval.name,
  delayMs: flags.delay.name,
  port: flags.port.name,
  host: flags.host.name,
  target: flags.target.name,
  basePath: flags.basePath.name,
  origins: flags.origin.name,
  freshMs: flags.fresh.name,
  staleMs: flags.stale.name,
  perMinute: flags.perMinute.name,
  maxBytes: flags.maxBytes.name,
  trustedProxies: flags.trustedProxies.name,
};

/** What the runtime refuses, in the words of the command line. */
export function refusedInput(
  { path, message, operation }: InputError,
  { operations }: ApiDescription,
): UserError {
  const lead = `${operation === undefined ? "" : `${operation}: `}${path}: `;
  const problem = message.startsWith(lead) ? message.slice(lead.length) : message;
  const parameter = allParameterFlags(operations).find((flag) => flag.parameter.key === path);
  const flag = options[path] ?? parameter?.name;
  if (flag !== undefined) return new UserError(`--${flag}: ${problem}`);
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
