import type { LineSource } from "../domain/basket/basket.ts";
import { addLine, changeLine, lineOf, nameUnknownItems } from "../domain/basket/edit-basket.ts";
import type { Caller } from "./callers.ts";
import { changeBasket, type BasketDesk, type BasketOutcome } from "./change-basket.ts";
import { refused } from "./outcome.ts";
import type { NewId } from "./moments.ts";
import type { Catalogue } from "./ports.ts";

export interface LineDesk extends BasketDesk {
  readonly catalogue: Catalogue;
  readonly newId: NewId;
}

/**
 * Puts goods in a basket at the price that holds now. What the customer names is also what the camera
 * did not know, if it saw something unknown.
 *
 * @param quantity pieces, or grams for goods sold by weight; at least 1.
 */
export function addGoods(
  desk: LineDesk,
  caller: Caller,
  id: string,
  goods: { readonly sku: string; readonly quantity: number; readonly source: LineSource },
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, async (basket) => {
    const product = await desk.catalogue.product(goods.sku);
    if (product === undefined) return refused("PRODUCT_UNKNOWN", goods.sku);
    const line = lineOf(desk.newId(), product, goods.quantity, goods.source);
    const pieces = product.soldBy === "piece" ? goods.quantity : 1;
    return nameUnknownItems(addLine(basket, line), pieces);
  });
}

/** Corrects the quantity of a line; 0 removes it. */
export function correctLine(
  desk: BasketDesk,
  caller: Caller,
  id: string,
  line: string,
  quantity: number,
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, (basket) =>
    basket.lines.some((each) => each.id === line)
      ? changeLine(basket, line, quantity)
      : refused("NOT_FOUND", `line ${line}`),
  );
}
