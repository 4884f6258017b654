import { negate, scale, type Money } from "../money.ts";
import { isForSale, isWithin, places } from "./places.ts";
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
 * @param facts the business day, and the lot that the goods' own code names: that one comes first.
 */
export function pickLots(
  sku: string,
  stock: readonly LotStock[],
  quantity: number,
  provisional: UnitCost,
  facts: { readonly day: string; readonly lot?: string | undefined },
): Movement[] {
  const movements: Movement[] = [];
  let missing = quantity;
  const isNamed = ({ lot }: LotStock) => lot !== unknownLot && lot === facts.lot;
  const pickable = stock
    .filter((each) => isThere(each) && (isNamed(each) || mayBeSold(each, facts.day)))
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || byPickingOrder(a, b));
  for (const lot of pickable) {
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
      location: places.shelf,
      delta: 0 - missing,
      cost: negate(cost),
    });
  }
  return movements;
}

function isThere(lot: LotStock): boolean {
  return lot.quantity > 0 && isForSale(lot.location);
}

function mayBeSold({ status, bestBefore }: LotStock, day: string): boolean {
  return status === "sellable" && (bestBefore === "" || bestBefore >= day);
}

function byPickingOrder(a: LotStock, b: LotStock): number {
  const isOnFloor = ({ location }: LotStock) => isWithin(location, places.shelf);
  return Number(isOnFloor(b)) - Number(isOnFloor(a)) || bySpoiling(a, b);
}
