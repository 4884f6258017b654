import type { BasketView, PaymentView } from "../../contract/http.ts";
import type { Basket } from "../../domain/basket/basket.ts";
import { standingOf } from "../../usecases/attempts.ts";
import type { PaymentAttempt } from "../../usecases/paying-ports.ts";
import { pricedLinesOf, totalOf } from "../../usecases/price-basket-lines.ts";
import type { ShopIdentity } from "../world.ts";
import { instant } from "./instant.ts";

/** A basket as screens see it. */
export function basketView(
  basket: Basket,
  attempts: readonly PaymentAttempt[],
  shop: ShopIdentity,
): BasketView {
  const total = totalOf(basket);
  return {
    id: basket.id,
    kiosk: basket.kiosk,
    state: basket.state,
    lines: pricedLinesOf(basket).map((line) => ({
      id: line.id,
      sku: line.sku,
      name: line.names[shop.locale],
      names: line.names,
      soldBy: line.soldBy,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      list: line.list,
      discount: line.discount,
      reductions: line.reductions.map(({ rule, names, amount }) => ({
        rule,
        name: names[shop.locale],
        names,
        amount,
      })),
      net: line.net,
      source: line.source,
    })),
    total,
    ...(basket.rounding === undefined ? {} : { rounding: basket.rounding }),
    paid: standingOf(total, attempts).paid,
    currency: shop.currency,
    interventions: basket.interventions.map(({ kind, sinceMs, seenBy }) => ({
      kind,
      since: instant(sinceMs),
      ...(seenBy === undefined ? {} : { seenBy }),
    })),
    ...(basket.member === undefined ? {} : { member: { name: basket.member.name } }),
    unknownItems: basket.unknownItems,
    ...(basket.parkNumber === undefined ? {} : { parkNumber: basket.parkNumber }),
    openedAt: instant(basket.openedAtMs),
  };
}

export function paymentView(attempt: PaymentAttempt): PaymentView {
  const expires = attempt.method === "cash" ? {} : { expiresAt: instant(attempt.expiresAtMs) };
  return {
    id: attempt.id,
    method: attempt.method,
    amount: attempt.amount,
    state: attempt.state,
    change: attempt.received - attempt.amount,
    qr: attempt.qr,
    ...expires,
  };
}
