/** What a change of the spec is said to mean: between two revisions of git, and at the end of a run. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { repository, run } from "../support/generate.ts";
import { SPEC } from "../unit/generator/output/orders.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("between two revisions", () => {
  const folder = mkdtempSync(join(tmpdir(), "api-diff-"));
  const git = (...args: readonly string[]): void => {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
    execFileSync("git", [...identity, ...args], { cwd: folder });
  };
  // Bundled once, since each start would compile all of the generator.
  const cache = join(repository, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const cli = join(mkdtempSync(join(cache, "api-diff-")), "api-diff.mjs");
  afterAll(() => {
    for (const each of [folder, dirname(cli)]) rmSync(each, { recursive: true });
  });
  beforeAll(async () => {
    await build({
      entryPoints: [join(repository, "generator/cli/api-diff.ts")],
      outfile: cli,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
    });
  });
  const diff = (...args: readonly string[]) => run(folder, cli, ...args);

  mkdirSync(join(folder, "spec"));
  writeFileSync(join(folder, "spec/orders.openapi.yaml"), SPEC);
  writeFileSync(join(folder, "package.json"), '{ "version": "1.4.0" }');
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
  writeFileSync(join(folder, "spec/orders.openapi.yaml"), SPEC.replace("closed]", "closed, lost]"));

  test("changes, version and changelog entry are proposed", async () => {
    expect(await diff("--base", "HEAD")).toEqual({
      status: 0,
      stderr: "",
      stdout: `1 change of the API, none of them breaking
           added value State.Lost (it came as it is before; now it has a name)

version: 1.4.0 → 1.5.0 (minor)

changelog entry:

- added value State.Lost
`,
    });
  });

  test("tools get one document", async () => {
    const { stdout } = await diff("--base", "HEAD", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ base: "HEAD", step: "minor", next: "1.5.0" });
  });

  test("a revision that is not there is named", async () => {
    const { status, stderr } = await diff("--base", "v0");
    expect(stderr).toBe(
      'error: there is no revision "v0"\n  name one that git knows, in a clone that has its history\n',
    );
    expect(status).toBe(2);
  });

  test("without a base there is nothing to compare with", async () => {
    const { status, stderr } = await diff();
    expect(stderr).toContain("error: --base needs a revision");
    expect(status).toBe(2);
  });

  test("a spec with problems is reported, and no change is told", async () => {
    const spec = join(folder, "spec/orders.openapi.yaml");
    const good = readFileSync(spec, "utf8");
    writeFileSync(
      spec,
      good.replace("type: number", "type: numbr").replace("type: string", "type: strng"),
    );
    const { status, stdout, stderr } = await diff("--base", "HEAD");
    writeFileSync(spec, good);
    expect(stderr).toMatch(
      /orders\.openapi\.yaml:\d+:\d+ - error [\s\S]*the spec as it is has problems\n$/,
    );
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });
});

test("the generator ends with what changed, and says nothing of it at first", async () => {
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  try {
    const spec = join(folder, "orders.openapi.yaml");
    const generate = () =>
      run(repository, ...["generator/cli/start.mjs", "--spec", spec, "--out", join(folder, "out")]);
    writeFileSync(spec, SPEC);
    expect((await generate()).stdout).toMatch(/write \d+ ms\n$/);
    writeFileSync(spec, SPEC.replace("closed]", "closed, lost]"));
    expect((await generate()).stdout).toMatch(
      /write \d+ ms\n1 change of the API, none of them breaking\n +added value State\.Lost \(.*\)\n$/,
    );
    expect((await generate()).stdout).toMatch(/write \d+ ms\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
