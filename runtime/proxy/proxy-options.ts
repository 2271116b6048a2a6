import type { ApiDescription } from "../api/description.ts";
import { pathParameterNames } from "../api/lookup.ts";
import { refuse } from "../api/refuse-input.ts";
import { InputError, quote } from "../errors.ts";
import { checkOptions, type Fetch } from "../http/client-options.ts";
import {
  amount,
  anything,
  type Check,
  callback,
  type Filled,
  isObject,
  type OptionTable,
  readTable,
  text,
  texts,
} from "../http/options.ts";
import type { RequestHeaders } from "../http/request-headers.ts";
import type { URL as PlatformUrl } from "../platform.ts";
import type { OnProxyEvent } from "./proxy-event.ts";
import type { ProxyStore } from "./proxy-store.ts";

/** The options of a proxy. Times are milliseconds, at most 2,147,483,647. */
export interface ProxyOptions {
  /** The base URL of the server behind the proxy, as a client has it. */
  readonly target: string | PlatformUrl;
  /** The path below which the operations are served, such as `/api`. Defaults to none. */
  readonly basePath?: string | undefined;
  /**
   * The values that path parameters may have, by the names of the parameters. A parameter that is not listed may
   * have any value of its type.
   */
  readonly allow?: AllowedValues | undefined;
  /** The other origins whose pages may use the proxy, such as `https://www.bank.example`. Defaults to none. */
  readonly origins?: readonly string[] | undefined;
  /** How long an answer is served without asking again. Defaults to 5,000. */
  readonly freshMs?: number | undefined;
  /** The maximum age of an answer while it is being renewed or cannot be; at least `freshMs`. Defaults to 30,000. */
  readonly staleMs?: number | undefined;
  /** How long the upstream may take for an answer. Defaults to 5,000. */
  readonly timeoutMs?: number | undefined;
  /** Sent to the upstream with every request; nothing of a page's own headers is. */
  readonly headers?: RequestHeaders | undefined;
  /** As a client's: the namespace into which the elements of forwarded documents are moved that have none. */
  readonly requestNamespace?: string | undefined;
  /** How requests with a body are forwarded; `false` is not at all. */
  readonly forward?: ForwardOptions | false | undefined;
  /** Shares answers with other instances. Without one they are kept in this process. */
  readonly store?: ProxyStore | undefined;
  /** How many answers are kept in this process, the ones used last; at least one is. Defaults to 1,000. */
  readonly maxEntries?: number | undefined;
  /**
   * The maximum number of first-time requests per second, where `allow` does not list every parameter.
   * Defaults to 20.
   */
  readonly maxNewPerSecond?: number | undefined;
  /**
   * How many proxies of your own are in front of this one and add to `X-Forwarded-For`. The client's address is
   * taken from there, that many from the end, and the host from `X-Forwarded-Host`. Defaults to 0: neither is read.
   */
  readonly trustedProxies?: number | undefined;
  /** Called with each answer, each request to the upstream, and each change of state. */
  readonly onEvent?: OnProxyEvent | undefined;
  /** Sends the requests to the upstream. Defaults to the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
}

export type AllowedValues = Readonly<Record<string, readonly (string | number | bigint)[]>>;

export interface ForwardOptions {
  /** How many requests one client may send in a minute. Defaults to 60. */
  readonly perMinute?: number | undefined;
  /** The longest body, in bytes. Defaults to 65,536. */
  readonly maxBytes?: number | undefined;
}

export const forwardTable: OptionTable<ForwardOptions, "perMinute" | "maxBytes"> = {
  perMinute: [...amount, 60],
  maxBytes: [...amount, 2 ** 16],
};

type Initials = Exclude<
  keyof ProxyOptions,
  "target" | "headers" | "requestNamespace" | "forward" | "store" | "onEvent" | "fetch"
>;

const store: Check = [
  "an object with get(), set(), lock() and unlock()",
  (value) =>
    isObject(value) &&
    ["get", "set", "lock", "unlock"].every((name) => typeof value[name] === "function"),
];

/** A count. With half a trusted proxy, the client's own `X-Forwarded-For` would be believed. */
const count: Check = [
  amount[0].replace("a number", "a whole number"),
  (value) => amount[1](value) && Number.isInteger(value),
];

export const proxyTable: OptionTable<ProxyOptions, Initials> = {
  target: anything,
  basePath: [...text, ""],
  allow: ["an object of lists of values, by the names of parameters", isObject, {}],
  origins: [...texts, []],
  freshMs: [...amount, 5000],
  staleMs: [...amount, 30_000],
  timeoutMs: [...amount, 5000],
  headers: anything,
  requestNamespace: anything,
  forward: ["false or an object", (value) => value === false || isObject(value)],
  store,
  maxEntries: [...count, 1000],
  maxNewPerSecond: [...amount, 20],
  trustedProxies: [...count, 0],
  onEvent: callback,
  fetch: callback,
};

/** The options of a proxy, with everything filled in that was left out. */
export interface ProxySettings extends Omit<Filled<ProxyOptions, Initials>, "forward"> {
  /** Without a slash at its end. */
  readonly basePath: string;
  readonly forward: Required<{ readonly [N in keyof ForwardOptions]: number }> | false;
}

/**
 * Fills in what was left out.
 * @throws {InputError} for what cannot be used; its path is the option's name.
 */
export function readProxyOptions(api: ApiDescription, options: ProxyOptions): ProxySettings {
  const settings = readTable(proxyTable, options, "options", refuse);
  const { target, headers, requestNamespace, fetch, timeoutMs, forward } = settings;
  checkTarget({ baseUrl: target, headers, requestNamespace, fetch, timeoutMs });
  const names = pathParameterNames(api);
  for (const [name, values] of Object.entries(settings.allow)) {
    if (!names.has(name)) refuse(`allow.${name}`, "no path has such a parameter");
    if (!Array.isArray(values)) refuse(`allow.${name}`, `must be an array, got ${quote(values)}`);
  }
  const { freshMs, staleMs } = settings;
  if (options.staleMs !== undefined && staleMs < freshMs) {
    refuse(
      "staleMs",
      `must be at least freshMs, ${freshMs}, got ${staleMs}: raise it or lower freshMs`,
    );
  }
  return {
    ...settings,
    basePath: readBasePath(settings.basePath),
    origins: settings.origins.map(readOrigin),
    staleMs: Math.max(settings.staleMs, settings.freshMs),
    maxEntries: Math.max(settings.maxEntries, 1),
    forward: forward === false ? false : readTable(forwardTable, forward ?? {}, "forward", refuse),
  };
}

/** Checks the options of the client, whose base URL is called `target` here. */
function checkTarget(client: Parameters<typeof checkOptions>[0]): void {
  try {
    checkOptions(client);
  } catch (error) {
    if (!(error instanceof InputError && error.path === "baseUrl")) throw error;
    refuse("target", error.message.slice("baseUrl: ".length));
  }
}

/** The path with a slash at its beginning and none at its end; letter case is kept. */
function readBasePath(path: string): string {
  const trimmed = path.replace(/\/+$/, "");
  const fits = trimmed === "" || /^(?:\/[\w.~!$&'()*+,;=:@-]+)+$/.test(trimmed);
  if (fits && !trimmed.split("/").some((part) => part === "." || part === "..")) return trimmed;
  return refuse("basePath", `must be a path such as /api, got ${quote(path)}`);
}

function readOrigin(given: string): string {
  try {
    const { origin, protocol } = new URL(given);
    if (/^https?:$/.test(protocol) && given.replace(/\/$/, "") === origin) return origin;
  } catch {
    // Refused below.
  }
  const expected =
    "must be scheme, host and port as browsers name them, such as https://www.bank.example";
  return refuse("origins", `${expected}, got ${quote(given)}`);
}
