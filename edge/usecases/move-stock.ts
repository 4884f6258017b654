import type { Account } from "../domain/finance/accounts.ts";
import { balanced, journalForStock, type Posting } from "../domain/finance/journal.ts";
import { journalForGoods, valueOf } from "../domain/finance/refund-journal.ts";
import { negate, scale, sum, zero, type Money } from "../domain/money.ts";
import type { BusinessDay } from "../domain/sale/business-day.ts";
import { carryGoods, type CarryOrder } from "../domain/stock/carry-goods.ts";
import { countGoods, type Count, type Counted } from "../domain/stock/count-goods.ts";
import { receiveGoods, type DeliveryLine, type Occasion } from "../domain/stock/receive.ts";
import type { Location } from "../domain/stock/places.ts";
import { unknownLot, type LotStock, type Movement } from "../domain/stock/stock.ts";
import { OperatingError } from "../errors.ts";
import type { NewId } from "./moments.ts";
import type { ProductStock } from "./post-sale.ts";

/** Why goods cannot be sold any more. */
export const writeOffCauses = [
  "expired",
  "damaged",
  "spoiled",
  "stolen",
  "sampled",
  "recalled",
  "other",
] as const;
export type WriteOffCause = (typeof writeOffCauses)[number];

/** Goods in, out or carried about, with everything that the transaction writes. */
export interface StockRecord {
  readonly id: string;
  readonly reason: "opening" | "delivery" | "write-off" | "stocktake" | "transfer";
  /** Why goods were written off; empty for everything else. */
  readonly cause: WriteOffCause | "";
  readonly atMs: number;
  readonly by: string;
  readonly businessDay: string;
  readonly lots: readonly Pick<DeliveryLine, "sku" | "lot" | "bestBefore">[];
  readonly counts: readonly (Count & Pick<Counted, "expected">)[];
  readonly movements: readonly Movement[];
  readonly journal: readonly Posting[];
}

/** What moving stock needs from storage, inside one transaction. */
export interface StockTransaction {
  /** Products that are not known are absent from the answer. */
  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>>;
  /** What one piece or one kilogram cost last: the provisional cost of the next sale below zero. */
  noteUnitCost(sku: string, unitCost: Money): Promise<void>;
  append(record: StockRecord): Promise<void>;
}

export interface StockClock {
  readonly newId: NewId;
  readonly businessDay: BusinessDay;
}

/**
 * Takes goods in, as one delivery or as the stock that a shop opens with.
 * @returns the id of the delivery.
 * @throws OperatingError PRODUCT_UNKNOWN; then nothing was taken in.
 */
export async function receiveStock(
  tx: StockTransaction,
  clock: StockClock,
  lines: readonly DeliveryLine[],
  reason: "opening" | "delivery",
  occasion: Occasion,
): Promise<string> {
  const stock = await knownStock(
    tx,
    lines.map((line) => line.sku),
  );
  const movements: Movement[] = [];
  let trueUp: Money = zero;
  const below = new Map([...stock].map(([sku, { lots }]) => [sku, lots.find(isBelowZero)]));
  for (const line of lines) {
    const received = receiveGoods(line, below.get(line.sku));
    below.set(line.sku, received.below);
    movements.push(...received.movements);
    trueUp = sum([trueUp, received.trueUp]);
    const { per } = stock.get(line.sku)!.provisional;
    await tx.noteUnitCost(line.sku, scale(line.cost, per, line.quantity));
  }
  const against: Account = reason === "opening" ? "opening-balance" : "goods-received";
  const value = sum(lines.map((line) => line.cost));
  return record(tx, clock, occasion, {
    reason,
    lots: lines.map(({ sku, lot, bestBefore }) => ({ sku, lot, bestBefore })),
    movements,
    journal: journalForStock(against, value, trueUp),
  });
}

function isBelowZero(lot: LotStock): boolean {
  return lot.lot === unknownLot && lot.quantity < 0;
}

/**
 * Carries goods from one place of the shop to the other.
 * @returns how much was carried: less than asked when there is not more.
 * @throws OperatingError PRODUCT_UNKNOWN
 */
export async function carryStock(
  tx: StockTransaction,
  clock: StockClock,
  order: CarryOrder,
  occasion: Occasion,
): Promise<number> {
  const stock = await knownStock(tx, [order.sku]);
  const movements = carryGoods(order, stock.get(order.sku)!.lots);
  if (movements.length > 0)
    await record(tx, clock, occasion, {
      reason: "transfer",
      movements,
      journal: balanced(valueOf(movements)),
    });
  return movements.reduce((carried, { delta }) => carried + Math.max(0, delta), 0);
}

/**
 * Takes goods of one lot out of stock that cannot be sold any more. Their value waits in
 * "loss-pending" until somebody answers for it.
 * @returns undefined when there is not so much of that lot in that place.
 * @throws OperatingError PRODUCT_UNKNOWN
 */
export async function writeOff(
  tx: StockTransaction,
  clock: StockClock,
  goods: { sku: string; lot: string; location: Location; quantity: number },
  occasion: Occasion,
  cause: WriteOffCause = "other",
): Promise<string | undefined> {
  const stock = await knownStock(tx, [goods.sku]);
  const lot = stock
    .get(goods.sku)!
    .lots.find((each) => each.lot === goods.lot && each.location === goods.location);
  if (lot === undefined || lot.quantity < goods.quantity) return undefined;
  const cost = negate(scale(lot.cost, goods.quantity, lot.quantity));
  const { sku, lot: name, location, quantity } = goods;
  const movements = [{ sku, lot: name, location, delta: 0 - quantity, cost }];
  return record(tx, clock, occasion, {
    reason: "write-off",
    cause,
    movements,
    journal: journalForGoods(movements, "loss-pending"),
  });
}

/**
 * Makes the stock what was found. The difference waits in "loss-pending" until somebody answers for it.
 * @returns how many of the counts differed.
 * @throws OperatingError PRODUCT_UNKNOWN
 */
export async function takeStock(
  tx: StockTransaction,
  clock: StockClock,
  counts: readonly Count[],
  occasion: Occasion,
): Promise<number> {
  const stock = await knownStock(
    tx,
    counts.map((count) => count.sku),
  );
  const results = counts.map((count) => {
    const { lots, provisional } = stock.get(count.sku)!;
    return { ...count, ...countGoods(count, lots, provisional) };
  });
  const movements = results.flatMap((result) => result.movements);
  await record(tx, clock, occasion, {
    reason: "stocktake",
    counts: results,
    movements,
    journal: journalForGoods(movements, "loss-pending"),
  });
  return results.filter((result) => result.counted !== result.expected).length;
}

export async function knownStock(
  tx: Pick<StockTransaction, "stockOf">,
  skus: readonly string[],
): Promise<ReadonlyMap<string, ProductStock>> {
  const stock = await tx.stockOf([...new Set(skus)]);
  const unknown = skus.find((sku) => !stock.has(sku));
  if (unknown !== undefined) throw new OperatingError("PRODUCT_UNKNOWN", unknown);
  return stock;
}

async function record(
  tx: StockTransaction,
  clock: StockClock,
  { atMs, by }: Occasion,
  move: Pick<StockRecord, "reason" | "movements" | "journal"> &
    Partial<Pick<StockRecord, "cause" | "lots" | "counts">>,
): Promise<string> {
  const id = clock.newId();
  const businessDay = clock.businessDay(atMs);
  await tx.append({ id, atMs, by, businessDay, cause: "", lots: [], counts: [], ...move });
  return id;
}
