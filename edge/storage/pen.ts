import type { Movement } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import { WriteLane } from "../platform/write-lane.ts";
import type { ProductStock } from "../usecases/post-sale.ts";
import { EventLog, type NewEvent } from "./event-log.ts";
import { ReceiptNumbers } from "./receipt-numbers.ts";
import { StockSheet } from "./stock-sheet.ts";

/** What one write job may use: the connection within its transaction, and what the lane remembers. */
export interface Page {
  readonly db: Database;
  /** Adds an event to the hash chain, with the goods it moves and the journal it posts. */
  readonly append: (kind: string, atMs: number, body: object) => Promise<void>;
  /** The same for many events at once. */
  readonly appendAll: (events: readonly NewEvent[]) => Promise<void>;
  /** The next receipt number of a series; the job must use it. */
  readonly nextReceipt: (series: string) => Promise<number>;
  /** What there is of some products. Those that are not known are absent from the answer. */
  readonly stockOf: (skus: readonly string[]) => Promise<ReadonlyMap<string, ProductStock>>;
  /** Must be told when anything but a movement changes a product's stock: its lots or its unit cost. */
  readonly forgetStockOf: (sku: string) => void;
}

/** The one hand that writes into the ledger. */
export class Pen {
  readonly #lane: WriteLane;
  readonly #log = new EventLog();
  readonly #receipts = new ReceiptNumbers();
  readonly #stock = new StockSheet();

  /** @param onUnknown as the write lane's: the process must end. */
  constructor(db: Database, onUnknown: (error: unknown) => void) {
    this.#lane = new WriteLane(db, onUnknown, () => {
      this.#log.forget();
      this.#receipts.forget();
      this.#stock.forget();
    });
  }

  /** Runs `work` alone: all of it is on disk when this answers, or none of it. */
  write<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return this.#lane.run((db) => work(this.#pageOn(db)));
  }

  /** Jobs that wait for their turn. */
  get waiting(): number {
    return this.#lane.waiting;
  }

  whenIdle(): Promise<void> {
    return this.#lane.whenIdle();
  }

  #pageOn(db: Database): Page {
    const appendAll = async (events: readonly NewEvent[]) => {
      await this.#log.append(db, events);
      for (const { body } of events) this.#stock.move(movementsIn(body));
    };
    return {
      db,
      append: (kind, atMs, body) => appendAll([{ kind, atMs, body }]),
      appendAll,
      nextReceipt: (series) => this.#receipts.next(db, series),
      stockOf: (skus) => this.#stock.of(db, skus),
      forgetStockOf: (sku) => this.#stock.forgetProduct(sku),
    };
  }
}

function movementsIn(body: object): readonly Movement[] {
  return "movements" in body ? (body.movements as readonly Movement[]) : [];
}
