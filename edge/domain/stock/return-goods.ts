import { negate, scale, sum, zero, type Money } from "../money.ts";
import { partOf, type Destination } from "../sale/refund.ts";
import { places } from "./places.ts";
import { unknownLot, type LotStock, type Movement } from "./stock.ts";

/** Some of a sale's line that comes back. */
export interface Returning {
  /** Pieces or grams of the line that was sold. */
  readonly sold: number;
  /** What came back of it before. */
  readonly before: number;
  readonly quantity: number;
  readonly goods: Destination;
}

export interface Returned {
  /** Empty for waste: it does not come back into the stock. */
  readonly movements: readonly Movement[];
  /** What the goods had cost, in stock or not. */
  readonly cost: Money;
}

/**
 * Puts returned goods back into the lots that they were taken from, at what they had cost: on the shelf
 * again, or into quarantine.
 *
 * @param taken how the sale took the line's goods, in order; a bundle's parts among them.
 * @param stock what there is of those products now.
 */
export function returnGoods(
  returning: Returning,
  taken: readonly Movement[],
  stock: readonly LotStock[],
): Returned {
  const back = backInto(taken, returning);
  if (returning.goods === "waste")
    return { movements: [], cost: sum(back.map((each) => each.cost)) };
  const location = returning.goods === "resale" ? places.shelf : places.quarantine;
  const movements = back.map((each) => settleBelow({ ...each, location }, stock));
  return { movements, cost: sum(movements.map((each) => each.cost)) };
}

function backInto(
  taken: readonly Movement[],
  { sold, before, quantity }: Returning,
): Omit<Movement, "location">[] {
  const back: Omit<Movement, "location">[] = [];
  for (const sku of new Set(taken.map((each) => each.sku))) {
    const ofProduct = taken.filter((each) => each.sku === sku);
    const each = ofProduct.reduce((total, { delta }) => total - delta, 0) / sold;
    let start = 0;
    for (const { lot, delta, cost } of ofProduct) {
      const end = start - delta;
      const from = Math.max(start, before * each);
      const count = Math.min(end, (before + quantity) * each) - from;
      if (count > 0)
        back.push({
          sku,
          lot,
          delta: count,
          cost: partOf(negate(cost), from - start, count, 0 - delta),
        });
      start = end;
    }
  }
  return back;
}

/** Goods that nobody has received yet come back at what the stock below zero was booked at. */
function settleBelow(movement: Movement, stock: readonly LotStock[]): Movement {
  const below = stock.find(
    ({ sku, lot, location, quantity }) =>
      lot === unknownLot && quantity < 0 && sku === movement.sku && location === movement.location,
  );
  if (movement.lot !== unknownLot || below === undefined) return movement;
  const covered = Math.min(movement.delta, 0 - below.quantity);
  const booked = scale(negate(below.cost), covered, 0 - below.quantity);
  const rest = movement.delta - covered;
  const cost = rest === 0 ? zero : scale(movement.cost, rest, movement.delta);
  return { ...movement, cost: sum([booked, cost]) };
}
