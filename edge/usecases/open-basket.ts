import type { Basket } from "../domain/basket/basket.ts";
import { keepBasket, type BasketDesk } from "./change-basket.ts";
import type { NewId, Now } from "./moments.ts";

/** A customer steps up to a kiosk. */
export async function openBasket(
  desk: BasketDesk & { readonly newId: NewId; readonly now: Now },
  kiosk: string,
): Promise<Basket> {
  const basket: Basket = {
    id: desk.newId(),
    kiosk,
    state: "open",
    lines: [],
    interventions: [],
    openedAtMs: desk.now(),
    unknownItems: 0,
  };
  await keepBasket(desk, basket);
  return basket;
}
