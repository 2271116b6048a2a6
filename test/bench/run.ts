import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { writeFigures } from "./figures.ts";
import { printReport, type Report } from "./report.ts";

const HELP = `Measures the project, each thing side by side with what else could do it, and writes what it
finds into docs/figures.md.

Usage: npm run bench [-- PART ...]

  decode    reading a document: saxes, fast-xml-parser, @xmldom/xmldom, JSON.parse
  encode    writing a document: xmlbuilder2, JSON.stringify
  page      reading a document in Chromium: DOMParser, JSON.parse

       npm run size [-- --check]      bundles, in bytes
       npm run bench:proxy            thousands of pages: nginx where it is installed, otherwise a plain forwarder
       npm run bench:generate         the generator: openapi-typescript on the same spec (takes minutes)

  --check   write nothing; exit status 1 when a limit of bytes is exceeded
  --print   write nothing

Times are of this machine at this moment, so they never fail.
`;

type Bench = () => Report | Promise<Report>;

/** Each part brings its own packages along, and only when it runs. */
const parts: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([
  ["decode", async () => (await import("./decode.ts")).benchDecode],
  ["encode", async () => (await import("./encode.ts")).benchEncode],
  ["page", async () => (await import("./page.ts")).benchPage],
  ["size", async () => (await import("./size.ts")).benchSize],
  ["generate", async () => (await import("./generate.ts")).benchGenerate],
  ["proxy", async () => (await import("./proxy.ts")).benchProxy],
]);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean" }, print: { type: "boolean" }, help: { type: "boolean" } },
  });
  const chosen = positionals.length > 0 ? positionals : ["decode", "encode", "page"];
  const onlySize = chosen.every((name) => name === "size");
  if (values.help || chosen.some((name) => !parts.has(name)) || (values.check && !onlySize)) {
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
    if (!values.check && !values.print) writeFigures(name, report);
    missed += report.targets.filter(({ held, reached }) => held && !reached).length;
  }
  return values.check && missed > 0 ? 1 : 0;
}

process.exitCode = await main();
