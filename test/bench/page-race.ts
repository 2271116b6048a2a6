/** Runs inside a page. Its clock is coarse, so rounds are longer than in Node, and fewer. */
import { decodeSessionStatus } from "../../generated/codecs/index.ts";
import type { Race } from "./page.ts";

const ROUNDS = 60;
const ROUND_MS = 20;
const NAMESPACE = "http://bindings.egain.com/chat";

let kept: unknown;

/** Reads one document in the ways that a page has, side by side in each round. */
export function raceInPage(given: { readonly xml: string; readonly json: string }): Race {
  const contenders: readonly (readonly [name: string, read: () => unknown])[] = [
    ["JSON.parse", () => JSON.parse(given.json)],
    ["decodeSessionStatus", () => decodeSessionStatus(given.xml)],
    ["DOMParser", () => readWithDomParser(given.xml)],
  ];
  const values = Object.fromEntries(contenders.map(([name, read]) => [name, read()]));
  const lanes = contenders.map(([name, read]) => {
    time(read, 2_000);
    const runs = Math.ceil(ROUND_MS / (time(read, 2_000) / 2_000));
    return { name, read, runs, rounds: [] as number[] };
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const { read, runs, rounds } of lanes) rounds.push((time(read, runs) / runs) * 1e6);
  }
  const times = lanes.map(({ name, rounds }) => ({ name, rounds }));
  return { values, times: kept === undefined ? [] : times };
}

/** Milliseconds. */
function time(read: () => unknown, runs: number): number {
  const start = performance.now();
  for (let run = 0; run < runs; run++) kept = read();
  return performance.now() - start;
}

function readWithDomParser(xml: string): unknown {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror")) throw new Error("not well-formed");
  const numberIn = (name: string) =>
    Number(document.getElementsByTagNameNS(NAMESPACE, name)[0]?.textContent);
  return { waitTime: numberIn("waitTime"), queueDepth: numberIn("queueDepth") };
}
