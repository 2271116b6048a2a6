import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PackageJson } from "./metadata.ts";
import { startRegistry } from "./registry.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What came of a rehearsal: the package as the registry has it, and what it printed where it was installed. */
export interface Rehearsal {
  readonly version: string;
  /** The section of CHANGELOG.md for the version. */
  readonly changes: string;
  readonly tarballBytes: number;
  readonly unpackedBytes: number;
  readonly package: PackageJson;
  /** What `npx ece-chat --version` and `npx ece-chat --help` print in an empty project that installed it. */
  readonly printed: { readonly version: string; readonly help: string };
  /** What a module of that project prints that calls the client on the mock. */
  readonly called: string;
}

const USE = `
import { createClient } from "ece-chat";
import { createMock } from "ece-chat/mock";
const server = await createMock().listen();
console.log(JSON.stringify(await createClient({ baseUrl: server.url }).getCapacity({ id: 1000 })));
await server.close();
`;

/**
 * Releases the working tree to a registry on this machine, as the release workflow does to the public one: the
 * version and CHANGELOG from the changesets, the metadata of `repository`, `npm publish`. Then installs it from
 * there in an empty project and runs it. Provenance is left out: only a build server can attest it.
 *
 * @param options.build whether the package is built anew; otherwise `dist/` is taken as it is.
 */
export async function rehearse(options: {
  readonly repository: string;
  readonly build: boolean;
}): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  const registryFolder = join(folder, "registry");
  mkdirSync(registryFolder);
  const registry = await startRegistry(registryFolder);
  try {
    const checkout = join(folder, "checkout");
    await copyWorkingTree(checkout, options.build);
    const npm = ["--userconfig", registry.userconfig, "--cache", join(folder, "cache")];

    const bin = join(root, "node_modules/.bin");
    await run(checkout, join(bin, "changeset"), "version");
    await run(
      checkout,
      process.execPath,
      "--import",
      "tsx",
      ".github/release/prepare.ts",
      options.repository,
    );
    const scripts = options.build ? [] : ["--ignore-scripts"];
    await run(checkout, "npm", "publish", ...npm, "--provenance=false", ...scripts);

    const app = join(folder, "app");
    mkdirSync(app);
    await run(app, "npm", "init", "--yes", ...npm);
    await run(app, "npm", "install", "ece-chat", "--no-audit", "--no-fund", ...npm);
    const json: PackageJson = JSON.parse(
      readFileSync(join(app, "node_modules/ece-chat/package.json"), "utf8"),
    );
    const dist = await published(registry.url, json.version);
    return {
      version: json.version,
      changes: sectionOf(readFileSync(join(checkout, "CHANGELOG.md"), "utf8"), json.version),
      ...dist,
      package: json,
      printed: {
        version: await run(app, "npx", ...npm, "ece-chat", "--version"),
        help: await run(app, "npx", ...npm, "ece-chat", "--help"),
      },
      called: await run(app, process.execPath, "--input-type=module", "--eval", USE),
    };
  } finally {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies all files that git knows or would add, and makes a repository of them: changesets ask git. */
async function copyWorkingTree(checkout: string, build: boolean): Promise<void> {
  const listed = await run(
    root,
    "git",
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "-z",
  );
  const deleted = await run(root, "git", "ls-files", "--deleted", "-z");
  const gone = new Set(deleted.split("\0"));
  for (const path of listed.split("\0").filter((each) => each !== "" && !gone.has(each))) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    cpSync(join(root, path), join(checkout, path));
  }
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
  if (!build) cpSync(join(root, "dist"), join(checkout, "dist"), { recursive: true });
  await run(checkout, "git", "init", "--quiet", "--initial-branch", "main");
  await run(checkout, "git", "add", "--all");
  const author = ["-c", "user.name=release", "-c", "user.email=release@localhost"];
  await run(checkout, "git", ...author, "commit", "--quiet", "--message", "Release");
}

async function published(
  url: string,
  version: string,
): Promise<Pick<Rehearsal, "tarballBytes" | "unpackedBytes">> {
  const { versions } = await (await fetch(`${url}/ece-chat`)).json();
  const { tarball, unpackedSize } = versions[version].dist;
  const bytes = await (await fetch(tarball)).arrayBuffer();
  return { tarballBytes: bytes.byteLength, unpackedBytes: unpackedSize };
}

function sectionOf(changelog: string, version: string): string {
  const [, section = ""] = changelog.split(`\n## ${version}\n`);
  return section.split(/\n## /)[0]?.trim() ?? "";
}

/** Runs a program in a folder; gives what it printed, or fails with all that it did. */
async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, {
    cwd,
    maxBuffer: 2 ** 26,
    timeout: 300_000,
  });
  return stdout;
}
