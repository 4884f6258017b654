import type { Product } from "../catalogue/product.ts";
import type { Basket, BasketLine } from "./basket.ts";
import { addLine, lineOf, seeUnknownItems } from "./edit-basket.ts";

/** One item on the tray, as the camera sees it. */
export interface SeenItem {
  /** Undefined: an item that is nothing known. */
  readonly product: Product | undefined;
}

/**
 * What the tray holds becomes the tray's lines of the basket, whatever it held before; scanned and
 * chosen lines stay. One item is one piece; an item sold by weight counts as one typical piece until
 * the scale says more. Items that are nothing known are counted and ask for a person.
 *
 * @param lineId names the new line of the given position: 0, 1, 2 ...
 */
export function basketFromDetections(
  basket: Basket,
  seen: readonly SeenItem[],
  lineId: (position: number) => string,
  atMs: number,
): Basket {
  const known = seen.flatMap(({ product }) => (product === undefined ? [] : [product]));
  const tray = known
    .map((product, position) => lineOf(lineId(position), product, quantityOf(product), "tray"))
    .reduce(addTrayLine, { ...basket, lines: [] });
  const kept = basket.lines.filter((line) => line.source !== "tray");
  const lines = [...keepIds(tray.lines, basket.lines), ...kept];
  return seeUnknownItems({ ...basket, lines }, seen.length - known.length, atMs);
}

/** Goods that lie on the tray are weighed together, so all of one product is one line. */
function addTrayLine(basket: Basket, line: BasketLine): Basket {
  const twin = basket.lines.find((each) => each.sku === line.sku);
  if (twin === undefined) return addLine(basket, line);
  const lines = basket.lines.map((each) =>
    each === twin ? { ...each, quantity: each.quantity + line.quantity } : each,
  );
  return { ...basket, lines };
}

function quantityOf(product: Product): number {
  return product.soldBy === "piece" ? 1 : Math.max(1, product.pieceGrams);
}

/** A product that was on the tray before keeps its line's id, so that the screen does not jump. */
function keepIds(lines: readonly BasketLine[], before: readonly BasketLine[]): BasketLine[] {
  return lines.map((line) => {
    const old = before.find((each) => each.source === "tray" && each.sku === line.sku);
    return old === undefined ? line : { ...line, id: old.id };
  });
}
