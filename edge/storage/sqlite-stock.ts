import type { z } from "zod";
import type { stockMovedBodyShape } from "../contract/events.ts";
import type { DeliveryLine, Occasion } from "../domain/stock/receive.ts";
import type { Location, LotStock } from "../domain/stock/stock.ts";
import {
  carryStock,
  receiveStock,
  writeOff,
  type StockRecord,
  type StockTransaction,
} from "../usecases/move-stock.ts";
import type { NewId, StockDesk } from "../usecases/ports.ts";
import type { Page, Pen } from "./pen.ts";

/** Goods that come, go and are carried about, each move one transaction. */
export class SqliteStock implements StockDesk {
  readonly #pen: Pen;
  readonly #newId: NewId;

  constructor(pen: Pen, newId: NewId) {
    this.#pen = pen;
    this.#newId = newId;
  }

  receive(
    lines: readonly DeliveryLine[],
    reason: "opening" | "delivery",
    occasion: Occasion,
  ): Promise<string> {
    return this.#pen.write((page) =>
      receiveStock(new SqliteStockTransaction(page), this.#newId, lines, reason, occasion),
    );
  }

  carry(
    order: { sku: string; quantity: number; from: Location; to: Location },
    occasion: Occasion,
  ): Promise<number> {
    return this.#pen.write((page) =>
      carryStock(new SqliteStockTransaction(page), this.#newId, order, occasion),
    );
  }

  writeOff(
    goods: { sku: string; lot: string; location: Location; quantity: number },
    occasion: Occasion,
  ): Promise<string | undefined> {
    return this.#pen.write((page) =>
      writeOff(new SqliteStockTransaction(page), this.#newId, goods, occasion),
    );
  }
}

class SqliteStockTransaction implements StockTransaction {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  lotsOf(sku: string): Promise<LotStock[]> {
    return this.#page.db.all(
      `SELECT sku, lot, location, quantity, cost, coalesce(best_before, '') AS bestBefore,
              coalesce(status, 'sellable') AS status
       FROM stock_balance LEFT JOIN lot USING (sku, lot) WHERE sku = ?`,
      sku,
    );
  }

  async openLot(sku: string, lot: string, bestBefore: string): Promise<void> {
    await this.#page.db.run(
      "INSERT OR IGNORE INTO lot (sku, lot, best_before, status) VALUES (?, ?, ?, 'sellable')",
      sku,
      lot,
      bestBefore,
    );
  }

  async append(record: StockRecord): Promise<void> {
    const body: z.infer<typeof stockMovedBodyShape> = {
      id: record.id,
      reason: record.reason,
      at: new Date(record.atMs).toISOString(),
      by: record.by,
      movements: record.movements.map(({ sku, lot, location, delta, cost }) => ({
        sku,
        lot,
        location,
        delta,
        cost,
      })),
      postings: record.journal.map(({ account, amount }) => ({ account, amount })),
    };
    await this.#page.append("stock.moved", record.atMs, body);
  }
}
