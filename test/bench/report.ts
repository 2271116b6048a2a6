/** What one part of the benchmarks found out. */
export interface Report {
  readonly title: string;
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
}

/** Rows of cells. The first column is text, the others are figures. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure that is to be reached, and the one that was. */
export interface Target {
  /** `at most 6x JSON.parse` */
  readonly wanted: string;
  /** `5.2x` */
  readonly got: string;
  readonly reached: boolean;
  /** Whether a check fails where it is not reached. */
  readonly held?: boolean;
}

/** At least so many times as fast as another contender. */
export function atLeast(times: number, other: string, got: number): Target {
  return {
    wanted: `at least ${times}x faster than ${other}`,
    got: exactly(got),
    reached: got >= times,
  };
}

/** At most so many times the cost of something else. */
export function atMost(times: number, other: string, got: number): Target {
  return { wanted: `at most ${times}x ${other}`, got: exactly(got), reached: got <= times };
}

export function asTimes(value: number): string {
  return `${value.toFixed(1)}x`;
}

/** With so many digits that one sees why a figure is not reached. */
function exactly(times: number): string {
  return `${times.toFixed(2)}x`;
}

/** A whole number with its thousands apart. */
export function asCount(value: number): string {
  return Math.round(value).toLocaleString("en");
}

export function printReport({ title, tables, targets }: Report): string {
  const lines = targets.map(
    ({ wanted, got, reached }) => `${wanted}: ${got}  ${reached ? "ok" : "NOT REACHED"}`,
  );
  const blocks = [...tables.map(printTable), ...(lines.length > 0 ? [lines.join("\n")] : [])];
  return [`## ${title}`, ...blocks].join("\n\n");
}

function printTable({ columns, rows }: Table): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
