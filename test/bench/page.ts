import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright";
import documents from "../data/xml-documents.json" with { type: "json" };
import { chromiumLaunch } from "../support/chromium.ts";
import { checkValue, compare, ratio, type Times } from "./race.ts";
import { asTimes, type Report } from "./report.ts";

/** What the page of the race gives: the values that were read, and the times of all rounds. */
export interface Race {
  readonly values: { readonly [name: string]: unknown };
  readonly times: readonly Times[];
}

const OURS = "decodeSessionStatus";
const DOM_PARSER = "DOMParser";

/** Reads the document of the other benchmark in a real Chromium, beside what browsers have. */
export async function benchPage(): Promise<Report> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page-race.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "bench",
    write: false,
    target: "es2022",
  });
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    const { xml, json } = documents.decodeBenchmark;
    const given = JSON.stringify({ xml, json });
    const { values, times }: Race = JSON.parse(
      String(await page.evaluate(`JSON.stringify(bench.raceInPage(${given}))`)),
    );
    for (const [name, value] of Object.entries(values)) checkValue(name, value, JSON.parse(json));
    const faster = asTimes(ratio(times, DOM_PARSER, OURS));
    return {
      title: `decode in Chromium ${browser.version()}: the same document, ${faster} faster than DOMParser`,
      tables: [compare(times, "JSON.parse")],
      targets: [],
    };
  } finally {
    await browser.close();
  }
}
