import type { Basket, BasketLine } from "../domain/basket/basket.ts";
import { addLine, lineOf, nameUnknownItems } from "../domain/basket/edit-basket.ts";
import type { Caller } from "./callers.ts";
import { changeBasket, type BasketOutcome } from "./change-basket.ts";
import type { LineDesk } from "./edit-lines.ts";
import { findGoods, type FoundGoods } from "./find-goods.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";
import type { Members } from "./ports.ts";

export type ScanDesk = LineDesk & { readonly members: Members };

/**
 * A scanned code puts its goods in: a piece, a pack, or the portion that a scale's label describes.
 * Goods whose code says that they are past their date, or of a lot that was recalled, are not sold. The
 * card of a member and the code of a promotion make the basket cheaper instead.
 */
export function scanCode(
  desk: ScanDesk,
  caller: Caller,
  id: string,
  code: string,
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, async (basket) => {
    const found = await findGoods(desk.catalogue, code);
    if (found === undefined) return showCard(desk, basket, code);
    const line = await sellableLine(desk, found);
    if (isRefused(line)) return line;
    const pieces = found.product.soldBy === "piece" ? found.quantity : 1;
    return nameUnknownItems(addLine(basket, line), pieces);
  });
}

async function sellableLine(desk: ScanDesk, found: FoundGoods): Promise<BasketLine | Refused> {
  const { product, quantity, labelPrice } = found;
  const bestBefore = await dateOf(desk, found);
  if (typeof bestBefore === "object") return bestBefore;
  return {
    ...lineOf(desk.newId(), product, quantity, "scan"),
    ...(labelPrice === undefined ? {} : { labelPrice }),
    ...(bestBefore === undefined ? {} : { bestBefore }),
    ...(found.lot === undefined ? {} : { lot: found.lot }),
  };
}

/** Until when the goods keep, by their code or their lot; refused when they must not be sold. */
async function dateOf(desk: ScanDesk, found: FoundGoods): Promise<string | undefined | Refused> {
  const { product, lot: name } = found;
  const lot = name === undefined ? undefined : await desk.catalogue.lot(product.sku, name);
  if (lot !== undefined && lot.status !== "sellable")
    return refused("GOODS_RECALLED", `${product.sku}, lot ${name ?? ""}: ${lot.status}`);
  const bestBefore = found.expiry ?? lot?.bestBefore ?? "";
  if (bestBefore === "") return undefined;
  const { date } = desk.localTime(desk.now());
  return bestBefore < date ? refused("GOODS_EXPIRED", bestBefore) : bestBefore;
}

/** What is no product may be a member's card or the code of a promotion. */
async function showCard(desk: ScanDesk, basket: Basket, code: string): Promise<Basket | Refused> {
  const text = code.trim();
  const member = await desk.members.byCard(text);
  if (member !== undefined) return { ...basket, member: { id: member.id, name: member.name } };
  const rules = await desk.promotions.rulebook();
  if (text !== "" && rules.some(({ promotion }) => promotion.coupon === text))
    return { ...basket, coupons: [...new Set([...(basket.coupons ?? []), text])] };
  return refused("CODE_UNKNOWN", code.slice(0, 80));
}
