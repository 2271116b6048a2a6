import type { Output } from "../text/layout.ts";
import { cut, pad, paint } from "../text/layout.ts";
import type { StatusResult } from "./status-row.ts";

/** A line of the table. */
export interface Row {
  readonly operation: string;
  /** Nothing while there is no answer yet. */
  readonly result: StatusResult | undefined;
  readonly latencyMs: number | undefined;
}

/** The longest line where nobody says how wide it may be. */
const WIDEST = 200;

/** How wide a line may be. One column stays free: some terminals go on to the next line after the last. */
export function roomOf(output: Output): number {
  return Math.max(20, (output.columns() ?? WIDEST) - 1);
}

/** What each operation says, below each other. */
export function tableLines(rows: readonly Row[], output: Output): readonly string[] {
  const name = Math.max("operation".length, ...rows.map(({ operation }) => operation.length));
  const latencies = rows.map(({ latencyMs }) => (latencyMs === undefined ? "" : `${latencyMs} ms`));
  const latency = Math.max("latency".length, ...latencies.map((text) => text.length));
  const room = Math.max(10, roomOf(output) - name - latency - 4);
  const head = `${pad("operation", name)}  ${"latency".padStart(latency)}  answer`;
  return [
    paint(output, "gray", head),
    ...rows.map(({ operation, result }, i) => {
      const text = cut(result?.text ?? "…", room);
      const shown = result?.kind === "error" ? paint(output, "red", text) : text;
      return `${pad(operation, name)}  ${(latencies[i] ?? "").padStart(latency)}  ${shown}`;
    }),
  ];
}
