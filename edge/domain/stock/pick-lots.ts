import { negate, scale, type Money } from "../money.ts";
import { bySpoiling, unknownLot, type LotStock, type Movement } from "./stock.ts";

/** A unit cost to book with when there is no lot to take the cost from. */
export interface UnitCost {
  /** For `per` pieces or grams. */
  readonly amount: Money;
  readonly per: number;
}

/**
 * Takes goods of one product out of stock: first what spoils first, the shelf before the back room,
 * each lot at its own cost. Goods in a customer's hand are never refused: what no lot covers is taken
 * from the unknown lot below zero, at a provisional cost that the next delivery trues up.
 *
 * @param stock what there is of the product; lots that may not be sold are left alone.
 * @param quantity pieces or grams, positive.
 */
export function pickLots(
  sku: string,
  stock: readonly LotStock[],
  quantity: number,
  provisional: UnitCost,
): Movement[] {
  const movements: Movement[] = [];
  let missing = quantity;
  for (const lot of stock.filter(isPickable).sort(byPickingOrder)) {
    if (missing === 0) break;
    const taken = Math.min(missing, lot.quantity);
    missing -= taken;
    const cost = scale(lot.cost, taken, lot.quantity);
    movements.push({
      sku,
      lot: lot.lot,
      location: lot.location,
      delta: 0 - taken,
      cost: negate(cost),
    });
  }
  if (missing > 0) {
    const cost = scale(provisional.amount, missing, provisional.per);
    movements.push({
      sku,
      lot: unknownLot,
      location: "shelf",
      delta: 0 - missing,
      cost: negate(cost),
    });
  }
  return movements;
}

function isPickable(lot: LotStock): boolean {
  return lot.quantity > 0 && lot.status === "sellable";
}

function byPickingOrder(a: LotStock, b: LotStock): number {
  if (a.location !== b.location) return a.location === "shelf" ? -1 : 1;
  return bySpoiling(a, b);
}
