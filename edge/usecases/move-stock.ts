import type { Account } from "../domain/finance/accounts.ts";
import { journalForStock, type Posting } from "../domain/finance/journal.ts";
import { money, negate, scale, sum, zero, type Money } from "../domain/money.ts";
import { receiveGoods, type DeliveryLine, type Occasion } from "../domain/stock/receive.ts";
import { unknownLot, type Location, type LotStock, type Movement } from "../domain/stock/stock.ts";
import type { NewId } from "./ports.ts";

export type StockReason = "opening" | "delivery" | "write-off" | "transfer";

export interface StockRecord {
  readonly id: string;
  readonly reason: StockReason;
  readonly atMs: number;
  readonly by: string;
  readonly movements: readonly Movement[];
  readonly journal: readonly Posting[];
}

/** What moving stock needs from storage, inside one transaction. */
export interface StockTransaction {
  lotsOf(sku: string): Promise<LotStock[]>;
  /** Makes the lot known; a known one keeps its date. */
  openLot(sku: string, lot: string, bestBefore: string): Promise<void>;
  append(record: StockRecord): Promise<void>;
}

/** Takes goods in, as one delivery or as the stock that a shop opens with. */
export async function receiveStock(
  tx: StockTransaction,
  newId: NewId,
  lines: readonly DeliveryLine[],
  reason: "opening" | "delivery",
  occasion: Occasion,
): Promise<string> {
  const against: Account = reason === "opening" ? "opening-balance" : "goods-received";
  const movements: Movement[] = [];
  let trueUp: Money = zero;
  const belowBySku = new Map<string, LotStock | undefined>();
  for (const line of lines) {
    if (!belowBySku.has(line.sku)) belowBySku.set(line.sku, await below(tx, line.sku));
    await tx.openLot(line.sku, line.lot, line.bestBefore);
    const received = receiveGoods(line, belowBySku.get(line.sku));
    // A second lot of the same delivery finds nothing left to cover.
    belowBySku.set(line.sku, undefined);
    movements.push(...received.movements);
    trueUp = money(trueUp + received.trueUp);
  }
  const value = sum(lines.map((line) => line.cost));
  const id = newId();
  await tx.append({
    id,
    reason,
    ...occasion,
    movements,
    journal: journalForStock(against, value, trueUp),
  });
  return id;
}

async function below(tx: StockTransaction, sku: string): Promise<LotStock | undefined> {
  return (await tx.lotsOf(sku)).find((lot) => lot.lot === unknownLot && lot.quantity < 0);
}

/**
 * Carries goods from one place of the shop to the other, first what spoils first.
 * @returns how much was carried: less than asked when there is not more.
 */
export async function carryStock(
  tx: StockTransaction,
  newId: NewId,
  order: { sku: string; quantity: number; from: Location; to: Location },
  occasion: Occasion,
): Promise<number> {
  const movements: Movement[] = [];
  let missing = order.quantity;
  const lots = (await tx.lotsOf(order.sku)).filter(
    (lot) => lot.location === order.from && lot.quantity > 0,
  );
  for (const lot of lots.sort((a, b) => a.bestBefore.localeCompare(b.bestBefore))) {
    const taken = Math.min(missing, lot.quantity);
    if (taken === 0) break;
    missing -= taken;
    const cost = scale(lot.cost, taken, lot.quantity);
    const { sku, lot: name } = lot;
    movements.push({ sku, lot: name, location: order.from, delta: 0 - taken, cost: negate(cost) });
    movements.push({ sku, lot: name, location: order.to, delta: taken, cost });
  }
  if (movements.length > 0)
    await tx.append({ id: newId(), reason: "transfer", ...occasion, movements, journal: [] });
  return order.quantity - missing;
}

/** Takes goods of one lot out of stock that cannot be sold any more. */
export async function writeOff(
  tx: StockTransaction,
  newId: NewId,
  goods: { sku: string; lot: string; location: Location; quantity: number },
  occasion: Occasion,
): Promise<string | undefined> {
  const lots = await tx.lotsOf(goods.sku);
  const lot = lots.find((each) => each.lot === goods.lot && each.location === goods.location);
  if (lot === undefined || lot.quantity < goods.quantity) return undefined;
  const cost = negate(scale(lot.cost, goods.quantity, lot.quantity));
  const { sku, lot: name, location, quantity } = goods;
  const id = newId();
  await tx.append({
    id,
    reason: "write-off",
    ...occasion,
    movements: [{ sku, lot: name, location, delta: 0 - quantity, cost }],
    journal: journalForStock("loss-pending", cost, zero),
  });
  return id;
}
