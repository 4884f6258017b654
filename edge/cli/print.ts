/** Prints an answer as JSON for programs, or as lines for people. */
export function print(answer: unknown, asJson: boolean, toLines: () => readonly string[]): void {
  const text = asJson ? JSON.stringify(answer, undefined, 2) : toLines().join("\n");
  process.stdout.write(`${text}\n`);
}

/** Columns under one another, two spaces apart. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join("  ")
      .trimEnd(),
  );
}
