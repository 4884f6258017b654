import type { Basket } from "../domain/basket/basket.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Now } from "../usecases/moments.ts";
import type { Baskets } from "../usecases/ports.ts";
import { pricedLinesOf, totalOf } from "../usecases/price-basket-lines.ts";
import type { Page, Pen } from "./pen.ts";

/** How long a basket that has ended is kept: its sale stays for ever. */
const keptMs = 30 * 86_400_000;

const forget = "DELETE FROM basket WHERE state IN ('paid', 'cancelled') AND opened_ms < ?";

/** Baskets that are not sales yet, so that a restart of the box loses none. */
export class SqliteBaskets implements Baskets {
  readonly #pen: Pen;
  readonly #reader: Database;

  readonly #now: Now;

  constructor(pen: Pen, reader: Database, now: Now) {
    this.#pen = pen;
    this.#reader = reader;
    this.#now = now;
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
    await this.#pen.write(async ({ db, append }) => {
      if (basket.state === "cancelled" && basket.lines.length > 0)
        await this.#void(db, append, basket);
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

  /** What was given up is kept for ever: who takes lines away, and how much they are worth, tells of theft. */
  async #void(db: Database, append: Page["append"], basket: Basket): Promise<void> {
    const known = await db.get("SELECT id FROM paper WHERE id = ?", basket.id);
    if (known !== undefined) return;
    const atMs = this.#now();
    await append("basket.voided", atMs, {
      id: basket.id,
      at: new Date(atMs).toISOString(),
      by: basket.cancelledBy ?? "",
      kiosk: basket.kiosk,
      worth: totalOf(basket),
      lines: pricedLinesOf(basket).map(({ sku, quantity, net }) => ({ sku, quantity, net })),
    });
  }

  async waiting(): Promise<Basket[]> {
    const rows = await this.#reader.all<{ body: string }>(
      "SELECT body FROM basket WHERE is_waiting = 1 ORDER BY opened_ms",
    );
    return rows.map((row) => JSON.parse(row.body) as Basket);
  }
}
