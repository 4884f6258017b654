/** Something that holds from an instant on, until the next of its kind. */
export interface Dated {
  /** Unix milliseconds. */
  readonly fromMs: number;
}

/**
 * What holds at an instant: the latest that has begun. A future row switches on at its own time because
 * somebody asks later, not because something ran.
 */
export function effectiveAt<Row extends Dated>(
  rows: readonly Row[],
  atMs: number,
): Row | undefined {
  return rows.reduce<Row | undefined>(
    (latest, row) =>
      row.fromMs <= atMs && (latest === undefined || row.fromMs > latest.fromMs) ? row : latest,
    undefined,
  );
}
