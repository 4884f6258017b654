import type { Product } from "../catalogue/product.ts";
import type { Basket, BasketLine, Intervention, LineSource } from "./basket.ts";

/** Most pieces, or grams, of one line: a slip of the hand must not become a sale. */
export const largestQuantity = 100_000;

/** A new line of a product at the price that holds now. */
export function lineOf(
  id: string,
  product: Product,
  quantity: number,
  source: LineSource,
): BasketLine {
  return {
    id,
    sku: product.sku,
    names: product.names,
    category: product.category,
    soldBy: product.soldBy,
    unitPrice: product.unitPrice,
    ...(product.memberPrice === undefined ? {} : { memberPrice: product.memberPrice }),
    vatBasisPoints: product.vatBasisPoints,
    quantity,
    source,
  };
}

/**
 * Puts a line in. Pieces of the same product from the same source become one line; each weighed
 * portion stays a line of its own, because it carries its own label.
 */
export function addLine(basket: Basket, line: BasketLine): Basket {
  const twin = basket.lines.find(
    (each) =>
      line.soldBy === "piece" &&
      line.labelPrice === undefined &&
      each.labelPrice === undefined &&
      each.sku === line.sku &&
      each.source === line.source &&
      each.bestBefore === line.bestBefore &&
      each.lot === line.lot &&
      each.unitPrice === line.unitPrice,
  );
  if (twin === undefined) return { ...basket, lines: [...basket.lines, line] };
  return changeLine(basket, twin.id, twin.quantity + line.quantity);
}

/**
 * A quantity of nothing removes the line; an id that is not there changes nothing. A corrected portion
 * is no longer the one that its label priced.
 */
export function changeLine(basket: Basket, id: string, quantity: number): Basket {
  const lines = basket.lines.flatMap((line) => {
    if (line.id !== id) return [line];
    return quantity > 0 ? [withQuantity(line, quantity)] : [];
  });
  return { ...basket, lines };
}

function withQuantity(line: BasketLine, quantity: number): BasketLine {
  const { labelPrice, ...plain } = line;
  const isSamePortion = quantity === line.quantity && labelPrice !== undefined;
  return isSamePortion ? line : { ...plain, quantity: Math.min(quantity, largestQuantity) };
}

/** Items that the camera did not know have got a name by scan or by hand. */
export function nameUnknownItems(basket: Basket, pieces: number): Basket {
  const named = Math.min(pieces, basket.unknownItems);
  if (named === 0) return basket;
  return withUnknownItems(basket, basket.unknownItems - named, (basket.namedItems ?? 0) + named);
}

function withUnknownItems(basket: Basket, unknownItems: number, namedItems: number): Basket {
  const next = { ...basket, unknownItems, namedItems };
  return unknownItems === 0 ? withoutIntervention(next, "unknown-item") : next;
}

/** The camera has looked again and sees `count` items that it does not know. */
export function seeUnknownItems(basket: Basket, count: number, atMs: number): Basket {
  const named = Math.min(basket.namedItems ?? 0, count);
  const next = withUnknownItems(basket, count - named, named);
  return next.unknownItems > 0 ? withIntervention(next, "unknown-item", atMs) : next;
}

/** Asks for a person, once per reason: a second call keeps the first one's time. */
export function withIntervention(
  basket: Basket,
  kind: Intervention["kind"],
  sinceMs: number,
): Basket {
  if (basket.interventions.some((each) => each.kind === kind)) return basket;
  return { ...basket, interventions: [...basket.interventions, { kind, sinceMs }] };
}

export function withoutIntervention(basket: Basket, kind: Intervention["kind"]): Basket {
  const interventions = basket.interventions.filter((each) => each.kind !== kind);
  return interventions.length === basket.interventions.length
    ? basket
    : { ...basket, interventions };
}

/** Somebody of the shop has seen that help is wanted; the kiosk shows who comes. */
export function seenBy(basket: Basket, name: string): Basket {
  const interventions = basket.interventions.map((each) =>
    each.seenBy === undefined ? { ...each, seenBy: name } : each,
  );
  return { ...basket, interventions };
}
