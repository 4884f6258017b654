import type { z } from "zod";
import type { stockMovedBodyShape } from "../contract/events.ts";
import type { Money } from "../domain/money.ts";
import type { CarryOrder } from "../domain/stock/carry-goods.ts";
import type { Count } from "../domain/stock/count-goods.ts";
import type { DeliveryLine, Occasion } from "../domain/stock/receive.ts";
import type { Location } from "../domain/stock/places.ts";
import {
  carryStock,
  receiveStock,
  takeStock,
  writeOff,
  type StockClock,
  type StockRecord,
  type StockTransaction,
  type WriteOffCause,
} from "../usecases/move-stock.ts";
import type { StockDesk } from "../usecases/ports.ts";
import type { ProductStock } from "../usecases/post-sale.ts";
import { movementsOf, postingsOf } from "./event-parts.ts";
import type { Page, Pen } from "./pen.ts";

/** Goods that come, go and are carried about, each move one transaction. */
export class SqliteStock implements StockDesk {
  readonly #pen: Pen;
  readonly #clock: StockClock;

  constructor(pen: Pen, clock: StockClock) {
    this.#pen = pen;
    this.#clock = clock;
  }

  receive(
    lines: readonly DeliveryLine[],
    reason: "opening" | "delivery",
    occasion: Occasion,
  ): Promise<string> {
    return this.#move((tx) => receiveStock(tx, this.#clock, lines, reason, occasion));
  }

  carry(order: CarryOrder, occasion: Occasion): Promise<number> {
    return this.#move((tx) => carryStock(tx, this.#clock, order, occasion));
  }

  writeOff(
    goods: { sku: string; lot: string; location: Location; quantity: number },
    occasion: Occasion,
    cause?: WriteOffCause,
  ): Promise<string | undefined> {
    return this.#move((tx) => writeOff(tx, this.#clock, goods, occasion, cause));
  }

  count(counts: readonly Count[], occasion: Occasion): Promise<number> {
    return this.#move((tx) => takeStock(tx, this.#clock, counts, occasion));
  }

  #move<T>(work: (tx: StockTransaction) => Promise<T>): Promise<T> {
    return this.#pen.write((page) => work(new SqliteStockTransaction(page)));
  }
}

/** Goods that move, inside the write lane's transaction. */
export class SqliteStockTransaction implements StockTransaction {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>> {
    return this.#page.stockOf(skus);
  }

  async noteUnitCost(sku: string, unitCost: Money): Promise<void> {
    await this.#page.db.run("UPDATE product SET unit_cost = ? WHERE sku = ?", unitCost, sku);
    this.#page.forgetStockOf(sku);
  }

  async append(record: StockRecord): Promise<void> {
    const body: z.infer<typeof stockMovedBodyShape> = {
      id: record.id,
      reason: record.reason,
      cause: record.cause,
      businessDay: record.businessDay,
      at: new Date(record.atMs).toISOString(),
      by: record.by,
      lots: record.lots.map(({ sku, lot, bestBefore }) => ({ sku, lot, bestBefore })),
      counts: record.counts.map(({ sku, location, counted, expected }) => ({
        sku,
        location,
        counted,
        expected,
      })),
      movements: movementsOf(record.movements),
      postings: postingsOf(record.journal),
    };
    await this.#page.append("stock.moved", record.atMs, body);
  }
}
