import type { SoldBy } from "../catalogue/product.ts";
import type { Location } from "./places.ts";

/** What somebody found of one product, and when they looked. */
export interface BlindCount {
  readonly sku: string;
  readonly counted: number;
  readonly countedAtMs: number;
}

/** A count beside what the books said at the same instant. */
export interface ComparedCount extends BlindCount {
  readonly expected: number;
}

export interface Stocktake {
  readonly id: string;
  readonly location: Location;
  /** Empty: everything that lies there. */
  readonly skus: readonly string[];
  readonly openedAtMs: number;
  readonly by: string;
  readonly state: "open" | "posted";
  readonly counts: readonly BlindCount[];
}

/** Differences up to these may be a slip of the scale or of one hand; beyond a tenth they are looked at again. */
const slip: Readonly<Record<SoldBy, number>> = { piece: 2, weight: 200 };

/** Whether a count is so far from the books that a second person must look before it is believed. */
export function isLargeVariance(
  { counted, expected }: Pick<ComparedCount, "counted" | "expected">,
  soldBy: SoldBy,
): boolean {
  const variance = Math.abs(counted - expected);
  return variance > slip[soldBy] && variance * 10 > Math.abs(expected);
}

/** The counts that hold: the last one of each product. */
export function lastCounts(counts: readonly BlindCount[]): BlindCount[] {
  const last = new Map<string, BlindCount>();
  for (const count of counts) last.set(count.sku, count);
  return [...last.values()];
}

/** How often a product was counted. */
export function timesCounted(counts: readonly BlindCount[], sku: string): number {
  return counts.filter((each) => each.sku === sku).length;
}
