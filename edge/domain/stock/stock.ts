import type { Money } from "../money.ts";
import type { Location } from "./places.ts";

/** The lot of goods that nobody has received yet: what was sold below zero. */
export const unknownLot = "";

export type LotStatus = "sellable" | "held" | "recalled" | "damaged";

/** What lies of one lot in one place. */
export interface LotStock {
  readonly sku: string;
  readonly lot: string;
  readonly location: Location;
  /** Pieces or grams; negative only in the unknown lot. */
  readonly quantity: number;
  /** What all of it had cost. */
  readonly cost: Money;
  /** YYYY-MM-DD; empty when it does not spoil. */
  readonly bestBefore: string;
  readonly status: LotStatus;
}

/** First what spoils first; what does not spoil comes last. */
export function bySpoiling(a: LotStock, b: LotStock): number {
  const spoils = (lot: LotStock) => (lot.bestBefore === "" ? "9999" : lot.bestBefore);
  return compare(spoils(a), spoils(b)) || compare(a.lot, b.lot);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** One signed change of stock with its cost. */
export interface Movement {
  readonly sku: string;
  readonly lot: string;
  readonly location: Location;
  readonly delta: number;
  readonly cost: Money;
}
