import { isAccount } from "../domain/finance/accounts.ts";
import { debit, type Posting } from "../domain/finance/journal.ts";
import { balancesOf, type Balances } from "../domain/finance/month-close.ts";
import { invariant } from "../domain/invariant.ts";
import { money, type Money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Database } from "../platform/sqlite.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import {
  bookByHand,
  closePeriod,
  lockPeriod,
  reverseEntry,
  type CloseOrder,
  type ManualOrder,
  type PeriodTransaction,
} from "../usecases/close-period.ts";
import type { PeriodDesk } from "../usecases/finance-ports.ts";
import type { Refused } from "../usecases/outcome.ts";
import { SqliteBookTransaction } from "./book-transaction.ts";
import { lockedThrough } from "./locked-through.ts";
import type { Pen } from "./pen.ts";

/** Entries by hand, and the end of periods. */
export class SqlitePeriods implements PeriodDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #clock: BookClock;

  constructor(pen: Pen, reader: Database, clock: BookClock) {
    this.#pen = pen;
    this.#reader = reader;
    this.#clock = clock;
  }

  bookByHand(order: ManualOrder, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => bookByHand(tx, this.#clock, order, occasion));
  }

  reverse(
    order: { seq: number; memo: string },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => reverseEntry(tx, this.#clock, order, occasion));
  }

  lock(through: string, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => lockPeriod(tx, this.#clock, through, occasion));
  }

  close(order: CloseOrder, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => closePeriod(tx, this.#clock, order, occasion));
  }

  lockedThrough(): Promise<string> {
    return lockedThrough(this.#reader);
  }

  #write<T>(work: (tx: PeriodTransaction) => Promise<T>): Promise<T> {
    return this.#pen.write((page) => work(new SqlitePeriodTransaction(page)));
  }
}

interface PostingRow {
  account: string;
  amount: number;
}

class SqlitePeriodTransaction extends SqliteBookTransaction implements PeriodTransaction {
  async balancesUntil(day: string): Promise<Balances> {
    const rows = await this.page.db.all<PostingRow>(
      "SELECT account, sum(amount) AS amount FROM posting WHERE business_day <= ? GROUP BY account",
      day,
    );
    return balancesOf(rows.map(toPosting));
  }

  async isClosed(through: string): Promise<boolean> {
    const row = await this.page.db.get("SELECT seq FROM period_close WHERE through >= ?", through);
    return row !== undefined;
  }

  async levyOf(after: string, through: string): Promise<Money> {
    const row = await this.page.db.get<{ levy: number }>(
      `SELECT coalesce(-sum(amount), 0) AS levy FROM posting JOIN event USING (seq)
       WHERE account = 'small-scale-vat' AND business_day > ? AND business_day <= ?
         AND kind IN ('sale.posted', 'sale.refunded')`,
      after,
      through,
    );
    return money(row?.levy ?? 0);
  }

  async journalOf(seq: number) {
    const rows = await this.page.db.all<PostingRow>(
      "SELECT account, amount FROM posting WHERE seq = ? ORDER BY posting",
      seq,
    );
    const event = await this.page.db.get<{ by: string | null; moves: number }>(
      `SELECT body ->> 'by' AS by, EXISTS (SELECT 1 FROM movement WHERE movement.seq = event.seq) AS moves
       FROM event WHERE seq = ?`,
      seq,
    );
    if (event === undefined || rows.length === 0) return undefined;
    return { postings: rows.map(toPosting), movesGoods: event.moves === 1, by: event.by ?? "" };
  }

  async isReversed(seq: number): Promise<boolean> {
    const row = await this.page.db.get("SELECT seq FROM manual_entry WHERE reverses = ?", seq);
    return row !== undefined;
  }
}

function toPosting({ account, amount }: PostingRow): Posting {
  invariant(isAccount(account), `no account is called ${account}`);
  return debit(account, money(amount));
}
