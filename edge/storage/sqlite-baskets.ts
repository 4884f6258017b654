import type { Basket } from "../domain/basket/basket.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Baskets } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

/** How long a basket that has ended is kept: its sale stays for ever. */
const keptMs = 30 * 86_400_000;

const forget = "DELETE FROM basket WHERE state IN ('paid', 'cancelled') AND opened_ms < ?";

/** Baskets that are not sales yet, so that a restart of the box loses none. */
export class SqliteBaskets implements Baskets {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  async find(id: string): Promise<Basket | undefined> {
    const row = await this.#reader.get<{ body: string }>(
      "SELECT body FROM basket WHERE id = ?",
      id,
    );
    return row === undefined ? undefined : (JSON.parse(row.body) as Basket);
  }

  async save(basket: Basket): Promise<void> {
    const isEnded = basket.state === "paid" || basket.state === "cancelled";
    const isWaiting = !isEnded && (basket.state === "parked" || basket.interventions.length > 0);
    await this.#pen.write(async ({ db }) => {
      await db.run(
        `INSERT INTO basket (id, state, is_waiting, opened_ms, body) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET state = excluded.state, is_waiting = excluded.is_waiting,
           body = excluded.body`,
        basket.id,
        basket.state,
        isWaiting ? 1 : 0,
        basket.openedAtMs,
        JSON.stringify(basket),
      );
      if (isEnded) await db.run(forget, basket.openedAtMs - keptMs);
    });
  }

  async waiting(): Promise<Basket[]> {
    const rows = await this.#reader.all<{ body: string }>(
      "SELECT body FROM basket WHERE is_waiting = 1 ORDER BY opened_ms",
    );
    return rows.map((row) => JSON.parse(row.body) as Basket);
  }
}
