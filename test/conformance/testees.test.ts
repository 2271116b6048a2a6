/**
 * The testees that examples/testees/ has in other languages: written from the page about the cases, on the
 * standard library of each. A language whose program is not on this machine is not run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { cases } from "../../generated/conformance/index.ts";
import { TesteeProcess } from "../../runtime/cli/testee-process.ts";
import { parseKnownFailures } from "../../runtime/conformance/known-failures.ts";
import { printReport, type Report } from "../../runtime/conformance/report.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import { testeeTarget } from "../../runtime/conformance/testee-target.ts";
import { repository } from "../support/generate.ts";
import { readXmlBySaxes } from "./targets/xml-by-saxes.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = join(repository, "examples/testees");

interface Language {
  readonly name: string;
  readonly file: string;
  /** What runs the file. */
  readonly command: readonly string[];
  /** Prints something where the program is there. */
  readonly probe: readonly string[];
}

const languages: readonly Language[] = [
  { name: "Python", file: "testee.py", command: ["python3"], probe: ["python3", "--version"] },
  { name: "Java", file: "Testee.java", command: ["java"], probe: ["java", "--version"] },
  {
    name: "JavaScript",
    file: "testee.mjs",
    command: [process.execPath],
    probe: [process.execPath, "--version"],
  },
  { name: "Go", file: "testee.go", command: ["go", "run"], probe: ["go", "version"] },
  { name: "PHP", file: "testee.php", command: ["php"], probe: ["php", "--version"] },
  { name: "C#", file: "Testee.cs", command: ["dotnet", "run"], probe: ["dotnet", "--version"] },
];

async function runTestee({ file, command }: Language): Promise<Report> {
  const list = join(folder, `${file}.known-failures.txt`);
  const knownFailures = parseKnownFailures(existsSync(list) ? readFileSync(list, "utf8") : "");
  const testee = new TesteeProcess([...command, join(folder, file)]);
  try {
    const target = testeeTarget(testee);
    const bounds = { caseTimeoutMs: 60_000 };
    return await runConformance({
      target,
      cases,
      knownFailures,
      readXml: readXmlBySaxes,
      ...bounds,
    });
  } finally {
    await testee.end();
  }
}

describe.each(languages)("the testee in $name", (language) => {
  const { name, probe, file } = language;
  const [program = "", ...args] = probe;
  const found = spawnSync(program, args).status === 0;

  test.skipIf(!found)(
    found
      ? "passes every must that its parser can pass"
      : `is not run: there is no ${program} here`,
    async ({ task }) => {
      const report = await runTestee(language);
      task.meta.conformance = { target: name, operations: report.operations };
      expect(report.ok, printReport(report)).toBe(true);
      for (const { passed } of report.operations) expect(passed).toBeGreaterThan(20);
    },
  );

  test("fits on a page that names it", () => {
    const page = readFileSync(join(folder, "README.md"), "utf8");
    expect(page).toContain(`[${name}](${file})`);
    expect(existsSync(join(folder, file))).toBe(true);
  });
});
