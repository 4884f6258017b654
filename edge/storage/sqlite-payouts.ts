import type { Database } from "../platform/sqlite.ts";
import type { Payout, PayoutDesk } from "../usecases/pay-back.ts";
import type { Pen } from "./pen.ts";

/** What refunds owe to payments through the provider. */
export class SqlitePayouts {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  waiting(): Promise<Payout[]> {
    return this.#reader.all(
      "SELECT id, attempt, amount, paid FROM payout WHERE state = 'waiting' ORDER BY id LIMIT 50",
    );
  }

  async end(...[id, state, reference]: Parameters<PayoutDesk["payouts"]["end"]>): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run("UPDATE payout SET state = ?, reference = ? WHERE id = ?", state, reference, id),
    );
  }
}
