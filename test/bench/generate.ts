import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Timing } from "../../generator/output/stopwatch.ts";
import { findSpec } from "../../generator/source/spec-file.ts";
import { type ColdRun, runCold } from "./cold.ts";
import { repeatSpec } from "./many-operations.ts";
import { asCount, asTimes, atMost, type Report, type Table, type Target } from "./report.ts";
import { median } from "./statistics.ts";

/** So many copies of the spec in one, and how often each program runs on it. */
const SIZES = [
  { copies: 1, runs: 15 },
  { copies: 10, runs: 7 },
  { copies: 100, runs: 5 },
  { copies: 500, runs: 3 },
] as const;

/** Bytes. */
const MOST_MEMORY = 1e9;

const OPENAPI_TYPESCRIPT = "openapi-typescript";
const openapiTypescript = fileURLToPath(
  new URL("../../node_modules/openapi-typescript/bin/cli.js", import.meta.url),
);

/** What one size came to: the medians of several runs. */
interface Row {
  readonly operations: number;
  readonly ours: Cost;
  readonly theirs: Cost;
  /** Our time to theirs, each pair of runs side by side. */
  readonly ratio: number;
  /** Where our time went. */
  readonly parts: readonly Timing[];
}

interface Cost {
  readonly ms: number;
  /** The time of the run that was disturbed least. */
  readonly least: number;
  readonly peak: number;
}

/** The generator, and openapi-typescript alone, each in a new process on the same specs. */
export async function benchGenerate(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "bench-generate-"));
  try {
    const rows: Row[] = [];
    for (const { copies, runs } of SIZES) rows.push(await measure(folder, copies, runs));
    return {
      title: "generate: a cold process, all outputs",
      tables: [printCosts(rows), printParts(rows)],
      targets: targetsOf(rows),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string, copies: number, runs: number): Promise<Row> {
  const original = findSpec(undefined);
  const yaml = readFileSync(original, "utf8");
  const spec = copies === 1 ? original : join(folder, `${copies}.openapi.yaml`);
  if (spec !== original) writeFileSync(spec, repeatSpec(yaml, copies));

  const ours: ColdRun[] = [];
  const theirs: ColdRun[] = [];
  for (let run = 0; run < runs; run++) {
    const out = join(folder, "out");
    const types = join(folder, "types.ts");
    theirs.push(await runCold(openapiTypescript, spec, "--output", types));
    ours.push(
      await runCold(
        "generator/cli/start.mjs",
        ...["--spec", spec, "--out", out, "--json"],
        // What grows with the cases of each operation is no part of what is compared.
        ...(copies === 1 ? [] : ["--without", "conformance,mock,reference,schema"]),
      ),
    );
    rmSync(out, { recursive: true });
  }
  const operations = copies * (yaml.match(/^ +operationId:/gm)?.length ?? 0);
  return {
    operations,
    ours: costOf(ours),
    theirs: costOf(theirs),
    ratio: median(ours.map(({ ms }, run) => ms / (theirs[run]?.ms ?? Number.NaN))),
    parts: partsOf(ours),
  };
}

function costOf(runs: readonly ColdRun[]): Cost {
  const times = runs.map(({ ms }) => ms);
  return {
    ms: median(times),
    least: Math.min(...times),
    peak: median(runs.map(({ peak }) => peak)),
  };
}

/** The parts that the generator itself times, and the rest: what it takes to start. */
function partsOf(runs: readonly ColdRun[]): readonly Timing[] {
  const timed = runs.map(({ stdout, ms }): readonly Timing[] => {
    const { timings }: { readonly timings: readonly Timing[] } = JSON.parse(stdout);
    const sum = timings.reduce((total, timing) => total + timing.ms, 0);
    return [{ part: "start", ms: ms - sum }, ...timings];
  });
  const [first = []] = timed;
  return first.map(({ part }, at) => ({ part, ms: median(timed.map((run) => run[at]?.ms ?? 0)) }));
}

function printCosts(rows: readonly Row[]): Table {
  return {
    columns: [
      "operations",
      "ours",
      OPENAPI_TYPESCRIPT,
      "ratio",
      "ours",
      OPENAPI_TYPESCRIPT,
      "per further operation",
    ],
    rows: rows.map(({ operations, ours, theirs, ratio }, at) => [
      asCount(operations),
      `${asCount(ours.ms)} ms`,
      `${asCount(theirs.ms)} ms`,
      asTimes(ratio),
      `${asCount(ours.peak / 1e6)} MB`,
      `${asCount(theirs.peak / 1e6)} MB`,
      at === 0 ? "" : `${furtherCost(rows, at).toFixed(2)} ms`,
    ]),
  };
}

function printParts(rows: readonly Row[]): Table {
  const [first] = rows;
  return {
    columns: ["our ms in", ...(first?.parts ?? []).map(({ part }) => part)],
    rows: rows.map(({ operations, parts }) => [
      asCount(operations),
      ...parts.map(({ ms }) => asCount(ms)),
    ]),
  };
}

/** What each operation costs by which a size exceeds the one before. */
function furtherCost(rows: readonly Row[], at: number): number {
  const [less, more] = [rows[at - 1], rows[at]];
  if (less === undefined || more === undefined) return Number.NaN;
  return (more.ours.least - less.ours.least) / (more.operations - less.operations);
}

function targetsOf(rows: readonly Row[]): readonly Target[] {
  const fewest = rows[0];
  const most = rows.at(-1);
  if (fewest === undefined || most === undefined) return [];
  const { peak } = most.ours;
  const growth = furtherCost(rows, rows.length - 1) / furtherCost(rows, rows.length - 2);
  const of = (row: Row) => `${OPENAPI_TYPESCRIPT} at ${asCount(row.operations)} operations`;
  return [
    atMost(2, of(fewest), fewest.ratio),
    atMost(2.5, of(most), most.ratio),
    {
      wanted: `below ${asCount(MOST_MEMORY / 1e6)} MB at ${asCount(most.operations)} operations`,
      got: `${asCount(peak / 1e6)} MB`,
      reached: peak < MOST_MEMORY,
    },
    // Not exactly once: times differ from run to run.
    atMost(1.1, "the cost of a further operation at the size before", growth),
  ];
}
