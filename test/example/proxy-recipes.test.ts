/** The recipes of caching-proxy.md, each run in what it is for. recipes.test.ts compiles them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createNoopMeter, metrics } from "@opentelemetry/api";
import { build } from "esbuild";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createMock } from "../../generated/mock.ts";
import { type ApiProxy, createProxy } from "../../generated/proxy.ts";
import { startCache } from "../conformance/targets/worker-cache.ts";
import { startWorker } from "../conformance/targets/workerd.ts";
import { outputFolder, put, readRepository, repository } from "../support/generate.ts";
import { freePort, isInstalled, startRedis } from "../support/redis.ts";
import { chatServer, filesOf, install, listening, load, started } from "./recipe.ts";

vi.setConfig({ testTimeout: 60_000 });

const page = readRepository("examples/recipes/caching-proxy.md");
const TARGET = "https://chat.example.com/system/egain";
const ALLOWED = "/chat/entrypoint/chatAllowed/1000";

const folder = outputFolder();
install(folder, ["@redis/client", "@opentelemetry/api", "vite"]);
for (const [name, text] of filesOf("caching-proxy.md")) put(join(folder, name), text);

const survey = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ sid: "1", survey: [{ question: "Q", answer: "A" }] }),
};

/** Waits for a program that was started for the rest of a test. */
async function answering(url: string): Promise<void> {
  await vi.waitFor(() => fetch(url), { timeout: 30_000, interval: 100 });
}

const pages = ["examples/recipes/caching-proxy.md", "docs/proxy.md"];
const commands = pages.flatMap((name) =>
  [...readRepository(name).matchAll(/^ {4}npx ece-chat (.*)$/gm)].map(
    ([, command = ""]) => command,
  ),
);

test.each(commands)("npx ece-chat %s", async (command) => {
  const port = String(await freePort());
  const args = command
    .replace(TARGET, await chatServer(createMock()))
    .replace(/ --port 8080$|$/, ` --port ${port}`);
  const program = join(repository, "dist/generated/command.js");
  const child = spawn(process.execPath, [program, ...args.split(" ")], { stdio: "ignore" });
  onTestFinished(() => void child.kill());
  const url = `http://127.0.0.1:${port}`;
  await answering(url);
  expect((await fetch(url + ALLOWED)).status).toBe(200);
  expect((await fetch(`${url}/chat/entrypoint/chatAllowed/1002`)).status).toBe(404);
});

test("SIGTERM: pages that wait are answered, and the command ends with 0", async () => {
  const mock = createMock({ delayMs: 1500 });
  const port = await freePort();
  const program = join(repository, "dist/generated/command.js");
  const args = [program, "proxy", "--target", await chatServer(mock), "--port", String(port)];
  const child = spawn(process.execPath, args, { stdio: "ignore" });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}/healthz`);
  const waiting = Promise.all([fetch(url + ALLOWED), fetch(url + ALLOWED)]);
  await vi.waitFor(() => expect(mock.requests).toHaveLength(1));
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect((await waiting).map(({ status }) => status)).toEqual([200, 200]);
  expect(await ended).toEqual([0, null]);
});

test("both pages have a command", () => {
  expect(commands).toHaveLength(pages.length);
});

test("Node: the program starts", async () => {
  const proxy = await started(join(folder, "main.ts"), await chatServer(createMock()));
  expect((await fetch(proxy + ALLOWED)).status).toBe(200);
  expect((await fetch(`${proxy}/chat/entrypoint/chatAllowed/1001`)).status).toBe(404);
});

test("Next: a route answers by it", async () => {
  const mock = createMock();
  vi.stubEnv("ECE_URL", await chatServer(mock));
  const route = await load<{ GET(request: Request): Promise<Response> }>(folder, "route.ts");
  const answer = await route.GET(new Request(`https://bank.example/api${ALLOWED}`));
  expect([answer.status, mock.requests.length]).toEqual([200, 1]);
});

test("Workers: in workerd, with the cache of the platform", async () => {
  const mock = createMock();
  const script = await build({
    stdin: {
      contents: (filesOf("caching-proxy.md").get("worker.ts") ?? "").replace(
        TARGET,
        await chatServer(mock),
      ),
      loader: "ts",
      resolveDir: folder,
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  const worker = await startWorker(script.outputFiles[0]?.text ?? "", {
    cache: await startCache(),
  });
  onTestFinished(worker.stop);
  for (let i = 0; i < 3; i++) expect((await fetch(worker.url + ALLOWED)).status).toBe(200);
  expect((await fetch(`${worker.url}/chat/entrypoint/survey`, survey)).status).toBe(204);
  expect(mock.requests.map(({ operation }) => operation)).toEqual([
    "getChatAllowed",
    "submitSurvey",
  ]);
});

test("Express: below a path of an app", async () => {
  type Handler = RequestListener;
  type App = Handler & { use(path: string, handler: Handler): void };
  const express: () => App = createRequire(import.meta.url)("express");
  const [, path = "", name = ""] = /`app\.use\("(.*?)", (\w+)\)`/.exec(page) ?? [];
  const mock = createMock();
  vi.stubEnv("ECE_URL", await chatServer(mock));
  const recipe = await load<Record<string, Handler>>(folder, "express.ts");
  const app = express();
  app.use(path, recipe[name] as Handler);
  const url = (await listening(createServer(app))) + path;
  expect((await fetch(url + ALLOWED)).status).toBe(200);
  expect((await fetch(`${url}/chat/entrypoint/survey`, survey)).status).toBe(204);
  expect((await fetch(`${url}/chat/entrypoint/nothing`)).status).toBe(404);
  expect(mock.received("surveys")).toHaveLength(1);
});

const hasNginx = isInstalled("nginx", "-v", "the nginx recipe's tests");

test.skipIf(!hasNginx)("nginx: hands on requests with the client's address", async () => {
  const mock = createMock();
  const addresses: unknown[] = [];
  const [, trustedProxies] = /`--trusted-proxies (\d)`/.exec(page) ?? [];
  const proxy = createProxy({
    target: await chatServer(mock),
    trustedProxies: Number(trustedProxies),
    forward: { perMinute: 1 },
    onEvent: (event) => addresses.push(event.kind),
  });
  onTestFinished(() => proxy.close());
  const behind = await proxy.listen();
  const [, location = ""] = /^```nginx\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const port = await freePort();
  const root = join(folder, "nginx");
  mkdirSync(root);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${root}/${name};`,
  );
  const config = `${process.getuid?.() === 0 ? "user root;" : ""}
    daemon off; pid ${root}/pid; error_log ${root}/error.log; events {}
    http {
      access_log off; ${paths.join(" ")}
      server {
        listen 127.0.0.1:${port};
        ${location.replace("127.0.0.1:8080", new URL(behind.url).host)}
      }
    }`;
  put(join(root, "nginx.conf"), config);
  const child = spawn("nginx", ["-p", root, "-c", join(root, "nginx.conf")], { stdio: "inherit" });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null) await once(child, "exit");
  });
  const url = `http://127.0.0.1:${port}/api`;
  await answering(url);
  expect((await fetch(url + ALLOWED)).status).toBe(200);
  // What a client writes there itself does not count. Browsers send the origin of a page.
  const send = async (forwardedFor: string, origin: string) => {
    const headers = { ...survey.headers, "x-forwarded-for": forwardedFor, origin };
    return (await fetch(`${url}/chat/entrypoint/survey`, { ...survey, headers })).status;
  };
  expect(await send("10.0.0.1", "http://evil.example")).toBe(403);
  const own = new URL(url).origin;
  expect([await send("10.0.0.1", own), await send("10.0.0.2", own)]).toEqual([204, 429]);
});

test("Vite: its development server hands requests on", async () => {
  const mock = await createMock().listen();
  onTestFinished(mock.close);
  const text = filesOf("caching-proxy.md").get("vite.config.ts") ?? "";
  const port = await freePort();
  const root = join(folder, "vite");
  put(join(root, "vite.config.ts"), text.replace("http://127.0.0.1:8080", mock.url));
  const vite = join(repository, "node_modules/vite/bin/vite.js");
  const args = [vite, "--host", "127.0.0.1", "--port", String(port), "--strictPort"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: "ignore" });
  onTestFinished(() => void child.kill());
  const url = `http://127.0.0.1:${port}/api`;
  await answering(url);
  const answer = await fetch(url + ALLOWED);
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringContaining('allowed="true"'),
  ]);
});

const hasRedis = isInstalled("redis-server", "--version", "the Redis recipe's tests");

test.skipIf(!hasRedis)("Redis: two instances ask once", async () => {
  const redis = await startRedis();
  onTestFinished(redis.stop);
  const mock = createMock();
  vi.stubEnv("ECE_URL", await chatServer(mock));
  vi.stubEnv("REDIS_URL", redis.url);
  for (const name of ["redis.ts", "redis-too.ts"]) {
    put(join(folder, name), filesOf("caching-proxy.md").get("redis.ts") ?? "");
    const { proxy, client } = await load<{ proxy: ApiProxy; client: { destroy(): void } }>(
      folder,
      name,
    );
    onTestFinished(() => client.destroy());
    const answer = await proxy.handle(new Request(`http://x${ALLOWED}`));
    expect([answer.status, mock.requests.length]).toEqual([200, 1]);
  }
});

test("events: the page's example logs what is wrong", async () => {
  const [, code = ""] = /^```ts\n([\s\S]*?)^```$/m.exec(readRepository("docs/proxy.md")) ?? [];
  const target = await chatServer(createMock({ scenario: "failing" }));
  put(join(folder, "events.ts"), `${code.replace(TARGET, target)}export { proxy };\n`);
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
  onTestFinished(() => void vi.restoreAllMocks());
  const { proxy } = await load<{ proxy: ApiProxy }>(folder, "events.ts");
  await proxy.handle(new Request(`http://x${ALLOWED}`));
  await proxy.handle(new Request(`http://x${ALLOWED}1`));
  const logged = lines.map((line) => JSON.parse(line)).map(({ ms: _, ...event }) => event);
  const message = expect.stringMatching(/^getChatAllowed: .*\(status 500\)/);
  expect(logged).toEqual([
    { kind: "upstream", operation: "getChatAllowed", ok: false, message },
    { kind: "state", subject: "upstream", operation: "getChatAllowed", ok: false, message },
    {
      kind: "answer",
      status: 404,
      cache: "none",
      code: "not-found",
      message: 'allow.id does not contain "10001"',
    },
  ]);
});

describe("OpenTelemetry", () => {
  test("counts answers, and how long the server takes", async () => {
    const recorded: unknown[] = [];
    const instrument = (name: string, options?: object) => {
      const record = (value: number, attributes: object) =>
        recorded.push({ name, ...options, value, ...attributes });
      return { add: record, record };
    };
    const meter = { createCounter: instrument, createHistogram: instrument };
    metrics.setGlobalMeterProvider({ getMeter: () => Object.assign(createNoopMeter(), meter) });
    onTestFinished(() => metrics.disable());
    vi.stubEnv("ECE_URL", await chatServer(createMock()));
    const { proxy } = await load<{ proxy: ApiProxy }>(folder, "metrics.ts");
    await proxy.handle(new Request(`http://x${ALLOWED}`));
    expect(recorded).toEqual([
      {
        name: "chat_proxy.upstream",
        unit: "ms",
        value: expect.any(Number),
        operation: "getChatAllowed",
        ok: true,
      },
      { name: "chat_proxy.answers", value: 1, status: 200, cache: "miss" },
    ]);
  });
});
