import { checkTags } from "../domain/basket/check-tags.ts";
import { checkWeight } from "../domain/basket/check-weight.ts";
import type { Basket } from "../domain/basket/basket.ts";
import type { Product } from "../domain/catalogue/product.ts";
import type { Caller } from "./callers.ts";
import { changeBasket, type BasketOutcome } from "./change-basket.ts";
import type { LineDesk } from "./edit-lines.ts";
import { findGoods } from "./find-goods.ts";
import type { Now } from "./moments.ts";
import type { Catalogue } from "./ports.ts";

/** The scale under the tray confirms or contradicts. @param grams without the tray itself. */
export function weighTray(
  desk: LineDesk & { readonly now: Now },
  caller: Caller,
  id: string,
  grams: number,
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, async (basket) =>
    checkWeight(basket, grams, await productsOf(desk.catalogue, basket), desk.now()),
  );
}

/** The RFID antenna at the tray confirms or contradicts. @param epcs EPC memory as hexadecimal text. */
export function readTags(
  desk: LineDesk & { readonly now: Now },
  caller: Caller,
  id: string,
  epcs: readonly string[],
): Promise<BasketOutcome> {
  return changeBasket(desk, caller, id, async (basket) => {
    const skus: string[] = [];
    for (const epc of new Set(epcs)) {
      const found = await findGoods(desk.catalogue, epc);
      if (found !== undefined) skus.push(found.product.sku);
    }
    return checkTags(basket, skus, desk.now());
  });
}

async function productsOf(
  catalogue: Catalogue,
  basket: Basket,
): Promise<ReadonlyMap<string, Product>> {
  const products = new Map<string, Product>();
  for (const { sku } of basket.lines) {
    const product = await catalogue.product(sku);
    if (product !== undefined) products.set(sku, product);
  }
  return products;
}
