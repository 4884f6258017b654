import type { Basket } from "../domain/basket/basket.ts";
import { seenBy, withIntervention } from "../domain/basket/edit-basket.ts";
import { nextParkNumber } from "../domain/basket/park-number.ts";
import { isPending } from "./attempts.ts";
import type { Caller } from "./callers.ts";
import { changeBasket, keepBasket, type BasketDesk, type BasketOutcome } from "./change-basket.ts";
import { refused } from "./outcome.ts";
import type { Now } from "./moments.ts";
import type { PaymentDesk } from "./settle-payment.ts";

/** The customer asks for a person. Possible at any time, also while paying. */
export function callHelp(
  desk: BasketDesk & { readonly now: Now },
  id: string,
): Promise<BasketOutcome> {
  return touch(desk, id, (basket) => withIntervention(basket, "help", desk.now()));
}

/** Somebody of the shop says that they come; the kiosk shows who. */
export function answerHelp(desk: BasketDesk, caller: Caller, id: string): Promise<BasketOutcome> {
  return touch(desk, id, (basket) => seenBy(basket, caller.name));
}

/** Staff have looked at the goods: whatever asked for a person is settled. */
export function clearInterventions(desk: BasketDesk, id: string): Promise<BasketOutcome> {
  return touch(desk, id, (basket) => ({
    ...basket,
    unknownItems: 0,
    interventions: basket.interventions.filter(
      ({ kind }) => kind === "parked" || kind === "payment-unknown",
    ),
  }));
}

function touch(
  desk: BasketDesk,
  id: string,
  change: (basket: Basket) => Basket,
): Promise<BasketOutcome> {
  return desk.turns.take(id, async () => {
    const basket = await desk.baskets.find(id);
    if (basket === undefined) return refused("BASKET_NOT_FOUND", id);
    if (basket.state === "paid" || basket.state === "cancelled")
      return refused("BASKET_CLOSED", `${id} is ${basket.state}`);
    const next = change(basket);
    await keepBasket(desk, next);
    return { kind: "changed", basket: next };
  });
}

/** Moves a basket to the counter, where it is called by its number. */
export function parkBasket(
  desk: BasketDesk & { readonly now: Now },
  caller: Caller,
  id: string,
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, async (basket) => {
    if (basket.lines.length === 0) return refused("BASKET_EMPTY", id);
    if (basket.state === "parked") return basket;
    const waiting = await desk.baskets.waiting();
    const inUse = waiting.flatMap((each) => each.parkNumber ?? []);
    const parked: Basket = { ...basket, state: "parked", parkNumber: nextParkNumber(inUse) };
    return withIntervention(parked, "parked", desk.now());
  });
}

/**
 * The customer gives up. Payments that began are taken back first; while the provider does not say
 * that the money is back, the basket stays as it is and asks for staff.
 */
export function cancelBasket(
  desk: PaymentDesk,
  caller: Caller,
  id: string,
): Promise<BasketOutcome> {
  return desk.turns.take(id, async () => {
    const basket = await desk.baskets.find(id);
    if (basket === undefined) return refused("BASKET_NOT_FOUND", id);
    if (basket.state === "cancelled") return { kind: "changed", basket };
    if (basket.state === "paid") return refused("BASKET_CLOSED", `${id} is paid`);
    for (const attempt of await desk.payments.ofBasket(id)) {
      if (!isPending(attempt) && attempt.state !== "paid") continue;
      const isCash = attempt.method === "cash";
      const state = isCash ? "reversed" : (await desk.provider.cancel(attempt)).state;
      await desk.payments.save({ ...attempt, state });
      if (state !== "reversed" && state !== "declined") {
        await keepBasket(desk, withIntervention(basket, "payment-unknown", desk.now()));
        return refused("BASKET_BEING_PAID", id);
      }
    }
    const next: Basket = {
      ...basket,
      state: "cancelled",
      interventions: [],
      cancelledBy: caller.name,
    };
    await keepBasket(desk, next);
    return { kind: "changed", basket: next };
  });
}
