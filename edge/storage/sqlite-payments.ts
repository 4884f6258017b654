import type { Database } from "../platform/sqlite.ts";
import type { PaymentAttempt, Payments } from "../usecases/paying-ports.ts";
import type { Pen } from "./pen.ts";

const columns = `id, basket, method, amount, received, state, reference, qr,
  started_at_ms AS startedAtMs, expires_at_ms AS expiresAtMs`;

/** Attempts to pay, from before the provider hears of them until their end is known. */
export class SqlitePayments implements Payments {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  ofBasket(basket: string): Promise<PaymentAttempt[]> {
    return this.#reader.all(
      `SELECT ${columns} FROM payment_attempt WHERE basket = ? ORDER BY started_at_ms, id`,
      basket,
    );
  }

  async save(attempt: PaymentAttempt): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `INSERT INTO payment_attempt (id, basket, method, amount, received, state, reference, qr,
           started_at_ms, expires_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET state = excluded.state, reference = excluded.reference,
           qr = excluded.qr`,
        attempt.id,
        attempt.basket,
        attempt.method,
        attempt.amount,
        attempt.received,
        attempt.state,
        attempt.reference,
        attempt.qr,
        attempt.startedAtMs,
        attempt.expiresAtMs,
      ),
    );
  }

  unresolved(): Promise<PaymentAttempt[]> {
    return this.#reader.all(
      `SELECT ${columns} FROM payment_attempt WHERE state IN ('waiting', 'unknown')
       ORDER BY started_at_ms`,
    );
  }
}
