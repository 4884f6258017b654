import type { Treatments } from "../domain/finance/accounts.ts";
import { money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Database } from "../platform/sqlite.ts";
import {
  answerForLoss,
  type LossAnswer,
  type LossTransaction,
  type PendingLoss,
} from "../usecases/answer-for-loss.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import type { LossDesk } from "../usecases/finance-ports.ts";
import type { Refused } from "../usecases/outcome.ts";
import { SqliteBookTransaction } from "./book-transaction.ts";
import type { Pen } from "./pen.ts";

/** Entries that answer for a loss are no losses themselves. */
const pendingLosses = `
  SELECT event.seq, kind, coalesce(body ->> 'shift', body ->> 'id', '') AS source, business_day AS businessDay,
         sum(amount) AS amount
  FROM posting JOIN event USING (seq)
  WHERE account = 'loss-pending' AND kind <> 'journal.posted'
    AND 'loss/' || posting.seq NOT IN (SELECT subject FROM manual_entry WHERE subject LIKE 'loss/%')`;

/** Losses and gains that wait for somebody to answer for them. */
export class SqliteLosses implements LossDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #clock: BookClock;
  readonly #treatments: Treatments;

  constructor(pen: Pen, reader: Database, clock: BookClock, treatments: Treatments) {
    this.#pen = pen;
    this.#reader = reader;
    this.#clock = clock;
    this.#treatments = treatments;
  }

  answer(order: LossAnswer, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#pen.write((page) =>
      answerForLoss(
        new SqliteLossTransaction(page),
        this.#clock,
        this.#treatments,
        order,
        occasion,
      ),
    );
  }

  async pending(): Promise<PendingLoss[]> {
    const rows = await this.#reader.all<PendingLoss>(
      `${pendingLosses} GROUP BY event.seq ORDER BY event.seq`,
    );
    return rows.map((row) => ({ ...row, amount: money(row.amount) }));
  }
}

class SqliteLossTransaction extends SqliteBookTransaction implements LossTransaction {
  async pendingLoss(seq: number): Promise<PendingLoss | undefined> {
    const row = await this.page.db.get<PendingLoss>(
      `${pendingLosses} AND event.seq = ? GROUP BY event.seq`,
      seq,
    );
    return row && { ...row, amount: money(row.amount) };
  }
}
