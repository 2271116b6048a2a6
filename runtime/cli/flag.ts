import { kebabCase } from "../text/typed-names.ts";

/** A flag of a command. */
export interface Flag {
  /** Without the hyphens. */
  readonly name: string;
  /** A letter for the short form, with a single hyphen. */
  readonly short?: string | undefined;
  /** What its value is, as help has it (`URL`); without one it is on or off. */
  readonly value?: string | undefined;
  readonly repeated?: boolean | undefined;
  readonly doc: string;
}

/** A flag without its name. */
type UnnamedFlag = Omit<Flag, "name">;

function onOff(doc: string, short?: string): UnnamedFlag {
  return { short, doc };
}

function valued(value: string, doc: string): UnnamedFlag {
  return { value, doc };
}

function repeated(value: string, doc: string): UnnamedFlag {
  return { value, repeated: true, doc };
}

/** Gives each flag its name: its key with hyphens. */
function named<K extends string>(unnamed: { readonly [N in K]: UnnamedFlag }) {
  const entries = Object.entries<UnnamedFlag>(unnamed);
  const flags = entries.map(([key, flag]) => [key, { name: kebabCase(key), ...flag }]);
  return Object.fromEntries(flags) as { readonly [N in K]: Flag };
}

/**
 * The flags of the commands themselves. Parameters of operations come on top; none is called so. A flag that is an option
 * in code is called like it: `--request-namespace` is `requestNamespace`, `--timeout MS` is `timeoutMs`, and `--header`,
 * which may be given several times, is one of `headers`.
 */
export const flags = named({
  baseUrl: valued("URL", "the base URL of the server's API"),
  header: repeated('"NAME: VALUE"', "send a header with each request; may be given several times"),
  timeout: valued("MS", "how long an answer may take (default: 10000)"),
  retry: valued("N", "how often a failed GET is retried (default: 2)"),
  requestNamespace: valued(
    "URI",
    "put elements of a request that are in no namespace into this one",
  ),
  body: valued("FILE", "the body of the request, as JSON or XML; - reads it from stdin"),
  json: onOff("print JSON for tools"),
  watch: onOff("keep running, and show what changes; Ctrl+C ends it"),
  interval: valued("MS", "with --watch, the pause between two calls (default: 15000)"),
  include: repeated("OPERATION", "call this operation too, although it may change something"),
  junit: valued("FILE", "write the findings as JUnit XML, too"),
  operation: repeated(
    "OPERATION",
    "run the cases of this one; may be given several times (default: all)",
  ),
  tag: repeated("TAG", "run the cases with this tag; may be given several times (default: all)"),
  knownFailures: valued("FILE", "the cases that are known to fail, as lines of CASE: REASON"),
  format: valued("FORMAT", "how the report is printed: text, json, junit or tap (default: text)"),
  caseTimeout: valued("MS", "how long a case may take (default: 10000)"),
  scenarios: onOff("the server is the mock, or can be put into its scenarios otherwise"),
  port: valued("N", "the port to listen on; 0 picks a free port (default: 4010)"),
  host: valued("NAME", "the address to listen on (default: 127.0.0.1)"),
  scenario: valued("NAME", "answer by this one (default: by the parameters of each request)"),
  delay: valued("MS", "hold every answer back"),
  noCors: onOff("send no CORS headers, as the server that it stands for"),
  target: valued("URL", "the base URL of the server's API"),
  allow: repeated(
    "NAME=VALUE,VALUE",
    "the values that a parameter may have (default: any of its type)",
  ),
  origin: repeated("ORIGIN", "allow pages of this other origin, such as https://www.bank.example"),
  basePath: valued("PATH", "the path below which the operations are served (default: none)"),
  fresh: valued("MS", "how long an answer is served without asking again (default: 5000)"),
  stale: valued(
    "MS",
    "the maximum age of an answer while the server is slow or down (default: 30000)",
  ),
  perMinute: valued(
    "N",
    "how many requests with a body a client may send per minute (default: 60)",
  ),
  maxBytes: valued("N", "the longest body, in bytes (default: 65536)"),
  noForward: onOff("forward no requests with a body"),
  maxEntries: valued("N", "how many answers are kept (default: 1000)"),
  maxNewPerSecond: valued(
    "N",
    "maximum first-time requests per second, where --allow does not list every parameter (default: 20)",
  ),
  trustedProxies: valued("N", "how many proxies of your own are in front of this one (default: 0)"),
  quiet: onOff("do not print the requests"),
  help: onOff("print this", "h"),
  version: onOff("print the version of the package", "v"),
});

/** The flags of every command that talks to a server. */
export const connectionFlags: readonly Flag[] = [
  flags.baseUrl,
  flags.header,
  flags.timeout,
  flags.requestNamespace,
];

/**
 * The flag that an option in code is: it has the same name, without the unit of a time, and takes one item of a
 * list at a time.
 */
export function flagOf(option: string): Flag | undefined {
  const keys = [option, option.replace(/Ms$/, ""), option.replace(/s$/, "")];
  const found = Object.entries(flags).find(([key]) => keys.includes(key));
  return found?.[1];
}

/** A flag as it is written, with its value. */
export function written({ name, short, value }: Flag): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return value === undefined ? names : `${names} ${value}`;
}
