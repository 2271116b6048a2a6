/** Which files are read as parts of a spec, and what is said of the others. */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { asUserError, UserError } from "../../../../generator/diagnostics/user-error.ts";
import { load } from "../../../../generator/source/load.ts";
import { LARGEST, sourceReader } from "../../../../generator/source/source-files.ts";

let root = "";
let project = "";
let spec = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "sources-")));
  project = join(root, "project");
  spec = join(project, "spec/a.yaml");
  put(join(project, "package.json"), "{}");
  put(spec, "a: 1\n");
  vi.spyOn(process, "cwd").mockReturnValue(join(project, "sub"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The problems of a spec that refers to a file. */
async function problemsOf(ref: string): Promise<readonly string[]> {
  put(spec, `a: { $ref: ${JSON.stringify(ref)} }\n`);
  const diagnostics = new Diagnostics();
  await load(spec, sourceReader(spec), diagnostics);
  return diagnostics.all.map(({ message, hint }) =>
    `${message}${hint === undefined ? "" : ` (${hint})`}`.replaceAll(root, ""),
  );
}

async function refusalOf(path: string): Promise<string> {
  const error = await sourceReader(path)(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error("nothing was refused");
  return `${error.message}${error.hint === undefined ? "" : ` (${error.hint})`}`.replaceAll(
    root,
    "",
  );
}

describe("files of the project are read", () => {
  test.each([
    ["beside the spec", "spec/b.yaml", "b.yaml#/b"],
    ["in a folder below it", "spec/parts/b.yml", "parts/b.yml#/b"],
    ["elsewhere in the project", "other/b.JSON", "../other/b.JSON#/b"],
  ])("%s", async (_, file, ref) => {
    put(join(project, file), '{"b": 1}');
    expect(await problemsOf(ref)).toEqual([]);
  });

  test("through a symbolic link that stays inside", async () => {
    put(join(project, "other/b.yaml"), "b: 1\n");
    symlinkSync("../other/b.yaml", join(project, "spec/link.yaml"));
    expect(await problemsOf("link.yaml#/b")).toEqual([]);
  });

  test("a spec outside of the project has its own folder", async () => {
    spec = join(root, "elsewhere/a.yaml");
    put(join(root, "elsewhere/b.yaml"), "b: 1\n");
    put(join(root, "c.yaml"), "c: 1\n");
    expect(await problemsOf("b.yaml#/b")).toEqual([]);
    expect(await problemsOf("../c.yaml#/c")).toEqual([
      expect.stringContaining("lies outside of the project and of the spec's folder"),
    ]);
  });

  test("a link to the spec has the files beside the link and beside the spec", async () => {
    const link = join(root, "link/a.yaml");
    put(join(root, "store/a.yaml"), "a: { $ref: b.yaml#/b }\nc: { $ref: c.yaml#/c }\n");
    put(join(root, "store/b.yaml"), "b: 1\n");
    put(join(root, "link/c.yaml"), "c: 1\n");
    symlinkSync("../store/a.yaml", link);
    symlinkSync("../store/b.yaml", join(root, "link/b.yaml"));
    const diagnostics = new Diagnostics();
    await load(link, sourceReader(link), diagnostics);
    expect(diagnostics.all).toEqual([]);
  });
});

describe("no other file is read, and nothing of it is shown", () => {
  const outside =
    "lies outside of the project and of the spec's folder (files are read only below these: move it there, or run the generator in a folder above both)";

  test.each([
    "../../../../../../../../proc/self/environ#/x",
    "../../secret.yaml#/x",
    "../../not-there.yaml#/x",
    "%2e%2e/%2e%2e/secret.yaml#/x",
    "link.yaml#/x",
    "folder/secret.yaml#/x",
  ])("outside: %s", async (ref) => {
    put(join(root, "secret.yaml"), "secret: [");
    symlinkSync(join(root, "secret.yaml"), join(project, "spec/link.yaml"));
    symlinkSync(root, join(project, "spec/folder"));
    const problems = await problemsOf(ref);
    expect(problems).toEqual([expect.stringContaining(outside)]);
    expect(problems[0]).toContain(`cannot resolve $ref "${ref}": `);
  });

  test.each([".npmrc", ".env", "id_rsa", "notes.yaml.bak", "link.yaml"])(
    "a name that is not that of a spec: %s",
    async (name) => {
      put(join(project, "spec/.npmrc"), "//host/:_authToken=secret: {");
      if (name === "link.yaml") symlinkSync(".npmrc", join(project, "spec/link.yaml"));
      else put(join(project, "spec", name), "token=secret: {");
      expect(await problemsOf(`${name}#/x`)).toEqual([
        expect.stringContaining(
          `the name of /project/spec/${name} does not end in .yaml, .yml or .json (no other files are read)`,
        ),
      ]);
    },
  );

  test("a pipe nobody writes to is not waited for", async () => {
    execFileSync("mkfifo", [join(project, "spec/pipe.yaml")]);
    expect(await problemsOf("pipe.yaml#/x")).toEqual([
      expect.stringContaining("/project/spec/pipe.yaml is not a regular file (devices, pipes"),
    ]);
    expect(await refusalOf(join(project, "spec/pipe.yaml"))).toContain("is not a regular file");
  });

  test("a device", async () => {
    expect(await refusalOf("/dev/zero")).toBe(
      "/dev/zero is not a regular file (devices, pipes and sockets are not read: save what comes from it as a file)",
    );
  });

  test("a folder", async () => {
    mkdirSync(join(project, "spec/b.yaml"));
    expect(await problemsOf("b.yaml#/x")).toEqual([
      expect.stringContaining("/project/spec/b.yaml is a folder, not a file"),
    ]);
  });

  test("a file beyond the limit", async () => {
    put(join(project, "spec/b.yaml"), "");
    truncateSync(join(project, "spec/b.yaml"), 5 * 2 ** 30);
    expect(await problemsOf("b.yaml#/x")).toEqual([
      expect.stringContaining("/project/spec/b.yaml is larger than 64 MiB"),
    ]);
    truncateSync(join(project, "spec/b.yaml"), LARGEST + 1);
    expect(await refusalOf(join(project, "spec/b.yaml"))).toContain("is larger than 64 MiB");
  });

  test("a circle of links", async () => {
    symlinkSync("b.yaml", join(project, "spec/b.yaml"));
    expect(await problemsOf("b.yaml#/x")).toEqual([
      expect.stringContaining(
        "cannot read /project/spec/b.yaml: its symbolic links lead in a circle (ELOOP)",
      ),
    ]);
  });

  test("a name that is too long", async () => {
    const [problem = ""] = await problemsOf(`${"n".repeat(5000)}.yaml#/x`);
    expect(problem).toContain("the name is too long for the file system (ENAMETOOLONG)");
  });

  test("a file that is not UTF-8", async () => {
    writeFileSync(join(project, "spec/b.yaml"), Buffer.from([0x61, 0xff]));
    expect(await problemsOf("b.yaml#/x")).toEqual([
      expect.stringContaining("/project/spec/b.yaml is not UTF-8 (save it in that encoding)"),
    ]);
  });
});

describe("errors of the file system in words", () => {
  const error = (code: string, syscall: string, path?: string) =>
    Object.assign(new Error(`${code}: whatever, ${syscall}`), {
      code,
      syscall,
      ...(path && { path }),
    });

  test.each<[Error, string, string | undefined]>([
    [
      error("ENOSPC", "write", "a/b.ts"),
      "cannot write a/b.ts: the disk is full (ENOSPC)",
      "make room, and run the generator again",
    ],
    [
      error("EACCES", "open", "a"),
      "cannot open a: permission is denied (EACCES)",
      "look at its permissions and at those of the folders above it",
    ],
    [
      error("EMFILE", "open", "a"),
      "cannot open a: too many files are open (EMFILE)",
      "raise the limit (ulimit -n)",
    ],
    [
      error("EROFS", "mkdir", "a"),
      "cannot make a: the file system is read-only (EROFS)",
      undefined,
    ],
    [error("EISDIR", "read"), "it is a folder (EISDIR)", undefined],
    [error("EWHATEVER", "scandir", "a"), "cannot read a: EWHATEVER: whatever, scandir", undefined],
  ])("%s", (given, message, hint) => {
    expect(asUserError(given)).toMatchObject({ name: "UserError", message, hint });
  });

  test("a long path is cut", () => {
    const refusal = asUserError(error("ENAMETOOLONG", "open", "n".repeat(9000)));
    expect(String(refusal).length).toBeLessThan(300);
  });

  test("a mistake of the generator stays one", () => {
    const mistake = new TypeError("x is not a function");
    expect(asUserError(mistake)).toBe(mistake);
  });
});
