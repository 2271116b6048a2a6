/**
 * Tries docs/environments.md as a new user would: makes a project for each section, installs what it needs
 * with npm together with the package as it would be published, and runs it. It takes minutes and needs the
 * registry of npm, so `npm test` does not do it: `npm run environments [SECTION...]`.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "../../generated/mock.ts";
import { writeFiles } from "./environment-page.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** The package that has Node, for MSW 3, which needs 22.12. */
const newerNode = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** What is tried in a project. */
interface Trial {
  readonly section: string;
  /** What is installed beside the package. */
  readonly packages: readonly string[];
  /** Runs it; throws where something is not as the page says. */
  readonly run: (folder: string) => Promise<void>;
}

const mock = createMock();
const server = await mock.listen();
const folder = mkdtempSync(join(tmpdir(), "environments-"));

const trials: readonly Trial[] = [
  {
    section: "Node",
    packages: [],
    async run(project) {
      await succeed(project, process.execPath, ["ask.mjs"]);
      await succeed(project, process.execPath, ["ask.cjs"]);
    },
  },
  {
    section: "Vite and React",
    packages: ["vite", "react", "react-dom", "typescript", "@types/react", "@types/react-dom"],
    async run(project) {
      await succeed(project, npm, ["exec", "tsc"]);
      await succeed(project, npm, ["exec", "vite", "build"]);
    },
  },
  {
    section: "Next",
    packages: ["next", "react", "react-dom"],
    async run(project) {
      const env = { CHAT_URL: server.url, NEXT_TELEMETRY_DISABLED: "1" };
      await succeed(project, npm, ["exec", "next", "build"], env);
      const port = await freePort();
      const next = join(project, "node_modules/next/dist/bin/next");
      const started = spawn(process.execPath, [next, "start", "--port", String(port)], {
        cwd: project,
        env: { ...process.env, ...env },
        stdio: "ignore",
      });
      try {
        const page = await ask(`http://127.0.0.1:${port}/`);
        expectIn(page, "<button>Start chat</button>");
        mock.useScenario("noAgents");
        expectIn(await ask(`http://127.0.0.1:${port}/`), '<button disabled="">Start chat</button>');
        mock.reset();
        const path = "system/egain/chat/entrypoint/chatAllowed/1000";
        expectIn(await ask(`http://127.0.0.1:${port}/${path}`), 'allowed="true"');
      } finally {
        started.kill();
      }
    },
  },
  {
    section: "Vitest",
    packages: ["vitest"],
    run: (project) => succeed(project, npm, ["exec", "vitest", "run"]),
  },
  {
    section: "Jest",
    packages: ["jest", "jest-environment-jsdom", "jest-fixed-jsdom", "@babel/preset-env"],
    async run(project) {
      const esm = { NODE_OPTIONS: "--experimental-vm-modules" };
      await succeed(project, npm, ["exec", "jest"], esm);
      await succeed(project, npm, ["exec", "jest", "--", "--config", "jest.babel.config.cjs"]);
    },
  },
  {
    section: "MSW",
    packages: ["vitest", "msw@2"],
    run: (project) => succeed(project, npm, ["exec", "vitest", "run"]),
  },
  {
    section: "MSW",
    packages: ["vitest", "msw@3", `${newerNode}@22`],
    run(project) {
      const file = process.platform === "win32" ? "node.exe" : "node";
      const node = join(project, "node_modules", newerNode, "bin", file);
      return succeed(project, node, ["node_modules/vitest/vitest.mjs", "run"]);
    },
  },
];

/** Runs a program to its end, and prints what it prints. */
async function succeed(
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  process.stdout.write(`$ ${[program, ...args].join(" ")}\n`);
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: "inherit" });
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}`);
}

function expectIn(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`there is no ${part} in ${text.slice(0, 2_000)}`);
}

/** What is at a URL, as soon as anything answers there. */
async function ask(url: string): Promise<string> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The versions that were installed, without the package itself. */
function versionsIn(project: string, packages: readonly string[]): string {
  const names = packages.map((each) => each.replace(/(?<=.)@\d+$/, ""));
  const versions = names.map((name) => {
    const manifest = readFileSync(join(project, "node_modules", name, "package.json"), "utf8");
    const { version }: { readonly version: string } = JSON.parse(manifest);
    return `${name} ${version}`;
  });
  return [`Node ${process.versions.node}`, ...versions].join(", ");
}

async function attempt({ section, packages, run }: Trial, tarball: string): Promise<string> {
  const project = mkdtempSync(join(folder, "project-"));
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  try {
    await succeed(project, npm, ["install", "--no-audit", "--no-fund", tarball, ...packages]);
    writeFiles(section, project, server.url);
    await run(project);
    return `ok      ${section} (${versionsIn(project, packages)})`;
  } catch (error) {
    process.exitCode = 1;
    return `FAILED  ${section}: ${error instanceof Error ? error.message : error}`;
  }
}

const packed = spawnSync(npm, ["pack", "--silent", "--pack-destination", folder], {
  cwd: repository,
  encoding: "utf8",
});
const tarball = join(folder, packed.stdout.trim().split("\n").at(-1) ?? "");
const chosen = process.argv.slice(2);
const results: string[] = [];
for (const trial of trials) {
  if (chosen.length > 0 && !chosen.includes(trial.section)) continue;
  process.stdout.write(`\n# ${trial.section}\n`);
  results.push(await attempt(trial, tarball));
}
process.stdout.write(`\n${results.join("\n")}\n`);
await server.close();
rmSync(folder, { recursive: true, force: true });
