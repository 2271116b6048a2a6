import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { exitStatus, reportText } from "../../../../generator/cli/run-report.ts";
import { UserError } from "../../../../generator/diagnostics/user-error.ts";
import { shortDiff } from "../../../../generator/output/diff.ts";
import { printManifest } from "../../../../generator/output/manifest.ts";
import { compareOutput, writeOutput } from "../../../../generator/output/output.ts";

const NOTE = "Written by the generator: every file here that it may overwrite or delete.";

let root = "";
let out = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "output-"));
  out = join(root, "generated");
});

afterEach(() => rmSync(root, { recursive: true }));

/** Files as an emitter gives them. */
function files(texts: Record<string, string>) {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** Puts a file into the output folder, as somebody else would. */
function put(path: string, text: string): void {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}

function get(path: string): string {
  return readFileSync(join(out, path), "utf8");
}

/** Everything in the output folder, folders included. */
function list(): readonly string[] {
  return readdirSync(out, { recursive: true }).map(String).sort();
}

/** What a refusal says, with the folder's name as it is. */
function refusal(act: () => unknown): { message: string; hint: string | undefined } {
  try {
    act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const message = error.message.replaceAll(root, "").replaceAll("\\", "/");
    return { message, hint: error.hint?.replaceAll(root, "").replaceAll("\\", "/") };
  }
  throw new Error("nothing was refused");
}

describe("writing", () => {
  test("makes the folder, and a manifest of it", () => {
    const result = writeOutput(out, files({ "b/c.ts": "c\n", "a.ts": "a\n" }));
    expect(result).toEqual({
      written: ["a.ts", "b/c.ts", "manifest.json"],
      deleted: [],
      unchanged: 0,
    });
    expect(get("b/c.ts")).toBe("c\n");
    expect(get("manifest.json")).toBe(
      [
        "{",
        '  "//": "Written by the generator: every file here that it may overwrite or delete.",',
        '  "files": [',
        '    "a.ts",',
        '    "b/c.ts",',
        '    "manifest.json"',
        "  ]",
        "}",
        "",
      ].join("\n"),
    );
    expect(list()).toEqual(["a.ts", "b", "b/c.ts", "manifest.json"]);
  });

  test("leaves alone what has not changed", () => {
    const before = files({ "a.ts": "a\n", "b.ts": "b\n" });
    writeOutput(out, before);
    const past = new Date("2020-01-01");
    for (const path of list()) utimesSync(join(out, path), past, past);
    expect(writeOutput(out, before)).toEqual({ written: [], deleted: [], unchanged: 3 });

    const result = writeOutput(out, files({ "a.ts": "a\n", "b.ts": "changed\n" }));
    expect(result).toEqual({ written: ["b.ts"], deleted: [], unchanged: 2 });
    expect(statSync(join(out, "a.ts")).mtime).toEqual(past);
  });

  test("deletes what is no longer produced, and folders that are empty then", () => {
    writeOutput(out, files({ "a.ts": "a\n", "b/c/d.ts": "d\n", "e/f.ts": "f\n" }));
    put("e/mine.txt", "mine");
    const result = writeOutput(out, files({ "a.ts": "a\n" }));
    expect(result).toEqual({
      written: ["manifest.json"],
      deleted: ["b/c/d.ts", "e/f.ts"],
      unchanged: 1,
    });
    expect(list()).toEqual(["a.ts", "e", "e/mine.txt", "manifest.json"]);
  });

  test("a name that changes its letter case only is a new file", () => {
    writeOutput(out, files({ "get.ts": "old\n" }));
    writeOutput(out, files({ "Get.ts": "new\n" }));
    expect(list()).toEqual(["Get.ts", "manifest.json"]);
    expect(get("Get.ts")).toBe("new\n");
  });
});

describe("what the generator did not write", () => {
  test("is never written over, and then nothing is written", () => {
    put("b.ts", "mine\n");
    expect(refusal(() => writeOutput(out, files({ "a.ts": "a\n", "b.ts": "b\n" })))).toEqual({
      message: "the generator did not write /generated/b.ts, so it does not write over it",
      hint: "nothing was written; move it away, or choose another folder with --out",
    });
    expect(list()).toEqual(["b.ts"]);
    expect(get("b.ts")).toBe("mine\n");
  });

  test("is in the way even with the same contents: it would be deleted some day", () => {
    put("a.ts", "a\n");
    expect(refusal(() => writeOutput(out, files({ "a.ts": "a\n" }))).message).toContain("a.ts");
  });

  test("is in the way with another letter case, as a folder, and as a folder's name", () => {
    put("A.ts", "mine\n");
    put("b.ts/mine.txt", "mine\n");
    put("c", "mine\n");
    const produced = files({ "a.ts": "", "b.ts": "", "c/d.ts": "" });
    expect(refusal(() => writeOutput(out, produced)).message).toBe(
      "the generator did not write /generated/A.ts, /generated/b.ts, /generated/c, so it does not write over them",
    );
  });

  test("stays where it is in nobody's way", () => {
    put("notes.md", "mine\n");
    writeOutput(out, files({ "a.ts": "a\n" }));
    writeOutput(out, files({}));
    expect(list()).toEqual(["manifest.json", "notes.md"]);
  });
});

describe("symbolic links", () => {
  const outside = () => join(root, "outside");

  beforeEach(() => {
    writeOutput(out, files({ "a.ts": "a\n", "sub/b.ts": "b\n" }));
    mkdirSync(outside());
    writeFileSync(join(outside(), "b.ts"), "outside\n");
  });

  test("nothing is written through one", () => {
    rmSync(join(out, "sub"), { recursive: true });
    symlinkSync(outside(), join(out, "sub"));
    const produced = files({ "a.ts": "changed\n", "sub/b.ts": "changed\n" });
    expect(refusal(() => writeOutput(out, produced)).message).toContain("/generated/sub,");
    expect(get("a.ts")).toBe("a\n");
    expect(readFileSync(join(outside(), "b.ts"), "utf8")).toBe("outside\n");
  });

  test("nothing is deleted through one", () => {
    rmSync(join(out, "sub"), { recursive: true });
    symlinkSync(outside(), join(out, "sub"));
    writeOutput(out, files({ "a.ts": "a\n" }));
    expect(existsSync(join(outside(), "b.ts"))).toBe(true);
    expect(list()).toContain("sub");
  });

  test("a file that became one is no longer the generator's", () => {
    rmSync(join(out, "a.ts"));
    symlinkSync(join(outside(), "b.ts"), join(out, "a.ts"));
    expect(refusal(() => writeOutput(out, files({ "a.ts": "changed\n" }))).message).toContain(
      "a.ts",
    );
    writeOutput(out, files({}));
    expect(readFileSync(join(out, "a.ts"), "utf8")).toBe("outside\n");
  });
});

describe("a manifest that cannot be trusted stops everything", () => {
  const list = (...paths: string[]) => JSON.stringify({ "//": NOTE, files: paths });

  test.each([
    ["no JSON", "{"],
    ["someone else's", '{"name":"app","icons":[]}'],
    ["one that does not list itself", list("a.ts")],
    ["one with another note", '{"//":"","files":["manifest.json","a.ts"]}'],
    [
      "one with a note that is nearly ours",
      list("manifest.json", "a.ts").replace("Written", "written"),
    ],
    ["one whose note is a list", `{"//":["${NOTE}"],"files":["manifest.json","a.ts"]}`],
    ["one that says it twice", `{"//":"${NOTE}","//":"x","files":["manifest.json","a.ts"]}`],
    ["one with more in it", '{"//":"","files":["manifest.json"],"version":1}'],
    ["one with no list", '{"//":"","files":{"0":"manifest.json"}}'],
    ["one with no names", '{"//":"","files":["manifest.json",1]}'],
    ["one after a conflict", '<<<<<<< HEAD\n{"//":""}\n'],
  ])("%s", (_, text) => {
    put("manifest.json", text);
    put("a.ts", "mine\n");
    expect(refusal(() => writeOutput(out, []))).toEqual({
      message: "/generated/manifest.json was not written by the generator, or was changed since",
      hint: "restore it (git checkout -- /generated/manifest.json), or move the whole folder away and generate afresh",
    });
    expect(refusal(() => compareOutput(out, [])).message).toContain("manifest.json");
    expect(get("a.ts")).toBe("mine\n");
  });

  test.each([
    "../a.ts",
    "/etc/passwd",
    "b\\..\\..\\a.ts",
    "b/../a.ts",
    "C:/a.ts",
    "",
    "b//a.ts",
    "./a.ts",
  ])("one that lists %j", (path) => {
    put("manifest.json", list("manifest.json", path));
    writeFileSync(join(root, "a.ts"), "mine\n");
    expect(refusal(() => writeOutput(out, [])).message).toBe(
      `/generated/manifest.json lists "${path}", which is not a file of this folder`.replaceAll(
        "\\",
        "/",
      ),
    );
    expect(existsSync(join(root, "a.ts"))).toBe(true);
  });

  test("the output folder must be one", () => {
    writeFileSync(out, "mine\n");
    expect(refusal(() => writeOutput(out, [])).message).toBe("/generated is not a folder");
  });
});

describe("mistakes of an emitter are bugs", () => {
  test.each<[string, Record<string, string>, string]>([
    [
      "a path that leaves the folder",
      { "../a.ts": "" },
      '"../a.ts" is not a path below the output folder',
    ],
    ["an absolute path", { "/a.ts": "" }, '"/a.ts" is not a path below the output folder'],
    ["a path for one system", { "a\\b.ts": "" }, '"a\\b.ts" is not a path below the output folder'],
    [
      "two letter cases",
      { "a.ts": "", "A.ts": "" },
      '"a.ts" and "A.ts" are one path to some systems',
    ],
    [
      "a second manifest",
      { "manifest.json": "" },
      '"manifest.json" and "manifest.json" are one path to some systems',
    ],
    ["a file with files in it", { a: "", "a/b": "" }, '"a" is both a file and the folder of "a/b"'],
  ])("%s", (_, texts, message) => {
    expect(() => writeOutput(out, files(texts))).toThrow(new Error(message));
    expect(existsSync(out)).toBe(false);
  });
});

describe("a run that was cut off", () => {
  test("leaves a list of what it was about to write, so the next one goes on", () => {
    // As it is after the first list and one new file.
    writeOutput(out, files({ "old.ts": "old\n" }));
    const paths = [".generate-1-0.tmp", "a.ts", "b.ts", "manifest.json", "old.ts"];
    put("manifest.json", printManifest(paths));
    put("a.ts", "a\n");
    put(".generate-1-0.tmp", "half of b");

    const result = writeOutput(out, files({ "a.ts": "a\n", "b.ts": "b\n" }));
    expect(result.written).toEqual(["b.ts", "manifest.json"]);
    expect(result.deleted).toEqual([".generate-1-0.tmp", "old.ts"]);
    expect(list()).toEqual(["a.ts", "b.ts", "manifest.json"]);
  });

  test("a disk that refuses is no reason to lose the list", () => {
    writeOutput(out, files({ "a.ts": "a\n" }));
    // No file can be made in a folder of this name.
    const long = `${"x".repeat(300)}.ts`;
    expect(() => writeOutput(out, files({ "b.ts": "b\n", [long]: "" }))).toThrow(/ENAMETOOLONG/);
    const result = writeOutput(out, files({ "b.ts": "b\n" }));
    expect(result.written).toEqual(["manifest.json"]);
    expect(list()).toEqual(["b.ts", "manifest.json"]);
  });
});

describe("checking", () => {
  test("finds nothing in what was just written", () => {
    const produced = files({ "a.ts": "a\n", "b/c.ts": "c\n" });
    writeOutput(out, produced);
    expect(compareOutput(out, produced)).toEqual([]);
  });

  test("lists every stale, missing, extra and foreign file, and changes nothing", () => {
    writeOutput(out, files({ "a.ts": "one\ntwo\n", "b.ts": "b\n", "old.ts": "old\n" }));
    rmSync(join(out, "b.ts"));
    put("sub/mine.txt", "mine\n");
    const before = list();
    const differences = compareOutput(out, files({ "a.ts": "one\n2\n", "b.ts": "b\n" }));
    expect(differences).toEqual([
      { path: "a.ts", kind: "stale", diff: ["@@ -1 +1 @@", " one", "-two", "+2"] },
      { path: "b.ts", kind: "missing", diff: [] },
      {
        path: "manifest.json",
        kind: "stale",
        diff: [
          "@@ -5 +5 @@",
          '     "b.ts",',
          '-    "manifest.json",',
          '-    "old.ts"',
          '+    "manifest.json"',
        ],
      },
      { path: "old.ts", kind: "extra", diff: [] },
      { path: "sub/mine.txt", kind: "foreign", diff: [] },
    ]);
    expect(list()).toEqual(before);
  });

  test("a folder that is not there lacks everything", () => {
    const differences = compareOutput(out, files({ "a.ts": "a\n" }));
    expect(differences.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      "missing a.ts",
      "missing manifest.json",
    ]);
    expect(existsSync(out)).toBe(false);
  });
});

describe("a short diff", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["nothing", "a\n", "a\n", []],
    ["a line more", "a\nc\n", "a\nb\nc\n", ["@@ -1 +1 @@", " a", "+b"]],
    ["the first line", "a\nb\n", "x\nb\n", ["@@ -1 +1 @@", "-a", "+x"]],
    ["all of it", "", "a\n", ["@@ -1 +1 @@", "+a"]],
    ["the last line end", "a", "a\n", ["@@ -1 +1 @@", "-a\\ (no line end)", "+a"]],
    ["line ends", "a\r\nb\n", "a\nb\n", ["@@ -1 +1 @@", "-a\\r", "+a"]],
    [
      "two places",
      "a\nb\nc\nd\n",
      "x\nb\nc\ny\n",
      ["@@ -1 +1 @@", "-a", "+x", " b", " c", "-d", "+y"],
    ],
  ])("%s", (_, before, after, diff) => {
    expect(shortDiff(before, after)).toEqual(diff);
  });

  test("ends early, and is quick on large files", () => {
    const lines = (text: string) =>
      Array.from({ length: 100_000 }, (_, i) => `${text}${i}`).join("\n");
    const diff = shortDiff(lines("a"), lines("b"));
    expect(diff).toHaveLength(14);
    expect(diff.at(-1)).toBe("…");
  });
});

describe("two runs on one folder", () => {
  const lock = () => join(out, ".generate.lock");
  const written = files({ "a.ts": "a\n" });

  test("leave no lock behind, and it is no file of the output", () => {
    writeOutput(out, written);
    expect(list()).toEqual(["a.ts", "manifest.json"]);
    put(".generate.lock", "");
    expect(compareOutput(out, written)).toEqual([]);
    expect(writeOutput(out, written).written).toEqual([]);
  });

  test("the one that comes second waits, and says at last for whom", () => {
    put(".generate.lock", `{"pid":${process.ppid},"host":${JSON.stringify(hostname())}}\n`);
    // Each look at the clock is another half a second later.
    let now = Date.now();
    const clock = vi.spyOn(Date, "now").mockImplementation(() => {
      now += 500;
      return now;
    });
    onTestFinished(() => clock.mockRestore());
    const begin = now;
    expect(refusal(() => writeOutput(out, written))).toEqual({
      message: "another run is writing to /generated",
      hint: "wait for its end; if there is none, delete /generated/.generate.lock",
    });
    expect(now - begin).toBeGreaterThan(5_000);
    expect(list()).toEqual([".generate.lock"]);
  });

  test("what a run left behind that was killed holds up nobody", () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    put(".generate.lock", `{"pid":${gone},"host":${JSON.stringify(hostname())}}\n`);
    put(`.generate-${gone}-0.tmp`, "half");
    const moved = (pid: number | undefined, host = hostname()) => `.generate.lock.${pid}.${host}`;
    for (const path of [moved(gone), moved(process.ppid), moved(gone, "another")]) put(path, "");
    expect(writeOutput(out, written).deleted).toEqual([`.generate-${gone}-0.tmp`]);
    // What another run moves at this moment stays until it is old.
    const asides = [moved(process.ppid), moved(gone, "another")];
    expect(list()).toEqual([...asides, "a.ts", "manifest.json"].sort());
    for (const path of asides) utimesSync(join(out, path), 0, 0);
    put(".generate.lock", "");
    utimesSync(lock(), Date.now() / 1_000 - 3, Date.now() / 1_000 - 3);
    expect(writeOutput(out, files({ "a.ts": "b" })).written).toContain("a.ts");
    put(".generate.lock", '{"pid":1,"host":"another machine"}\n');
    utimesSync(lock(), new Date("2020-01-01"), new Date("2020-01-01"));
    expect(writeOutput(out, files({})).deleted).toEqual(["a.ts"]);
    expect(list()).toEqual(["manifest.json"]);
  });
});

test("files that differ in their line ends alone are told apart", () => {
  const produced = files({ "a.ts": "a\nb\n", "b.ts": "b\n" });
  writeOutput(out, produced);
  for (const path of ["a.ts", "b.ts", "manifest.json"])
    put(path, get(path).replaceAll("\n", "\r\n"));
  const differences = compareOutput(out, produced);
  expect(differences.map(({ path, kind, diff }) => [path, kind, diff])).toEqual([
    ["a.ts", "line-ends", []],
    ["b.ts", "line-ends", []],
    ["manifest.json", "line-ends", []],
  ]);
  const checked = {
    result: { kind: "checked", differences },
    notes: [],
    leftOut: [],
    timings: [],
  } as const;
  const run = { spec: "a.yaml", out: "out", check: true, without: [] };
  expect(exitStatus(checked)).toBe(0);
  expect(reportText(checked, run, { colour: false, annotate: false })).toBe(
    'out is what a.yaml says\n  hint: the lines of 3 files end in CR LF and are the same but for that: set "* text=auto eol=lf" in .gitattributes, or core.autocrlf to false\n',
  );
  put("b.ts", "c\r\n");
  const stale = compareOutput(out, produced);
  expect(stale.map(({ kind }) => kind)).toEqual(["line-ends", "stale", "line-ends"]);
  expect(
    exitStatus({
      result: { kind: "checked", differences: stale },
      notes: [],
      leftOut: [],
      timings: [],
    }),
  ).toBe(1);
  expect(writeOutput(out, produced).written).toEqual(["a.ts", "b.ts", "manifest.json"]);
});
