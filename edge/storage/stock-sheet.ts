import { moveLots } from "../domain/stock/move-lots.ts";
import type { Movement } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import type { ProductStock } from "../usecases/post-sale.ts";
import { readStock } from "./stock-rows.ts";

/** Products beyond this are read again when they are asked for. */
const capacity = 20_000;

/**
 * What the write lane knows of the stock, so that a sale of goods that were sold before reads nothing.
 * Belongs to the write lane like the event log: every movement passes through it, and after a rollback
 * it must `forget`.
 */
export class StockSheet {
  readonly #known = new Map<string, ProductStock>();

  /** Products that are not known are absent from the answer. */
  async of(db: Database, skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>> {
    if (this.#known.size + skus.length > capacity) this.#known.clear();
    const missing = skus.filter((sku) => !this.#known.has(sku));
    if (missing.length > 0)
      for (const [sku, stock] of await readStock(db, missing)) this.#known.set(sku, stock);
    const answer = new Map<string, ProductStock>();
    for (const sku of skus) {
      const stock = this.#known.get(sku);
      if (stock !== undefined) answer.set(sku, stock);
    }
    return answer;
  }

  /** Follows goods that were moved. */
  move(movements: readonly Movement[]): void {
    for (const movement of movements) {
      const stock = this.#known.get(movement.sku);
      if (stock === undefined) continue;
      const lots = moveLots(stock.lots, [movement]);
      if (lots === undefined) this.#known.delete(movement.sku);
      else this.#known.set(movement.sku, { ...stock, lots });
    }
  }

  /** What is not a movement has changed for a product: it is read again. */
  forgetProduct(sku: string): void {
    this.#known.delete(sku);
  }

  forget(): void {
    this.#known.clear();
  }
}
