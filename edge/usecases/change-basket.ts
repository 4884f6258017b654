import type { Basket } from "../domain/basket/basket.ts";
import type { Caller } from "./callers.ts";
import type { Tell } from "./news.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";
import { priceAnew, type PriceDesk } from "./price-basket-lines.ts";
import type { Baskets } from "./ports.ts";

/** One after another for the same basket: two tills, or a till and a late payment, never cross. */
export interface Turns {
  take<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export interface BasketDesk extends PriceDesk {
  readonly baskets: Baskets;
  readonly turns: Turns;
  readonly tell: Tell;
}

export type BasketOutcome = { readonly kind: "changed"; readonly basket: Basket } | Refused;

type Change = (basket: Basket) => Basket | Refused | Promise<Basket | Refused>;

/**
 * Changes an open basket, prices it anew and tells its kiosk. A parked one can be changed at the counter only, and
 * none while it is being paid: what was charged must be what is sold.
 */
export function changeBasket(
  desk: BasketDesk,
  caller: Caller,
  id: string,
  change: Change,
): Promise<BasketOutcome> {
  return desk.turns.take(id, async () => {
    const basket = await desk.baskets.find(id);
    if (basket === undefined) return refused("BASKET_NOT_FOUND", id);
    const refusal = whyFixed(basket, caller);
    if (refusal !== undefined) return refusal;
    const next = await change(basket);
    if (isRefused(next)) return next;
    if (next === basket) return { kind: "changed", basket };
    const priced = await priceAnew(desk, next);
    await keepBasket(desk, priced);
    return { kind: "changed", basket: priced };
  });
}

/** Keeps a basket and tells who watches it. */
export async function keepBasket(desk: BasketDesk, basket: Basket): Promise<void> {
  await desk.baskets.save(basket);
  desk.tell({ kind: "basket", basket });
}

function whyFixed(basket: Basket, caller: Caller): Refused | undefined {
  if (basket.state === "open") return undefined;
  if (basket.state === "parked" && caller.role !== "customer") return undefined;
  return basket.state === "paying"
    ? refused("BASKET_BEING_PAID", basket.id)
    : refused("BASKET_CLOSED", `${basket.id} is ${basket.state}`);
}
