import type { ApiDescription } from "../api/description.ts";
import { pathParameterNames } from "../api/lookup.ts";
import { createProxy } from "../proxy/proxy.ts";
import type { ProxyEvent } from "../proxy/proxy-event.ts";
import type { ProxyOptions } from "../proxy/proxy-options.ts";
import { wayOf } from "../proxy/question-path.ts";
import { definitions } from "../text/layout.ts";
import { oneLine, printable, shortened } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { readHeaders } from "./connection-flags.ts";
import { flags } from "./flag.ts";
import { ended, type Io, printEvent } from "./io.ts";
import { refuseOperand, UserError } from "./usage-error.ts";

const PORT = 8080;

const port = {
  ...flags.port,
  doc: `the port to listen on; 0 picks a free port (default: ${PORT})`,
};
const timeout = { ...flags.timeout, doc: "how long the server may take (default: 5000)" };

/** Caches answers between pages and a server. */
export const proxy: Command = {
  name: "proxy",
  summary: "cache answers between pages and a server: one request for all pages",
  doc: [
    "Pages call it in place of the server. It sends one request for all of them, answers from its cache while the server is slow or down, and forwards nothing but what the spec describes. /healthz says that it is alive. The output has a line for each change of state, and one for each refused value or origin. SIGTERM ends it when the requests in flight are answered.",
    "Requests with a body are counted by the client's address. Behind another proxy, that is the other proxy's address: give --trusted-proxies the number of your proxies that add to X-Forwarded-For.",
  ],
  flags: [
    flags.target,
    flags.allow,
    flags.origin,
    port,
    flags.host,
    flags.basePath,
    flags.fresh,
    flags.stale,
    timeout,
    flags.header,
    flags.requestNamespace,
    flags.perMinute,
    flags.maxBytes,
    flags.noForward,
    flags.maxEntries,
    flags.maxNewPerSecond,
    flags.trustedProxies,
  ],
  async run({ api, io }, args) {
    refuseOperand(args.positionals[0], "proxy");
    const target = args.one(flags.target);
    if (target === undefined) {
      throw new UserError(
        "where is the server? give --target URL",
        `${api.name} mock serves the spec's examples, to try it out`,
      );
    }
    const problems = new Set<string>();
    const onEvent = (event: ProxyEvent): void => {
      const line = event.kind === "answer" ? problemLine(event, problems) : stateLine(event);
      if (line !== undefined) printEvent(line, io);
    };
    const options = readOptions(target, args, io);
    const served = createProxy(api, { ...options, onEvent });
    const listening = await served.listen(args.number(port) ?? PORT, {
      host: args.one(flags.host),
    });
    io.stdout.write(`${introduction(api, listening.url, options).join("\n")}\n\n`);
    await ended(io);
    await served.close();
    return 0;
  },
};

function readOptions(target: string, args: Arguments, io: Io): ProxyOptions {
  if (args.has(flags.noForward) && (args.has(flags.perMinute) || args.has(flags.maxBytes))) {
    throw new UserError("--no-forward forwards nothing: leave out --per-minute and --max-bytes");
  }
  return {
    target,
    basePath: args.one(flags.basePath),
    allow: readAllowed(args.all(flags.allow)),
    origins: args.all(flags.origin),
    freshMs: args.number(flags.fresh),
    staleMs: args.number(flags.stale),
    timeoutMs: args.number(timeout),
    headers: readHeaders(args.all(flags.header)),
    requestNamespace: args.one(flags.requestNamespace),
    forward: args.has(flags.noForward)
      ? false
      : { perMinute: args.number(flags.perMinute), maxBytes: args.number(flags.maxBytes) },
    maxEntries: args.number(flags.maxEntries),
    maxNewPerSecond: args.number(flags.maxNewPerSecond),
    trustedProxies: args.number(flags.trustedProxies),
    fetch: io.fetch,
  };
}

/** Reads `id=1000,1001`, which may be given several times. */
function readAllowed(given: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const allowed: Record<string, readonly string[]> = {};
  for (const each of given) {
    const [, name, values] = /^([^=]+)=(.+)$/s.exec(each) ?? [];
    if (name === undefined || values === undefined) {
      throw new UserError(`--allow ${each}: expected NAME=VALUE,VALUE`);
    }
    const before = Object.hasOwn(allowed, name) ? (allowed[name] ?? []) : [];
    allowed[name] = [...before, ...values.split(",")];
  }
  return allowed;
}

/** What is printed when the proxy listens. */
function introduction(
  api: ApiDescription,
  url: string,
  { target, forward, allow = {} }: ProxyOptions,
): readonly string[] {
  const ways = api.operations.map((each) => {
    const { method, path } = each.operation;
    const way = wayOf(each);
    const isOffered = way === "cached" || (way === "forwarded" && forward !== false);
    return [`${method} ${path}`, isOffered ? way : "not offered"] as const;
  });
  const unnamed = [...pathParameterNames(api)].filter((name) => !Object.hasOwn(allow, name));
  return [
    `${api.title}: a proxy`,
    "",
    `  ${printable(url)} → ${printable(String(target))}`,
    "",
    ...definitions(ways),
    "",
    ...unnamed.map(
      (name) => `Anyone can request any ${name}: list those of your pages with --allow ${name}=…`,
    ),
    "Ctrl+C ends it.",
  ];
}

/** A line for a change of state; requests to the upstream have none. */
function stateLine(event: Exclude<ProxyEvent, { kind: "answer" }>): string | undefined {
  if (event.kind === "upstream") return undefined;
  const { subject, operation, ok, error } = event;
  const name = operation === undefined ? subject : `${subject} ${operation}`;
  if (ok) return `${name} works again`;
  return `${name} fails${error === undefined ? "" : `: ${lineOf(error)}`}`;
}

/** How many different problems are printed: anyone can cause new ones. */
const MOST = 100;

/**
 * A line for an answer that the operator should know about, such as a value that `--allow` does not list; undefined if
 * it has been printed.
 */
function problemLine(
  { status, code, message, error }: Extract<ProxyEvent, { kind: "answer" }>,
  printed: Set<string>,
): string | undefined {
  if (message === undefined || printed.size > MOST) return undefined;
  const stack = error instanceof Error ? error.stack : undefined;
  const line = `${status} ${code}: ${lineOf(stack ?? message)}`;
  if (printed.has(line)) return undefined;
  printed.add(line);
  return printed.size > MOST ? "further problems of requests are not printed" : line;
}

/** Text that may be from outside, on one short line. */
function lineOf(problem: unknown): string {
  return shortened(printable(oneLine(String(problem))));
}
