import type { SoldBy } from "../catalogue/product.ts";
import { money, scale, type Money } from "../money.ts";

/** What is bought, before anything comes off. */
export interface LineToPrice {
  readonly soldBy: SoldBy;
  /** Of one piece or one kilogram. */
  readonly unitPrice: Money;
  /** Pieces or grams. */
  readonly quantity: number;
  readonly vatBasisPoints: number;
  /** A price that the label carries for the whole portion; it wins over the unit price. */
  readonly labelPrice?: Money;
}

/** What a line costs while nothing comes off. */
export function listPrice(line: LineToPrice): Money {
  return line.labelPrice ?? priceAt(line, line.unitPrice);
}

/** What a line's goods would cost at another price of one piece or one kilogram. */
export function priceAt(line: LineToPrice, unitPrice: Money): Money {
  return line.soldBy === "piece"
    ? money(unitPrice * line.quantity)
    : scale(unitPrice, line.quantity, 1_000);
}

/** Whether its pieces can be told apart and counted. */
export function isCountable(line: LineToPrice): boolean {
  return line.soldBy === "piece" && line.labelPrice === undefined;
}
