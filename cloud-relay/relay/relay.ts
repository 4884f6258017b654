import type { LedgerEvent } from "../../edge/contract/events.ts";
import { encodeBatch } from "./batch.ts";

/** The ledger's event log, read only. */
export interface EventSource {
  series(): Promise<string>;
  /** The newest sequence; 0 when nothing has happened yet. */
  head(): Promise<number>;
  after(seq: number, limit: number): Promise<LedgerEvent[]>;
}

/** Headquarters, as the relay sees it. */
export interface Headquarters {
  /**
   * @returns the highest contiguous sequence in HQ's database.
   * @throws OperatingError HQ_UNREACHABLE
   */
  take(batch: Buffer): Promise<number>;
}

/** How far headquarters has followed this store. */
export interface RelayState {
  readonly head: number;
  readonly durable: number;
  readonly online: boolean;
}

const batchEvents = 500;

/**
 * Sends the event log to headquarters in order. Nothing is remembered here: what HQ's database has
 * is the cursor, so a crash of either side, or an HQ restored from an old copy, only repeats events.
 */
export class Relay {
  readonly #source: EventSource;
  readonly #hq: Headquarters;
  #durable: number | undefined;

  constructor(source: EventSource, hq: Headquarters) {
    this.#source = source;
    this.#hq = hq;
  }

  /**
   * Sends at most one batch, or only a sign of life when there is nothing new.
   * @throws OperatingError HQ_UNREACHABLE; the next call tries the same events again.
   */
  async sendNext(): Promise<RelayState> {
    const [series, head] = [await this.#source.series(), await this.#source.head()];
    const after = this.#durable;
    // Not knowing what HQ has, the relay asks first, with a batch that holds nothing.
    const events = after === undefined ? [] : await this.#source.after(after, batchEvents);
    this.#durable = await this.#hq.take(await encodeBatch(series, after ?? 0, head, events));
    return { head, durable: this.#durable, online: true };
  }
}
