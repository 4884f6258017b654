import type { Basket, BasketLine } from "../domain/basket/basket.ts";
import type { Locale } from "../domain/locale.ts";
import { sum, type Money } from "../domain/money.ts";
import { priceLines, type LinePrice } from "../domain/pricing/price-lines.ts";
import type { SaleDraft, Tender } from "../domain/sale/sale.ts";

export interface PricedLine extends BasketLine, LinePrice {}

/** The basket's lines with what each costs now. */
export function pricedLinesOf(basket: Basket): PricedLine[] {
  const prices = priceLines(basket.lines);
  return basket.lines.map((line, index) => ({ ...line, ...prices[index]! }));
}

/** What the customer has to pay. */
export function totalOf(basket: Basket): Money {
  return sum(priceLines(basket.lines).map((price) => price.net));
}

/** The sale that the basket becomes. Its key is the basket's id, so that it is posted once. */
export function draftOf(
  basket: Basket,
  tenders: readonly Tender[],
  soldAtMs: number,
  locale: Locale,
): SaleDraft {
  return {
    key: basket.id,
    kiosk: basket.kiosk,
    cashier: basket.cashier ?? "",
    member: basket.member ?? "",
    soldAtMs,
    lines: pricedLinesOf(basket).map((line) => ({
      sku: line.sku,
      name: line.names[locale],
      soldBy: line.soldBy,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      list: line.list,
      discount: line.discount,
      net: line.net,
      vatBasisPoints: line.vatBasisPoints,
      vat: line.vat,
    })),
    tenders,
    total: totalOf(basket),
  };
}
