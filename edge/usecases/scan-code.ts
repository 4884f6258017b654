import { addLine, lineOf, nameUnknownItems } from "../domain/basket/edit-basket.ts";
import type { Caller } from "./callers.ts";
import { changeBasket, type BasketOutcome } from "./change-basket.ts";
import type { LineDesk } from "./edit-lines.ts";
import { findGoods } from "./find-goods.ts";
import { refused } from "./outcome.ts";
import type { Today } from "./ports.ts";

/**
 * A scanned code puts its goods in: a piece, or the portion that a scale's label describes. Goods
 * whose code says that they are past their date are not sold.
 */
export function scanCode(
  desk: LineDesk & { readonly today: Today },
  caller: Caller,
  id: string,
  code: string,
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, async (basket) => {
    const found = await findGoods(desk.catalogue, code);
    if (found === undefined) return refused("CODE_UNKNOWN", code.slice(0, 80));
    const { product, quantity, labelPrice, expiry } = found;
    if (expiry !== undefined && expiry < desk.today()) return refused("GOODS_EXPIRED", expiry);
    const line = lineOf(desk.newId(), product, quantity, "scan");
    const priced = labelPrice === undefined ? line : { ...line, labelPrice };
    return nameUnknownItems(addLine(basket, priced), product.soldBy === "piece" ? quantity : 1);
  });
}
