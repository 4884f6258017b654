import type { SoldBy } from "../catalogue/product.ts";
import { allocate, money, scale, sum, zero, type Money } from "../money.ts";

/** What is bought, before anything comes off. */
export interface LineToPrice {
  readonly soldBy: SoldBy;
  /** Of one piece or one kilogram, VAT included. */
  readonly unitPrice: Money;
  /** Pieces or grams. */
  readonly quantity: number;
  readonly vatBasisPoints: number;
  /** A price that the label carries for the whole portion; it wins over the unit price. */
  readonly labelPrice?: Money;
}

export interface LinePrice {
  readonly list: Money;
  readonly discount: Money;
  readonly net: Money;
  /** The VAT inside `net`. */
  readonly vat: Money;
}

/**
 * Prices lines. Pure: the same lines and discount, the same answer.
 *
 * @param basketDiscount comes off the whole basket, spread over the lines in proportion to their list
 *   price, so that a later refund of one line returns what was paid for it.
 */
export function priceLines(
  lines: readonly LineToPrice[],
  basketDiscount: Money = zero,
): LinePrice[] {
  const lists = lines.map(listPrice);
  const listTotal = sum(lists);
  const off = money(Math.min(basketDiscount, listTotal));
  const discounts = listTotal > 0 ? allocate(off, lists) : lists.map(() => zero);
  return lines.map((line, index) => {
    const list = lists[index]!;
    const discount = discounts[index]!;
    const net = money(list - discount);
    return { list, discount, net, vat: vatInside(net, line.vatBasisPoints) };
  });
}

function listPrice(line: LineToPrice): Money {
  if (line.labelPrice !== undefined) return line.labelPrice;
  return line.soldBy === "piece"
    ? money(line.unitPrice * line.quantity)
    : scale(line.unitPrice, line.quantity, 1_000);
}

/** The VAT inside a price that includes it. */
export function vatInside(net: Money, vatBasisPoints: number): Money {
  return scale(net, vatBasisPoints, 10_000 + vatBasisPoints);
}
