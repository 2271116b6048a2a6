import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { askAsPages, askWithoutPause, type Load } from "./proxy-race.ts";
import { asCount, type Report } from "./report.ts";
import { median } from "./statistics.ts";

const PATH = "/chat/entrypoint/agentAvailability/1000";
const ANSWER = '<?xml version="1.0" encoding="UTF-8"?><agentAvailability available="true"/>';
const PAGES = 5000;
/** How often each page asks, and how many times in a round. */
const INTERVAL_MS = 1000;
const TIMES = 3;
/** Connections that never pause, and their requests in a round. */
const CONNECTIONS = 100;
const REQUESTS = 5000;
const ROUNDS = 6;
const FRESH_MS = 1000;
/** How long the server takes for an answer. */
const SERVER_MS = 50;

/** A load that each contender is measured under. */
interface Trial {
  readonly title: string;
  readonly run: (port: number, path: string) => Promise<Load>;
}

const ASKING: Trial = {
  title: `${asCount(PAGES)} pages, each asks every ${INTERVAL_MS} ms`,
  run: (port, path) => askAsPages(port, path, PAGES, INTERVAL_MS, TIMES),
};

const WITHOUT_PAUSE: Trial = {
  title: `${CONNECTIONS} connections that never pause`,
  run: (port, path) => askWithoutPause(port, path, REQUESTS, CONNECTIONS),
};

/** What a contender did under a load, by rounds. */
interface Result {
  readonly rates: number[];
  readonly medians: number[];
  readonly p99s: number[];
}

interface Contender {
  readonly name: string;
  readonly port: number;
  /** Below which the server has its paths, so that it knows who asked. */
  readonly prefix: string;
  readonly child: ChildProcess;
  readonly results: ReadonlyMap<Trial, Result>;
}

/** Thousands of pages on one path, before a server that takes its time. */
export async function benchProxy(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "bench-proxy-"));
  const calls = new Map<string, number>();
  const server = createServer((request, response) => {
    const [, prefix = ""] = (request.url ?? "").split("/");
    calls.set(prefix, (calls.get(prefix) ?? 0) + 1);
    setTimeout(() => {
      response.writeHead(200, {
        "content-type": "application/xml",
        "content-length": ANSWER.length,
      });
      response.end(ANSWER);
    }, SERVER_MS);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const hasNginx = spawnSync("nginx", ["-v"]).status === 0;
  const contenders = [
    await startNode("proxy", port, folder),
    hasNginx ? await startNginx(folder, port) : await startNode("forwarder", port, folder),
    await startNode("answer", port, folder),
  ];
  const start = performance.now();
  try {
    for (const { port, prefix } of contenders) await WITHOUT_PAUSE.run(port, pathOf(prefix));
    for (let round = 0; round < ROUNDS; round++) {
      for (const trial of [ASKING, WITHOUT_PAUSE]) {
        // Each round begins with another one than the round before.
        const first = round % contenders.length;
        for (const each of [...contenders.slice(first), ...contenders.slice(0, first)]) {
          note(each.results.get(trial), await trial.run(each.port, pathOf(each.prefix)));
        }
      }
    }
  } finally {
    for (const { child } of contenders) child.kill();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const seconds = (performance.now() - start) / 1000;
  return reportOf(contenders, calls, seconds);
}

function note(result: Result | undefined, { times, ms }: Load): void {
  const sorted = [...times].sort((a, b) => a - b);
  result?.rates.push((times.length / ms) * 1000);
  result?.p99s.push(sorted[Math.floor(times.length * 0.99)] ?? Number.NaN);
  result?.medians.push(median(times));
}

function reportOf(
  contenders: readonly Contender[],
  calls: ReadonlyMap<string, number>,
  seconds: number,
): Report {
  const [proxy, other] = contenders;
  if (!proxy || !other) throw new Error("there are two contenders");
  const asked = calls.get(proxy.prefix) ?? 0;
  const most = Math.ceil((seconds * 1000) / FRESH_MS) + 1;
  const isNginx = other.name.startsWith("nginx");
  const p99s = (each: Contender): readonly number[] => each.results.get(ASKING)?.p99s ?? [];
  const ratio = median(p99s(proxy).map((p99, round) => p99 / (p99s(other)[round] ?? Number.NaN)));
  return {
    title: `proxy: one path, fresh for ${FRESH_MS} ms`,
    tables: [
      ...[ASKING, WITHOUT_PAUSE].map((trial) => ({
        columns: [trial.title, "requests/s", "ms median", "ms p99"],
        rows: contenders.map(({ name, results }) => {
          const { rates = [], medians = [], p99s = [] } = results.get(trial) ?? {};
          return [
            name,
            asCount(median(rates)),
            median(medians).toFixed(2),
            median(p99s).toFixed(2),
          ];
        }),
      })),
      {
        columns: ["the whole run", "upstream calls"],
        rows: contenders.map(({ name, prefix }) => [name, asCount(calls.get(prefix) ?? 0)]),
      },
    ],
    targets: [
      {
        wanted: `at most one upstream call in each ${FRESH_MS} ms (${most} in this run)`,
        got: String(asked),
        reached: asked <= most,
      },
      {
        wanted: `p99 of ${asCount(PAGES)} pages at most ${isNginx ? "2x" : "1x"} ${other.name}`,
        got: `${ratio.toFixed(2)}x`,
        reached: ratio <= (isNginx ? 2 : 1),
      },
    ],
  };
}

function pathOf(prefix: string): string {
  return prefix === "nginx" ? `/nginx${PATH}` : PATH;
}

function contender(name: string, prefix: string, port: number, child: ChildProcess): Contender {
  const none = (): Result => ({ rates: [], medians: [], p99s: [] });
  const results = new Map([ASKING, WITHOUT_PAUSE].map((trial) => [trial, none()]));
  return { name, prefix, port, child, results };
}

const NAMES = {
  proxy: "ece-chat proxy",
  forwarder: "a plain forwarder",
  answer: "node:http with the same bytes",
};

async function startNode(
  kind: keyof typeof NAMES,
  upstream: number,
  folder: string,
): Promise<Contender> {
  const source = fileURLToPath(new URL("./proxy-server.ts", import.meta.url));
  const program = join(folder, "proxy-server.mjs");
  // Compiled, as an app has it: what tsx makes of the source takes a third more time.
  buildSync({
    entryPoints: [source],
    outfile: program,
    bundle: true,
    format: "esm",
    platform: "node",
  });
  const target = `http://127.0.0.1:${upstream}/${kind}`;
  const args = [program, kind, target, String(FRESH_MS)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [told] = await once(child.stdout, "data");
  const name = NAMES[kind];
  return contender(name, kind, Number(String(told)), child);
}

async function startNginx(folder: string, upstream: number): Promise<Contender> {
  const probe = createTcpServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  const config = join(folder, "nginx.conf");
  writeFileSync(
    config,
    // Started by root, it would have its workers be somebody who cannot write here.
    `${process.getuid?.() === 0 ? "user root;" : ""}
worker_processes 1;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log crit;
events { worker_connections 12000; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/temp;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000;
  proxy_cache_path ${folder}/cache keys_zone=answers:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_cache answers;
      proxy_cache_valid 200 ${FRESH_MS / 1000}s;
      proxy_cache_lock on;
      proxy_cache_use_stale error timeout updating;
      proxy_cache_background_update on;
    }
  }
}
`,
  );
  const child = spawn("nginx", ["-p", folder, "-c", config], { stdio: "ignore" });
  for (let tries = 0; tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const answer = await fetch(`http://127.0.0.1:${port}/nginx${PATH}`).catch(() => undefined);
    if (answer?.ok) break;
  }
  return contender("nginx proxy_cache, 1 worker", "nginx", port, child);
}
