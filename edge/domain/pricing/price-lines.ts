import type { SoldBy } from "../catalogue/product.ts";
import { allocate, money, scale, subtract, sum, zero, type Money } from "../money.ts";

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
  const nets = lists.map((list, index) => money(list - discounts[index]!));
  const vats = vatOfLines(lines, nets);
  return lists.map((list, index) => ({
    list,
    discount: discounts[index]!,
    net: nets[index]!,
    vat: vats[index]!,
  }));
}

/**
 * The VAT inside each line. It is rounded once for each rate of the receipt, as it is declared, and
 * then shared among the lines of that rate.
 */
function vatOfLines(lines: readonly LineToPrice[], nets: readonly Money[]): Money[] {
  const vats = lines.map(() => zero);
  for (const rate of new Set(lines.map((line) => line.vatBasisPoints))) {
    const ofRate = [...lines.keys()].filter((index) => lines[index]!.vatBasisPoints === rate);
    const gross = ofRate.map((index) => nets[index]!);
    const total = sum(gross);
    if (total === 0) continue;
    const shares = allocate(vatInside(total, rate), gross);
    for (const [place, index] of ofRate.entries()) vats[index] = shares[place]!;
  }
  return vats;
}

function listPrice(line: LineToPrice): Money {
  if (line.labelPrice !== undefined) return line.labelPrice;
  return line.soldBy === "piece"
    ? money(line.unitPrice * line.quantity)
    : scale(line.unitPrice, line.quantity, 1_000);
}

/** The VAT inside a price that includes it: what the price without VAT, rounded, leaves. */
function vatInside(gross: Money, vatBasisPoints: number): Money {
  return subtract(gross, scale(gross, 10_000, 10_000 + vatBasisPoints));
}
