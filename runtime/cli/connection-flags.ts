import type { ApiDescription } from "../api/description.ts";
import { type ClientOptions, checkOptions } from "../http/client-options.ts";
import type { Arguments } from "./arguments.ts";
import { flags } from "./flag.ts";
import type { Io } from "./io.ts";
import { UserError } from "./usage-error.ts";

/** The variable that stands in for `--base-url`. */
export function baseUrlVariable({ name }: ApiDescription): string {
  return `${name.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase()}_BASE_URL`;
}

/**
 * How the server is reached.
 * @throws {UserError} when its address is not given.
 * @throws {InputError} when an option cannot be used.
 */
export function readConnection(api: ApiDescription, args: Arguments, io: Io): ClientOptions {
  const variable = baseUrlVariable(api);
  const baseUrl = args.one(flags.baseUrl) ?? io.env[variable];
  if (!baseUrl) {
    throw new UserError(
      `where is the server? give --base-url URL, or set ${variable}`,
      `${api.name} mock serves the spec's examples, to try it out`,
    );
  }
  const client: ClientOptions = {
    baseUrl,
    fetch: io.fetch,
    headers: readHeaders(args.all(flags.header)),
    timeoutMs: args.number(flags.timeout),
    retry: args.number(flags.retry),
    requestNamespace: args.one(flags.requestNamespace),
  };
  checkOptions(client);
  return client;
}

/** Headers as they are given, `NAME: VALUE` each. */
export function readHeaders(given: readonly string[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const header of given) {
    const colon = header.indexOf(":");
    const name = header.slice(0, Math.max(0, colon)).trim();
    const value = header.slice(colon + 1).trim();
    if (name === "" || /\s/.test(name)) {
      throw new UserError(`--header ${header}: expected "NAME: VALUE"`);
    }
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
