import type { Database } from "../platform/sqlite.ts";
import type { WriteLane } from "../platform/write-lane.ts";
import { EventLog } from "./event-log.ts";

/** What one write job may use: the connection within its transaction, and the end of the log. */
export interface Page {
  readonly db: Database;
  /** Adds an event to the hash chain. @returns its sequence number. */
  readonly append: (kind: string, atMs: number, body: object) => Promise<number>;
}

/** The one hand that writes into the ledger. */
export class Pen {
  readonly #lane: WriteLane;
  readonly #log = new EventLog();

  constructor(lane: WriteLane) {
    this.#lane = lane;
  }

  /** Runs `work` alone: all of it is on disk when this answers, or none of it. */
  async write<T>(work: (page: Page) => Promise<T>): Promise<T> {
    try {
      return await this.#lane.run(async (db) => {
        try {
          return await work({
            db,
            append: (kind, atMs, body) => this.#log.append(db, kind, atMs, body),
          });
        } catch (error) {
          this.#log.forget();
          throw error;
        }
      });
    } catch (error) {
      // COMMIT may have failed after the job itself had gone well.
      this.#log.forget();
      throw error;
    }
  }

  /** Jobs that wait for their turn. */
  get waiting(): number {
    return this.#lane.waiting;
  }
}
