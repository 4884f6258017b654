/** One figure, as `--json` writes it. */
export interface Row {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** What the figure is held against; empty: against nothing. */
  readonly baseline: string;
  /** The figure over its baseline's; 0 where there is none. */
  readonly ratio: number;
}

export interface BenchOptions {
  /** How many sales a bench writes that makes its own ledger. */
  readonly sales: number;
  readonly say: (line: string) => void;
}

/** Something that can be measured, each side by side with its baseline in one run. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  run(options: BenchOptions): Promise<Row[]>;
}

/** A figure that stands alone. */
export function figure(bench: string, metric: string, value: number, unit: string): Row {
  return { bench, metric, value: rounded(value), unit, baseline: "", ratio: 0 };
}

/** A figure beside its baseline's. */
export function against(row: Row, baseline: string, baselineValue: number): Row {
  return { ...row, baseline, ratio: rounded(row.value / baselineValue) };
}

/** Three significant digits, but never less exact than whole numbers. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** The rows under one another, for people. */
export function tableOf(rows: readonly Row[]): string[] {
  const cells = rows.map(({ metric, value, unit, baseline, ratio }) => [
    metric,
    value.toLocaleString("en", { maximumFractionDigits: 4 }),
    unit,
    baseline === "" ? "" : `${ratio} x ${baseline}`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}
