import { negate, scale, sum, zero } from "../money.ts";
import type { UnitCost } from "./pick-lots.ts";
import type { Location } from "./places.ts";
import { bySpoiling, unknownLot, type LotStock, type Movement } from "./stock.ts";

/** What somebody found of one product in one place. */
export interface Count {
  readonly sku: string;
  readonly location: Location;
  /** Pieces or grams; below zero only when goods were sold since that nobody had received. */
  readonly counted: number;
}

export interface Counted {
  /** What should have been there. */
  readonly expected: number;
  /** What makes the stock equal to the count; none when it was right. */
  readonly movements: readonly Movement[];
}

/**
 * Compares a count with the stock. What is missing leaves the lots that spoil first; what is too much
 * first fills up what was sold below zero, and then is goods that nobody has received, at `provisional`
 * cost.
 *
 * @param stock what there is of the product, in every place.
 */
export function countGoods(
  count: Count,
  stock: readonly LotStock[],
  provisional: UnitCost,
): Counted {
  const here = stock.filter((lot) => lot.location === count.location);
  const expected = here.reduce((total, lot) => total + lot.quantity, 0);
  const surplus = count.counted - expected;
  if (surplus === 0) return { expected, movements: [] };
  return {
    expected,
    movements:
      surplus > 0
        ? [found(count, here, surplus, provisional)]
        : missing(count, here, 0 - surplus, provisional),
  };
}

function found(
  { sku, location }: Count,
  here: readonly LotStock[],
  surplus: number,
  provisional: UnitCost,
): Movement {
  const below = here.find((lot) => lot.lot === unknownLot && lot.quantity < 0);
  const filled = Math.min(surplus, 0 - (below?.quantity ?? 0));
  const booked = below === undefined ? zero : scale(negate(below.cost), filled, 0 - below.quantity);
  const cost = sum([booked, scale(provisional.amount, surplus - filled, provisional.per)]);
  return { sku, lot: unknownLot, location, delta: surplus, cost };
}

function missing(
  count: Count,
  here: readonly LotStock[],
  shortage: number,
  provisional: UnitCost,
): Movement[] {
  const movements: Movement[] = [];
  let left = shortage;
  for (const { sku, lot, location, quantity, cost } of here.toSorted(bySpoiling)) {
    const taken = Math.min(left, Math.max(0, quantity));
    if (taken === 0) continue;
    left -= taken;
    movements.push({
      sku,
      lot,
      location,
      delta: 0 - taken,
      cost: negate(scale(cost, taken, quantity)),
    });
  }
  if (left > 0) {
    const cost = negate(scale(provisional.amount, left, provisional.per));
    movements.push({
      sku: count.sku,
      lot: unknownLot,
      location: count.location,
      delta: 0 - left,
      cost,
    });
  }
  return movements;
}
