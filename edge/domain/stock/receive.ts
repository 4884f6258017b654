import { money, negate, scale, zero, type Money } from "../money.ts";
import type { Location } from "./places.ts";
import { unknownLot, type LotStock, type Movement } from "./stock.ts";

/** Goods of one lot that arrive. */
export interface Arrival {
  readonly sku: string;
  readonly lot: string;
  readonly location: Location;
  readonly quantity: number;
  /** Of all of them, VAT not included. */
  readonly cost: Money;
}

/** Goods of one lot on a delivery note. */
export interface DeliveryLine extends Arrival {
  /** YYYY-MM-DD; empty when it does not spoil. */
  readonly bestBefore: string;
}

/** When goods were moved, and by whom. */
export interface Occasion {
  readonly atMs: number;
  readonly by: string;
}

export interface Received {
  readonly movements: readonly Movement[];
  /** What goods sold below zero had really cost, less what they were booked at. */
  readonly trueUp: Money;
  /** What then stands in the unknown lot, for the next goods of the same delivery. */
  readonly below: LotStock | undefined;
}

/**
 * Puts goods into stock. When the product was sold below zero, the new goods cover that first, and
 * the provisional cost of those sales becomes the real one.
 *
 * @param below what stands in the unknown lot, if anything.
 */
export function receiveGoods(arrival: Arrival, below: LotStock | undefined): Received {
  const { sku, lot, location, quantity, cost } = arrival;
  const arrived: Movement = { sku, lot, location, delta: quantity, cost };
  if (below === undefined || below.quantity >= 0)
    return { movements: [arrived], trueUp: zero, below };

  const covered = Math.min(quantity, 0 - below.quantity);
  const real = scale(cost, covered, quantity);
  const booked = scale(negate(below.cost), covered, 0 - below.quantity);
  return {
    movements: [
      arrived,
      { sku, lot, location, delta: 0 - covered, cost: negate(real) },
      { sku, lot: unknownLot, location: below.location, delta: covered, cost: booked },
    ],
    trueUp: money(real - booked),
    below: { ...below, quantity: below.quantity + covered, cost: money(below.cost + booked) },
  };
}
