import type { Product } from "../catalogue/product.ts";
import type { Basket } from "./basket.ts";
import { withIntervention, withoutIntervention } from "./edit-basket.ts";

/** The tray scale's own error. */
const scaleToleranceGrams = 15;
/** How far packs differ from their typical weight: one standard deviation is about 2 %. */
const packToleranceRatio = 0.06;
/** A pack that weighs less than this cannot be missed or hidden by weight alone. */
const leastTellingGrams = 20;

/** What the basket's goods should weigh, and how far off the truth may be. Grams. */
export function expectedWeight(
  basket: Basket,
  products: ReadonlyMap<string, Product>,
): { grams: number; toleranceGrams: number } {
  const weights = basket.lines.map((line) =>
    line.soldBy === "weight"
      ? line.quantity + (products.get(line.sku)?.tareGrams ?? 0)
      : line.quantity * (products.get(line.sku)?.pieceGrams ?? 0),
  );
  const grams = weights.reduce((total, each) => total + each, 0);
  const spread = Math.hypot(...weights.map((each) => each * packToleranceRatio));
  const toleranceGrams = Math.max(leastTellingGrams, Math.ceil(scaleToleranceGrams + spread));
  return { grams, toleranceGrams };
}

/**
 * The tray scale confirms or contradicts what the basket says. Goods that are sold by weight and seen
 * by the camera take the weight that the scale leaves for them when they are the only such line.
 */
export function checkWeight(
  basket: Basket,
  grams: number,
  products: ReadonlyMap<string, Product>,
  atMs: number,
): Basket {
  const weighed = { ...weighLoneProduce(basket, grams, products), trayGrams: grams };
  const expected = expectedWeight(weighed, products);
  const isMatch = Math.abs(grams - expected.grams) <= expected.toleranceGrams;
  return isMatch
    ? withoutIntervention(weighed, "weight-mismatch")
    : withIntervention(weighed, "weight-mismatch", atMs);
}

function weighLoneProduce(
  basket: Basket,
  grams: number,
  products: ReadonlyMap<string, Product>,
): Basket {
  const produce = basket.lines.filter((l) => l.soldBy === "weight" && l.source === "tray");
  const [lone] = produce;
  if (lone === undefined || produce.length > 1 || basket.unknownItems > 0) return basket;
  const rest = { ...basket, lines: basket.lines.filter((line) => line !== lone) };
  const tare = products.get(lone.sku)?.tareGrams ?? 0;
  const left = grams - tare - expectedWeight(rest, products).grams;
  // Less than a third of what the camera saw cannot be this produce: let the check speak.
  if (left < lone.quantity / 3 || left > lone.quantity * 3) return basket;
  const lines = basket.lines.map((line) => (line === lone ? { ...lone, quantity: left } : line));
  return { ...basket, lines };
}
