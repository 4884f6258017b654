import { journalForGoods } from "../domain/finance/refund-journal.ts";
import type { SoldBy } from "../domain/catalogue/product.ts";
import { countGoods } from "../domain/stock/count-goods.ts";
import type { Location } from "../domain/stock/places.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import {
  isLargeVariance,
  lastCounts,
  timesCounted,
  type BlindCount,
  type ComparedCount,
  type Stocktake,
} from "../domain/stock/stocktake.ts";
import type { BookClock } from "./book-entry.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";
import { writeOnce, type Keyed, type Paper, type PaperTransaction } from "./papers.ts";

export interface StocktakeTransaction extends PaperTransaction {
  /** What the books say lay there at an instant: today's balance less what moved since. */
  balanceAt(sku: string, location: Location, atMs: number): Promise<number>;
}

/** Begins a stocktake of some products in one place, or of everything there. Selling goes on. */
export function openStocktake(
  tx: StocktakeTransaction & { knowsPlace(location: Location): Promise<boolean> },
  clock: BookClock,
  order: Keyed & { readonly location: Location; readonly skus: readonly string[] },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, order.key, occasion, async () => {
    if (!(await tx.knowsPlace(order.location))) return refused("PLACE_UNKNOWN", order.location);
    const known = await tx.stockOf(order.skus);
    const unknown = order.skus.find((sku) => !known.has(sku));
    if (unknown !== undefined) return refused("PRODUCT_UNKNOWN", unknown);
    const facts = { location: order.location, skus: order.skus };
    return { kind: "stocktake.opened", facts, postings: [] };
  });
}

export interface Counting extends Keyed {
  readonly id: string;
  readonly counts: readonly BlindCount[];
}

export interface CountsTaken {
  readonly id: string;
  /** What must be counted once more. What the books expect is told to nobody who counts. */
  readonly recount: readonly string[];
}

/** Notes counts. They are compared with the books as they were at the instant of each count. */
export async function noteCounts(
  tx: StocktakeTransaction,
  clock: BookClock,
  order: Counting,
  occasion: Occasion,
): Promise<CountsTaken | Refused> {
  const stocktake = await openedStocktake(tx, order.id);
  if (isRefused(stocktake)) return stocktake;
  const fault = await countsFault(tx, stocktake, order.counts, occasion.atMs);
  if (fault !== undefined) return fault;
  const facts = { subject: order.id, counts: order.counts };
  const paper = await writeOnce(tx, clock, order.key, occasion, () =>
    Promise.resolve({ kind: "stocktake.counted", facts, postings: [] }),
  );
  if (isRefused(paper)) return paper;
  const now = stocktakeFrom(await tx.papersOf(order.id)) ?? stocktake;
  const asked = new Set(order.counts.map((count) => count.sku));
  const recount = await toRecount(tx, now);
  return { id: paper.id, recount: recount.filter((sku) => asked.has(sku)) };
}

async function openedStocktake(tx: PaperTransaction, id: string): Promise<Stocktake | Refused> {
  const stocktake = stocktakeFrom(await tx.papersOf(id));
  if (stocktake === undefined) return refused("STOCKTAKE_NOT_FOUND", id);
  return stocktake.state === "posted" ? refused("STOCKTAKE_POSTED", id) : stocktake;
}

async function countsFault(
  tx: PaperTransaction,
  { skus, openedAtMs }: Stocktake,
  counts: readonly BlindCount[],
  nowMs: number,
): Promise<Refused | undefined> {
  const known = await tx.stockOf(counts.map((count) => count.sku));
  for (const { sku, countedAtMs } of counts) {
    if (!known.has(sku) || (skus.length > 0 && !skus.includes(sku)))
      return refused("PRODUCT_UNKNOWN", sku);
    if (countedAtMs < openedAtMs || countedAtMs > nowMs)
      return refused("REQUEST_INVALID", `countedAt of ${sku}`);
  }
  return undefined;
}

/** Large differences that only one person has seen. */
async function toRecount(tx: StocktakeTransaction, stocktake: Stocktake): Promise<string[]> {
  const stock = await tx.stockOf(stocktake.counts.map((count) => count.sku));
  const recount: string[] = [];
  for (const count of await compare(tx, stocktake)) {
    const soldBy: SoldBy = stock.get(count.sku)?.provisional.per === 1 ? "piece" : "weight";
    if (isLargeVariance(count, soldBy) && timesCounted(stocktake.counts, count.sku) < 2)
      recount.push(count.sku);
  }
  return recount;
}

async function compare(tx: StocktakeTransaction, stocktake: Stocktake): Promise<ComparedCount[]> {
  const compared: ComparedCount[] = [];
  for (const count of lastCounts(stocktake.counts)) {
    const expected = await tx.balanceAt(count.sku, stocktake.location, count.countedAtMs);
    compared.push({ ...count, expected });
  }
  return compared;
}

/**
 * Ends a stocktake: each difference, as it was at the instant of its count, is added to the stock of now.
 * What was sold meanwhile stays sold.
 */
export async function postStocktake(
  tx: StocktakeTransaction,
  clock: BookClock,
  order: Keyed & { readonly id: string },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, order.key, occasion, async () => {
    const stocktake = await openedStocktake(tx, order.id);
    if (isRefused(stocktake)) return stocktake;
    const recount = await toRecount(tx, stocktake);
    if (recount.length > 0) return refused("RECOUNT_NEEDED", recount.join(", "));
    const counts = await compare(tx, stocktake);
    const stock = await tx.stockOf(counts.map((count) => count.sku));
    const { location } = stocktake;
    const movements = counts.flatMap(({ sku, counted, expected }) => {
      const { lots, provisional } = stock.get(sku)!;
      const here = lots.filter((lot) => lot.location === location);
      const held = here.reduce((total, lot) => total + lot.quantity, 0);
      const count = { sku, location, counted: held + counted - expected };
      return countGoods(count, lots, provisional).movements;
    });
    return {
      kind: "stocktake.posted",
      facts: { subject: order.id, location, counts },
      movements,
      postings: journalForGoods(movements, "loss-pending"),
    };
  });
}

/** A stocktake as its papers say; undefined when they are none of a stocktake. */
export function stocktakeFrom(papers: readonly Paper[]): Stocktake | undefined {
  const [opened, ...later] = papers;
  if (opened?.kind !== "stocktake.opened") return undefined;
  return {
    id: opened.id,
    location: String(opened.facts["location"]),
    skus: opened.facts["skus"] as string[],
    openedAtMs: opened.atMs,
    by: opened.by,
    state: later.some((paper) => paper.kind === "stocktake.posted") ? "posted" : "open",
    counts: later
      .filter((paper) => paper.kind === "stocktake.counted")
      .flatMap((paper) => paper.facts["counts"] as BlindCount[]),
  };
}
