import type { ApiDescription } from "../api/description.ts";
import { pathParameterNames } from "../api/lookup.ts";
import { createProxy } from "../proxy/proxy.ts";
import type { ProxyEvent } from "../proxy/proxy-event.ts";
import type { ProxyOptions } from "../proxy/proxy-options.ts";
import { wayOf } from "../proxy/question-path.ts";
import { definitions } from "../text/layout.ts";
import { printable, shortened } from "../text/printable.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { readHeaders } from "./connection-flags.ts";
import { flags } from "./flag.ts";
import { ended, type Io, printEvent } from "./io.ts";
import { refuseOperand, UserError } from "./usage-error.ts";

const PORT = 8080;

const port = { ...flags.port, doc: `where to listen; 0 is any free port (default: ${PORT})` };
const timeout = { ...flags.timeout, doc: "how long the server may take (default: 5000)" };

/** Lies between pages and a server. */
export const proxy: Command = {
  name: "proxy",
  operands: "",
  summary: "lie between pages and a server: one poll for all pages",
  doc: [
    "Pages ask it in place of the server. It asks the server once for all of them, answers from what it knows while the server is slow or down, and hands on nothing but what the spec describes. /healthz says that it is alive. Each change of state is a line of the output; SIGTERM ends it when what is under way is answered.",
    "Requests with a body are counted by the address that they come from. Behind another proxy that is the other proxy's: say with --trusted-proxies how many of yours add to X-Forwarded-For.",
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
  parameterFlags: () => [],
  async run({ api, io }, args) {
    refuseOperand(args.positionals[0], "proxy");
    const target = args.one(flags.target);
    if (target === undefined) {
      throw new UserError(
        "where is the server? give --target URL",
        `${api.name} mock serves the spec's examples, to try it out`,
      );
    }
    const onEvent = (event: ProxyEvent): void => {
      const line = lineOf(event);
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
    throw new UserError("--no-forward hands nothing on: leave out --per-minute and --max-bytes");
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

/** `id=1000,1001`, as often as it was given. */
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

/** What to know of a proxy that has just begun to listen. */
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
      (name) => `Anybody may ask for any ${name}: name those of your pages with --allow ${name}=…`,
    ),
    "Ctrl+C ends it.",
  ];
}

/** A line for a change of state; the other events have none. */
function lineOf(event: ProxyEvent): string | undefined {
  if (event.kind !== "state") return undefined;
  const { subject, operation, ok, error } = event;
  const name = operation === undefined ? subject : `${subject} ${operation}`;
  if (ok) return `${name} works again`;
  const why = error === undefined ? "" : `: ${shortened(printable(String(error)))}`;
  return `${name} fails${why}`;
}
