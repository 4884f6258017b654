import type { Basket } from "./basket.ts";
import { withIntervention, withoutIntervention } from "./edit-basket.ts";

/**
 * RFID tags at the tray confirm or contradict. A tagged product that is in no line, or more tags of
 * one product than its line has pieces, was forgotten by the customer or the camera: a person looks.
 * A missing tag proves nothing, because tags fail and most goods have none.
 *
 * @param skus one entry per tag whose product is known.
 */
export function checkTags(basket: Basket, skus: readonly string[], atMs: number): Basket {
  const isContradicted = [...new Set(skus)].some((sku) => {
    const tagged = skus.filter((each) => each === sku).length;
    const lines = basket.lines.filter((line) => line.sku === sku);
    if (lines.length > 0 && lines.every((line) => line.soldBy === "weight")) return false;
    return tagged > lines.reduce((pieces, line) => pieces + line.quantity, 0);
  });
  return isContradicted
    ? withIntervention(basket, "tag-mismatch", atMs)
    : withoutIntervention(basket, "tag-mismatch");
}
