import { cut, type Output, pad, paint } from "../text/layout.ts";
import type { Io } from "./io.ts";
import type { Question } from "./operation-call.ts";
import type { StatusRow } from "./status-row.ts";

/** A line of the table: without a result while there is no answer yet. */
type Row = Pick<StatusRow, "operation"> & Partial<StatusRow>;

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

/** The longest line if the width of the terminal is unknown. */
const WIDEST = 200;

/** How wide a line may be. One column stays free: some terminals go on to the next line after the last. */
function roomOf(output: Output): number {
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

/**
 * The table of all operations on a terminal, overwritten in place whenever something changes. Nothing else of the
 * screen is touched, so whatever ends the program leaves it as it should be, but for the cursor.
 */
export class StatusTable {
  readonly #io: Io;
  readonly #seconds: number;
  #rows: readonly Row[];
  /** How many lines are drawn. */
  #drawn = 0;
  #isClosed = false;

  constructor(questions: readonly Question[], io: Io, intervalMs = 15_000) {
    this.#io = io;
    this.#seconds = intervalMs / 1000;
    this.#rows = questions.map(({ description }) => ({ operation: description.operation.id }));
    io.stdout.write(HIDE_CURSOR);
    this.#draw("");
  }

  show(row: StatusRow): void {
    if (this.#isClosed) return;
    this.#rows = this.#rows.map((each) => (each.operation === row.operation ? row : each));
    const [time] = this.#io.now().toTimeString().split(" ");
    this.#draw(`as of ${time}, `);
  }

  /** Gives the cursor back. What is shown later is not drawn. */
  close(): void {
    this.#isClosed = true;
    this.#io.stdout.write(SHOW_CURSOR);
  }

  #draw(lead: string): void {
    const { stdout } = this.#io;
    const foot = cut(`${lead}asked every ${this.#seconds} s; Ctrl+C ends it`, roomOf(stdout));
    const all = [...tableLines(this.#rows, stdout), paint(stdout, "gray", foot)];
    // What has left the screen could not be written over.
    const lines = all.slice(0, Math.max(1, (stdout.rows() ?? all.length + 1) - 1));
    // To the first of the lines that were drawn, and from there everything is cleared.
    const back = this.#drawn > 0 ? `\u001b[${this.#drawn}F\u001b[0J` : "";
    this.#drawn = lines.length;
    stdout.write(`${back}${lines.join("\n")}\n`);
  }
}
