import { v7 as newId } from "uuid";
import { money, sum, type Money } from "../../../edge/domain/money.ts";
import { priceLines } from "../../../edge/domain/pricing/price-lines.ts";
import type { SaleDraft, Tender, TenderMethod } from "../../../edge/domain/sale/sale.ts";
import type { Random } from "../../../edge/platform/random.ts";
import { members } from "../catalogue/people.ts";
import type { DemoProduct } from "../catalogue/products.ts";

const hourMs = 3_600_000;

/** How much of a day's trade falls into each hour from seven to nine in the evening. */
const hourWeights: Readonly<Record<number, number>> = {
  7: 5,
  8: 8,
  9: 6,
  10: 6,
  11: 8,
  12: 10,
  13: 6,
  14: 4,
  15: 4,
  16: 6,
  17: 10,
  18: 12,
  19: 8,
  20: 5,
  21: 2,
};

/** Monday first: weekends are busier. */
const dayWeights = [0.9, 0.88, 0.92, 0.95, 1.05, 1.2, 1.1];

const ordinarySalesPerDay = 190;
const memberShare = 0.15;
const memberDiscountPercent = 3;

const tenderShares: readonly (readonly [TenderMethod, number])[] = [
  ["qr", 0.74],
  ["card", 0.1],
  ["wallet", 0.04],
  ["cash", 0.12],
];

/**
 * The instants at which one day's sales happened, in order.
 *
 * @param midnightMs the local midnight with which the day begins.
 */
export function saleInstants(midnightMs: number, weekday: number, random: Random): number[] {
  const expected = ordinarySalesPerDay * dayWeights[weekday]!;
  const count = Math.round(expected + random.normal(Math.sqrt(expected)));
  const hours = Object.entries(hourWeights).flatMap(([hour, weight]) =>
    Array.from({ length: weight }, () => Number(hour)),
  );
  return Array.from(
    { length: count },
    () => midnightMs + (random.pick(hours) + random.next()) * hourMs,
  )
    .map(Math.floor)
    .sort((a, b) => a - b);
}

/** A basket as customers fill them: mostly few lines, what sells well more often. */
export function sampleSale(
  products: readonly DemoProduct[],
  soldAtMs: number,
  random: Random,
): SaleDraft {
  const bought = chooseProducts(products, random).map((product) => ({
    sku: product.sku,
    name: product.names["zh-CN"],
    soldBy: product.soldBy,
    unitPrice: product.unitPrice,
    vatBasisPoints: product.vatBasisPoints,
    quantity: quantityOf(product, random),
  }));
  const member = random.next() < memberShare ? random.pick(members).id : "";
  const listTotal = sum(priceLines(bought).map((price) => price.list));
  const off = money(member === "" ? 0 : Math.floor((listTotal * memberDiscountPercent) / 100));
  const lines = priceLines(bought, off).map((price, index) => ({ ...bought[index]!, ...price }));
  const total = sum(lines.map((line) => line.net));
  const isAtCounter = random.next() < 0.2;
  return {
    key: newId({ msecs: soldAtMs }),
    kiosk: isAtCounter ? "counter-1" : random.pick(["k1", "k2"]),
    cashier: isAtCounter ? "王敏" : "",
    member,
    soldAtMs,
    lines,
    tenders: [tenderFor(total, isAtCounter, random)],
    total,
  };
}

function chooseProducts(products: readonly DemoProduct[], random: Random): DemoProduct[] {
  const count = 1 + Math.floor(-Math.log(1 - random.next()) * 2.6);
  const demand = products.reduce((total, { piecesPerDay }) => total + piecesPerDay, 0);
  const chosen = new Set<DemoProduct>();
  for (let tries = 0; tries < Math.min(count, 12); tries += 1) {
    let left = random.next() * demand;
    const product = products.find(({ piecesPerDay }) => (left -= piecesPerDay) < 0);
    if (product !== undefined) chosen.add(product);
  }
  return [...chosen];
}

/** Pieces, or grams around what a few pieces weigh. */
function quantityOf(product: DemoProduct, random: Random): number {
  const pieces = random.next() < 0.78 ? 1 : random.between(2, 4);
  if (product.soldBy === "piece") return pieces;
  const grams = product.pieceGrams * (pieces + 1) * (1 + random.normal(0.12));
  return Math.max(20, Math.round(grams));
}

function tenderFor(total: Money, isAtCounter: boolean, random: Random): Tender {
  let left = random.next();
  const drawn = tenderShares.find(([, share]) => (left -= share) < 0)?.[0] ?? "qr";
  const method = drawn === "cash" && !isAtCounter ? "qr" : drawn;
  if (method !== "cash")
    return { method, amount: total, received: total, reference: `demo-${newId()}` };
  const note = [1_000, 2_000, 5_000, 10_000].find((value) => value >= total);
  return { method, amount: total, received: money(note ?? total), reference: "" };
}
