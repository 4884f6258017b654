import { money } from "../../../edge/domain/money.ts";
import type { DeliveryLine } from "../../../edge/domain/stock/receive.ts";
import type { Random } from "../../../edge/platform/random.ts";
import type { DemoProduct } from "../catalogue/products.ts";
import { planogram } from "../catalogue/planogram.ts";

/** Goods that keep longer are in the shop for the whole week; the others come every morning. */
const freshDays = 12;
const weekDays = 9;

const isFresh = (product: DemoProduct) => product.shelfLifeDays <= freshDays;

/** What the shop opens with: long-keeping goods for more than a week, fresh goods for a day. */
export function openingStock(
  products: readonly DemoProduct[],
  day: string,
  random: Random,
): DeliveryLine[] {
  return products.flatMap((product) => {
    const days = isFresh(product) ? 1.2 : weekDays * (1 + random.next() * 0.4);
    return split(product, days, day, "o");
  });
}

/** One morning's delivery of fresh goods, a little more than a day's demand. */
export function morningDelivery(
  products: readonly DemoProduct[],
  day: string,
  random: Random,
): DeliveryLine[] {
  return products
    .filter(isFresh)
    .flatMap((product) => split(product, 1 + random.next() * 0.25, day, "d"));
}

/** The shelf is filled first; the rest goes to the back room. */
function split(product: DemoProduct, days: number, day: string, mark: string): DeliveryLine[] {
  const unit = product.soldBy === "piece" ? 1 : product.pieceGrams;
  const pieces = Math.ceil(product.piecesPerDay * days);
  const capacity = planogram.find(({ sku }) => sku === product.sku)?.capacity ?? pieces;
  const onShelf = Math.min(pieces, capacity);
  const lot = `${day.slice(2).replaceAll("-", "")}${mark}`;
  const bestBefore = addDays(day, product.shelfLifeDays);
  const line = (location: "shelf" | "back-room", count: number): DeliveryLine => ({
    sku: product.sku,
    lot,
    location,
    quantity: count * unit,
    cost: money(
      Math.round((product.unitCost * count * unit) / (product.soldBy === "piece" ? 1 : 1_000)),
    ),
    bestBefore,
  });
  const lines = [line("shelf", onShelf), line("back-room", pieces - onShelf)];
  return lines.filter(({ quantity }) => quantity > 0);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
