import type { Database } from "../platform/sqlite.ts";

/**
 * The last receipt number of each series. Belongs to the write lane like the event log: whoever takes
 * a number must use it, and after a rollback all are read again, so that no number is skipped.
 */
export class ReceiptNumbers {
  readonly #last = new Map<string, number>();

  async next(db: Database, series: string): Promise<number> {
    const number = (this.#last.get(series) ?? (await readLast(db, series))) + 1;
    this.#last.set(series, number);
    return number;
  }

  forget(): void {
    this.#last.clear();
  }
}

async function readLast(db: Database, series: string): Promise<number> {
  const row = await db.get<{ number: number | null }>(
    `SELECT max(number) AS number FROM (
       SELECT max(receipt_number) AS number FROM sale WHERE receipt_series = ?1
       UNION ALL SELECT max(receipt_number) FROM refund WHERE receipt_series = ?1)`,
    series,
  );
  return row?.number ?? 0;
}
