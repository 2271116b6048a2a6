import { InputError } from "../errors.ts";
import type { ClientOptions, Fetch } from "./client-options.ts";
import type { RequestHeaders } from "./request-headers.ts";

/** A credential, or a function that is asked for it before each attempt, such as one that renews a token. */
export type Credential<T> = T | (() => T | Promise<T>);

/** A name and a password (RFC 7617). */
export interface NameAndPassword {
  readonly username: string;
  readonly password: string;
}

/** The options of a client that can be given credentials `C`, by the names of the spec. */
export interface SecuredOptions<C> extends ClientOptions {
  /**
   * Sent with the calls that take them, and not to another origin to which a GET is redirected. Of several ways to prove
   * who calls, the first is taken for which all is given; where none is complete, nothing is sent.
   */
  readonly credentials?: C | undefined;
}

/** How a credential is sent, by the name that it is given under. */
export interface SecurityScheme {
  readonly name: string;
  readonly place: "header" | "query";
  /** The name of the header field or of the query parameter. */
  readonly parameter: string;
  /** What is sent for what is given; undefined where that is no such credential. */
  write(given: unknown): string | undefined;
}

/** A token in `Authorization` (RFC 6750 §2.1). */
export function bearer(name: string): SecurityScheme {
  const write = (given: unknown): string | undefined =>
    typeof given === "string" && /^[\w.~+/-]+=*$/.test(given) ? `Bearer ${given}` : undefined;
  return { name, place: "header", parameter: "authorization", write };
}

/** A name and a password in `Authorization` (RFC 7617 §2), in UTF-8. */
export function basic(name: string): SecurityScheme {
  return { name, place: "header", parameter: "authorization", write: writeBasic };
}

function writeBasic(given: unknown): string | undefined {
  const { username, password } = Object(given) as Partial<Record<string, unknown>>;
  if (typeof username !== "string" || typeof password !== "string") return undefined;
  // A colon ends the name, and neither has control characters.
  if (/[\p{Cc}:]/u.test(username) || /\p{Cc}/u.test(password)) return undefined;
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** A key in a header field or in the query. */
export function apiKey(
  name: string,
  place: SecurityScheme["place"],
  parameter: string,
): SecurityScheme {
  const form = place === "header" ? /^[!-~](?:[ !-~]*[!-~])?$/ : /^\P{Cs}+$/u;
  const write = (given: unknown): string | undefined =>
    typeof given === "string" && form.test(given) ? given : undefined;
  return { name, place, parameter, write };
}

/**
 * The options of a client for a call that takes all schemes of one of the `alternatives`. No credential is in
 * a request that hooks see as `url`, in an error or in a message.
 */
export function withCredentials<C extends object>(
  { credentials, ...client }: SecuredOptions<C>,
  alternatives: readonly (readonly SecurityScheme[])[],
): ClientOptions {
  const given = Object(credentials) as Readonly<Record<string, unknown>>;
  const has = ({ name }: SecurityScheme): boolean =>
    Object.hasOwn(given, name) && given[name] !== undefined;
  const complete = alternatives.filter((schemes) => schemes.every(has));
  // What takes no credential is the last resort.
  const chosen = complete.find((schemes) => schemes.length > 0) ?? [];
  if (chosen.length === 0) return client;

  const { headers, fetch = globalThis.fetch as Fetch } = client;
  let query = "";
  let home: string | undefined;
  // Asked once an attempt, outside of `fetch`: what it throws is the app's own.
  const askHeaders = async (): Promise<RequestHeaders> => {
    const others = typeof headers === "function" ? await headers() : headers;
    const texts = await Promise.all(chosen.map((scheme) => textOf(scheme, given[scheme.name])));
    const own = chosen.map(({ place, parameter }, i) => ({
      place,
      parameter,
      text: texts[i] ?? "",
    }));
    query = own
      .filter(({ place }) => place === "query")
      .map(({ parameter, text }) => `${encodeURIComponent(parameter)}=${encodeURIComponent(text)}`)
      .join("&");
    home = undefined;
    const sent = own.filter(({ place }) => place === "header");
    const names = new Set(sent.map(({ parameter }) => parameter.toLowerCase()));
    const kept = pairsOf(others).filter(([name]) => !names.has(name.toLowerCase()));
    return [...kept, ...sent.map(({ parameter, text }) => [parameter, text] as const)];
  };
  // As late as can be, so that the key is in no URL that is shown, and only at the origin of the client.
  const withQuery: Fetch = (url, init) => {
    const { origin } = new URL(url);
    home ??= origin;
    if (origin !== home) query = "";
    return fetch(query === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${query}`, init);
  };
  return {
    ...client,
    headers: askHeaders,
    ...(chosen.some(({ place }) => place === "query") && { fetch: withQuery }),
  };
}

async function textOf({ name, write }: SecurityScheme, held: unknown): Promise<string> {
  const text = write(typeof held === "function" ? await held() : held);
  // Without the value, which is a secret.
  if (text === undefined) throw new InputError(`credentials.${name}`, "cannot be sent");
  return text;
}

/** Headers one by one; what is none is refused where they are read. */
function pairsOf(given: RequestHeaders = {}): readonly (readonly [string, string])[] {
  return (
    Symbol.iterator in Object(given) ? [...(given as Iterable<unknown>)] : Object.entries(given)
  ) as readonly (readonly [string, string])[];
}

/**
 * The options of a client without its credentials.
 * @throws {InputError} where a credential is given under another name than those of the spec.
 */
export function withoutCredentials<C extends object>(
  { credentials, ...client }: SecuredOptions<C>,
  names: readonly string[],
): ClientOptions {
  if (credentials !== undefined && (typeof credentials !== "object" || credentials === null)) {
    throw new InputError("credentials", "must be an object");
  }
  for (const name of Object.keys(credentials ?? {})) {
    if (!names.includes(name)) throw new InputError(`credentials.${name}`, "is not known");
  }
  return client;
}
