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

/**
 * The flags of the commands themselves. Parameters of operations come on top; none is called so. A flag that is an option
 * in code is called like it: `--request-namespace` is `requestNamespace`, `--timeout MS` is `timeoutMs`, and `--header`,
 * which may be given several times, is one of `headers`.
 */
export const flags = {
  baseUrl: { name: "base-url", value: "URL", doc: "where the server's API lies" },
  header: {
    name: "header",
    value: '"NAME: VALUE"',
    repeated: true,
    doc: "send a header with each request; may be given several times",
  },
  timeout: { name: "timeout", value: "MS", doc: "how long an answer may take (default: 10000)" },
  retry: {
    name: "retry",
    value: "N",
    doc: "how often a GET is tried again that failed (default: 2)",
  },
  requestNamespace: {
    name: "request-namespace",
    value: "URI",
    doc: "put elements of a request that are in no namespace into this one",
  },
  body: {
    name: "body",
    value: "FILE",
    doc: "what the request carries, as JSON or XML; - reads it from stdin",
  },
  json: { name: "json", doc: "print JSON for tools" },
  watch: { name: "watch", doc: "go on, and show what changes; Ctrl+C ends it" },
  interval: {
    name: "interval",
    value: "MS",
    doc: "with --watch, the pause between two calls (default: 15000)",
  },
  include: {
    name: "include",
    value: "OPERATION",
    repeated: true,
    doc: "call this operation too, although it may change something",
  },
  junit: { name: "junit", value: "FILE", doc: "write the findings as JUnit XML, too" },
  operation: {
    name: "operation",
    value: "OPERATION",
    repeated: true,
    doc: "run the cases of this one; may be given several times (default: all)",
  },
  tag: {
    name: "tag",
    value: "TAG",
    repeated: true,
    doc: "run the cases with this tag; may be given several times (default: all)",
  },
  knownFailures: {
    name: "known-failures",
    value: "FILE",
    doc: "the cases that are known to fail, as lines of CASE: REASON",
  },
  format: {
    name: "format",
    value: "FORMAT",
    doc: "how the report is printed: text, json, junit or tap (default: text)",
  },
  caseTimeout: {
    name: "case-timeout",
    value: "MS",
    doc: "how long a case may take (default: 10000)",
  },
  scenarios: {
    name: "scenarios",
    doc: "the server is the mock, or can be put into its states otherwise",
  },
  port: { name: "port", value: "N", doc: "where to listen; 0 is any free port (default: 4010)" },
  host: { name: "host", value: "NAME", doc: "the address to listen on (default: 127.0.0.1)" },
  scenario: {
    name: "scenario",
    value: "NAME",
    doc: "answer by this one (default: by the parameters of each request)",
  },
  delay: { name: "delay", value: "MS", doc: "hold every answer back" },
  noCors: { name: "no-cors", doc: "send no CORS headers, as the server that it stands for" },
  target: { name: "target", value: "URL", doc: "where the server's API lies" },
  allow: {
    name: "allow",
    value: "NAME=VALUE,VALUE",
    repeated: true,
    doc: "the values that a parameter may have (default: any of its type)",
  },
  origin: {
    name: "origin",
    value: "ORIGIN",
    repeated: true,
    doc: "let pages of this other origin in, such as https://www.bank.example",
  },
  basePath: {
    name: "base-path",
    value: "PATH",
    doc: "below which the operations lie (default: none)",
  },
  fresh: {
    name: "fresh",
    value: "MS",
    doc: "how long an answer is given without asking again (default: 5000)",
  },
  stale: {
    name: "stale",
    value: "MS",
    doc: "the greatest age of an answer, while the server is slow or down (default: 30000)",
  },
  perMinute: {
    name: "per-minute",
    value: "N",
    doc: "how many requests with a body one client may send (default: 60)",
  },
  maxBytes: { name: "max-bytes", value: "N", doc: "the longest body (default: 65536)" },
  noForward: { name: "no-forward", doc: "hand on no requests with a body" },
  maxEntries: {
    name: "max-entries",
    value: "N",
    doc: "how many answers are kept (default: 1000)",
  },
  maxNewPerSecond: {
    name: "max-new-per-second",
    value: "N",
    doc: "how many new questions are asked in a second, where --allow does not name all (default: 20)",
  },
  trustedProxies: {
    name: "trusted-proxies",
    value: "N",
    doc: "how many proxies of yours lie before this one (default: 0)",
  },
  quiet: { name: "quiet", doc: "do not print the requests" },
  help: { name: "help", short: "h", doc: "print this" },
  version: { name: "version", short: "v", doc: "print the version of the package" },
} as const satisfies { readonly [name: string]: Flag };

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
  const names = [option, option.replace(/Ms$/, ""), option.replace(/s$/, "")].map((name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  return Object.values(flags).find(({ name }) => names.includes(name));
}

/** A flag as it is written, with its value. */
export function written({ name, short, value }: Flag): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return value === undefined ? names : `${names} ${value}`;
}
