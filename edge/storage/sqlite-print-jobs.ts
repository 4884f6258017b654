import type { Locale } from "../domain/locale.ts";
import type { Database } from "../platform/sqlite.ts";
import type { PrintJob, PrintJobs } from "../usecases/printing-ports.ts";
import type { Pen } from "./pen.ts";

interface JobRow {
  id: string;
  sale: string;
  locale: Locale;
  is_copy: number;
  queued_at_ms: number;
  expires_at_ms: number;
  tries: number;
}

/** Receipts that wait for paper. */
export class SqlitePrintJobs implements PrintJobs {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  async enqueue(job: Omit<PrintJob, "tries">): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `INSERT OR IGNORE INTO print_job (id, sale, locale, is_copy, state, queued_at_ms,
           expires_at_ms, due_at_ms, tries, reason)
         VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?, 0, '')`,
        job.id,
        job.sale,
        job.locale,
        job.isCopy ? 1 : 0,
        job.queuedAtMs,
        job.expiresAtMs,
        job.queuedAtMs,
      ),
    );
  }

  async next(nowMs: number): Promise<PrintJob | undefined> {
    const due = await this.nextDueAtMs();
    if (due === undefined || due > nowMs) return undefined;
    return this.#pen.write(async ({ db }) => {
      const row = await db.get<JobRow>(
        `UPDATE print_job SET state = 'printing', tries = tries + 1
         WHERE id = (SELECT id FROM print_job WHERE state = 'waiting' AND due_at_ms <= ?
                     ORDER BY queued_at_ms, id LIMIT 1)
         RETURNING id, sale, locale, is_copy, queued_at_ms, expires_at_ms, tries`,
        nowMs,
      );
      return row === undefined ? undefined : jobOf(row);
    });
  }

  async reclaim(nowMs: number): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `UPDATE print_job SET state = 'waiting', is_copy = 1, due_at_ms = ?
         WHERE state = 'printing'`,
        nowMs,
      ),
    );
  }

  async done(id: string, atMs: number): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run("UPDATE print_job SET state = 'done', due_at_ms = ? WHERE id = ?", atMs, id),
    );
  }

  async failed(
    id: string,
    reason: string,
    retryAtMs: number | undefined,
    mayBePrinted: boolean,
  ): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `UPDATE print_job SET state = ?, reason = ?, due_at_ms = coalesce(?, due_at_ms),
           is_copy = max(is_copy, ?) WHERE id = ?`,
        retryAtMs === undefined ? "failed" : "waiting",
        reason,
        retryAtMs ?? null,
        mayBePrinted ? 1 : 0,
        id,
      ),
    );
  }

  async nextDueAtMs(): Promise<number | undefined> {
    const row = await this.#reader.get<{ due: number | null }>(
      "SELECT min(due_at_ms) AS due FROM print_job WHERE state = 'waiting'",
    );
    return row?.due ?? undefined;
  }
}

function jobOf(row: JobRow): PrintJob {
  return {
    id: row.id,
    sale: row.sale,
    locale: row.locale,
    isCopy: row.is_copy === 1,
    queuedAtMs: row.queued_at_ms,
    expiresAtMs: row.expires_at_ms,
    tries: row.tries,
  };
}
