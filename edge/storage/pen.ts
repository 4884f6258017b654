import type { Database } from "../platform/sqlite.ts";
import { WriteLane } from "../platform/write-lane.ts";
import { EventLog } from "./event-log.ts";
import { ReceiptNumbers } from "./receipt-numbers.ts";

/** What one write job may use: the connection within its transaction, and the ends of the log. */
export interface Page {
  readonly db: Database;
  /** Adds an event to the hash chain. @returns its sequence number. */
  readonly append: (kind: string, atMs: number, body: object) => Promise<number>;
  /** The next receipt number of a series; the job must use it. */
  readonly nextReceipt: (series: string) => Promise<number>;
}

/** The one hand that writes into the ledger. */
export class Pen {
  readonly #lane: WriteLane;
  readonly #log = new EventLog();
  readonly #receipts = new ReceiptNumbers();

  /** @param onUnknown as the write lane's: the process must end. */
  constructor(db: Database, onUnknown: (error: unknown) => void) {
    this.#lane = new WriteLane(db, onUnknown, () => {
      this.#log.forget();
      this.#receipts.forget();
    });
  }

  /** Runs `work` alone: all of it is on disk when this answers, or none of it. */
  write<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return this.#lane.run((db) =>
      work({
        db,
        append: (kind, atMs, body) => this.#log.append(db, kind, atMs, body),
        nextReceipt: (series) => this.#receipts.next(db, series),
      }),
    );
  }

  /** Jobs that wait for their turn. */
  get waiting(): number {
    return this.#lane.waiting;
  }

  whenIdle(): Promise<void> {
    return this.#lane.whenIdle();
  }
}
