import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { printReport, type Report } from "./report.ts";

const HELP = `Measures the project, each thing side by side with what else could do it.

Usage: npm run bench [-- PART ... --check]

  decode    reading a document: saxes, fast-xml-parser, @xmldom/xmldom, JSON.parse
  encode    writing a document: xmlbuilder2, JSON.stringify
  size      bundles, in bytes
  generate  the generator: openapi-typescript on the same spec (takes minutes)

  --check   with size alone: exit status 1 when a limit is exceeded

Times are of this machine at this moment, so they never fail.
`;

type Bench = () => Report | Promise<Report>;

/** Each part brings its own packages along, and only when it runs. */
const parts: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([
  ["decode", async () => (await import("./decode.ts")).benchDecode],
  ["encode", async () => (await import("./encode.ts")).benchEncode],
  ["size", async () => (await import("./size.ts")).benchSize],
  ["generate", async () => (await import("./generate.ts")).benchGenerate],
]);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean", default: false }, help: { type: "boolean" } },
  });
  const chosen = positionals.length > 0 ? positionals : [...parts.keys()];
  const unknown = chosen.filter((name) => !parts.has(name));
  const onlySize = chosen.every((name) => name === "size");
  if (values.help || unknown.length > 0 || (values.check && !onlySize)) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }

  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `node ${process.versions.node}, ${availableParallelism()} processors, load ${load}\n`,
  );
  let missed = 0;
  for (const name of chosen) {
    const bench = await parts.get(name)?.();
    if (bench === undefined) continue;
    const report = await bench();
    console.log(`${printReport(report)}\n`);
    missed += report.targets.filter(({ reached }) => !reached).length;
  }
  return values.check && missed > 0 ? 1 : 0;
}

process.exitCode = await main();
