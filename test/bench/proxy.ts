import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askAsPages } from "./proxy-race.ts";
import { asCount, type Report } from "./report.ts";
import { median } from "./statistics.ts";

const PATH = "/chat/entrypoint/agentAvailability/1000";
const ANSWER = '<?xml version="1.0" encoding="UTF-8"?><agentAvailability available="true"/>';
const PAGES = 5000;
const CONNECTIONS = 100;
const ROUNDS = 12;
const FRESH_MS = 1000;
/** How long the server takes for an answer. */
const SERVER_MS = 50;

interface Contender {
  readonly name: string;
  readonly port: number;
  /** Below which the server has its paths, so that it knows who asked. */
  readonly prefix: string;
  readonly child: ChildProcess;
  readonly rates: number[];
  readonly p99s: number[];
  readonly medians: number[];
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
    await startNode("proxy", port),
    hasNginx ? await startNginx(folder, port) : await startNode("forwarder", port),
  ];
  const start = performance.now();
  try {
    for (const { port, prefix } of contenders)
      await askAsPages(port, pathOf(prefix), PAGES, CONNECTIONS);
    for (let round = 0; round < ROUNDS; round++) {
      // Each round begins with another one than the round before.
      for (const each of round % 2 === 0 ? contenders : [...contenders].reverse()) {
        const { times, ms } = await askAsPages(each.port, pathOf(each.prefix), PAGES, CONNECTIONS);
        const sorted = [...times].sort((a, b) => a - b);
        each.rates.push((PAGES / ms) * 1000);
        each.p99s.push(sorted[Math.floor(PAGES * 0.99)] ?? Number.NaN);
        each.medians.push(median(times));
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

function reportOf(
  contenders: readonly Contender[],
  calls: ReadonlyMap<string, number>,
  seconds: number,
): Report {
  const [proxy, other] = contenders;
  if (!proxy || !other) throw new Error("there are two contenders");
  const asked = calls.get(proxy.prefix) ?? 0;
  const most = Math.ceil((seconds * 1000) / FRESH_MS) + 1;
  const ratio = median(proxy.p99s.map((p99, round) => p99 / (other.p99s[round] ?? Number.NaN)));
  const isNginx = other.name.startsWith("nginx");
  return {
    title: `proxy: ${asCount(PAGES)} requests of pages a round over ${CONNECTIONS} connections, fresh for ${FRESH_MS} ms`,
    tables: [
      {
        columns: ["", "requests/s", "ms median", "ms p99", "upstream calls"],
        rows: contenders.map(({ name, rates, medians, p99s, prefix }) => [
          name,
          asCount(median(rates)),
          median(medians).toFixed(1),
          median(p99s).toFixed(1),
          asCount(calls.get(prefix) ?? 0),
        ]),
      },
    ],
    targets: [
      {
        wanted: `at most one upstream call in each ${FRESH_MS} ms (${most} in this run)`,
        got: String(asked),
        reached: asked <= most,
      },
      {
        wanted: `p99 at most ${isNginx ? "2x" : "1x"} ${other.name}`,
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
  return { name, prefix, port, child, rates: [], p99s: [], medians: [] };
}

async function startNode(kind: string, upstream: number): Promise<Contender> {
  const program = fileURLToPath(new URL("./proxy-server.ts", import.meta.url));
  const target = `http://127.0.0.1:${upstream}/${kind}`;
  const args = ["--import", "tsx", program, kind, target, String(FRESH_MS)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [told] = await once(child.stdout, "data");
  const name = kind === "proxy" ? "ece-chat proxy" : "a plain forwarder";
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
events { worker_connections 1024; }
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
