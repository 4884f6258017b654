import type { Basket, BasketLine } from "../domain/basket/basket.ts";
import type { Locale } from "../domain/locale.ts";
import { money, sum, zero, type Money } from "../domain/money.ts";
import type { LocalTimeOf } from "../domain/pricing/local-time.ts";
import { priceBasket, type PricedLine } from "../domain/pricing/price-basket.ts";
import { priceLines } from "../domain/pricing/price-lines.ts";
import type { SaleDraft, Tender } from "../domain/sale/sale.ts";
import type { Now } from "./moments.ts";
import type { Catalogue, Promotions } from "./ports.ts";

export interface PriceDesk {
  readonly promotions: Promotions;
  /** By the shop's own clock. */
  readonly localTime: LocalTimeOf;
  readonly now: Now;
}

/** The basket with every line priced from scratch by the rules that hold now. */
export async function priceAnew(desk: PriceDesk, basket: Basket): Promise<Basket> {
  const atMs = desk.now();
  const { lines } = priceBasket(basket.lines, await desk.promotions.rulebook(), {
    atMs,
    local: desk.localTime(atMs),
    isMember: basket.member !== undefined,
    coupons: basket.coupons ?? [],
  });
  return { ...basket, prices: lines };
}

/**
 * The basket at the moment of paying. Prices and rules are looked up once more: where something became
 * cheaper since it was put in, the customer pays that; where it became dearer, what the screen said.
 */
export async function priceForPaying(
  desk: PriceDesk & { readonly catalogue: Catalogue },
  basket: Basket,
): Promise<Basket> {
  const lines: BasketLine[] = [];
  for (const line of basket.lines) {
    const product = await desk.catalogue.product(line.sku);
    lines.push(product === undefined ? line : cheaper(line, product));
  }
  const anew = await priceAnew(desk, { ...basket, lines });
  return totalOf(anew) < totalOf(basket) ? anew : basket;
}

function cheaper(
  line: BasketLine,
  now: { readonly unitPrice: Money; readonly memberPrice?: Money },
): BasketLine {
  const least = (a: number, b: number | undefined) => money(Math.min(a, b ?? a));
  const memberPrice = line.memberPrice ?? now.memberPrice;
  return {
    ...line,
    unitPrice: least(line.unitPrice, now.unitPrice),
    ...(memberPrice === undefined ? {} : { memberPrice: least(memberPrice, now.memberPrice) }),
  };
}

/** The basket's lines with what each costs, as the last change found it. */
export function pricedLinesOf(basket: Basket): (BasketLine & PricedLine)[] {
  const prices = pricesOf(basket);
  return basket.lines.map((line, index) => ({ ...line, ...prices[index]! }));
}

/** What the customer has to pay: the lines, and what rounding the cash has changed. */
export function totalOf(basket: Basket): Money {
  return sum([...pricesOf(basket).map((price) => price.net), basket.rounding ?? zero]);
}

function pricesOf({ prices, lines }: Basket): readonly PricedLine[] {
  return prices ?? priceLines(lines).map((price) => ({ ...price, reductions: [] }));
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
    member: basket.member?.id ?? "",
    soldAtMs,
    lines: pricedLinesOf(basket).map((line) => ({
      sku: line.sku,
      name: line.names[locale],
      soldBy: line.soldBy,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      list: line.list,
      discount: line.discount,
      reductions: line.reductions.map(({ rule, names, amount }) => ({
        rule,
        name: names[locale],
        amount,
      })),
      net: line.net,
      vatBasisPoints: line.vatBasisPoints,
      vat: line.vat,
      ...(line.lot === undefined ? {} : { lot: line.lot }),
    })),
    tenders,
    total: totalOf(basket),
    ...(basket.rounding === undefined ? {} : { rounding: basket.rounding }),
  };
}
