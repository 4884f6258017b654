import type { Posting } from "../domain/finance/journal.ts";
import type { Movement } from "../domain/stock/stock.ts";

/** Goods and books as every event names them. */
export function movementsOf(movements: readonly Movement[]) {
  return movements.map(({ sku, lot, location, delta, cost }) => ({
    sku,
    lot,
    location,
    delta,
    cost,
  }));
}

export function postingsOf(journal: readonly Posting[]) {
  return journal.map(({ account, amount }) => ({ account, amount }));
}
