import { allocate, money, sum, zero, type Money } from "../money.ts";
import { listPrice, type LineToPrice } from "./list-price.ts";
import { vatOfLines } from "./vat.ts";

export interface LinePrice {
  readonly list: Money;
  readonly discount: Money;
  readonly net: Money;
  /** The VAT inside `net`. */
  readonly vat: Money;
}

/**
 * Prices lines without the shop's rules. Pure: the same lines and discount, the same answer.
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
  const taxed = lines.map(({ vatBasisPoints }, index) => ({ vatBasisPoints, net: nets[index]! }));
  const vats = vatOfLines(taxed, "included");
  return lists.map((list, index) => ({
    list,
    discount: discounts[index]!,
    net: nets[index]!,
    vat: vats[index]!,
  }));
}
