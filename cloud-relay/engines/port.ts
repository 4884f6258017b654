import type { LedgerEvent } from "../../edge/contract/events.ts";

/** One batch as a store sent it. `events` are contiguous and start at `first`. */
export interface Batch {
  readonly store: string;
  readonly series: string;
  readonly first: number;
  readonly head: number;
  readonly events: readonly LedgerEvent[];
}

/** How a store stands with headquarters. */
export interface StoreState {
  readonly store: string;
  readonly name: string;
  /** 0 before the store has ever spoken. */
  readonly lastSeenMs: number;
  readonly durable: number;
  readonly head: number;
  /** Broken: an event does not follow from the one before it. Nothing more is taken until HQ has looked. */
  readonly chain: "ok" | "broken";
  /** Events that could not be read, kept with a reason. */
  readonly parked: number;
}

export interface SaleRow {
  readonly store: string;
  readonly id: string;
  readonly receipt: string;
  readonly businessDay: string;
  readonly postedAt: string;
  readonly kiosk: string;
  readonly total: number;
  readonly lines: number;
}

export interface HourRow {
  readonly store: string;
  readonly businessDay: string;
  readonly hour: number;
  readonly sales: number;
  readonly revenue: number;
}

export interface StockRow {
  readonly store: string;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
}

export interface BalanceRow {
  readonly store: string;
  readonly account: string;
  readonly amount: number;
}

/**
 * Where headquarters keeps what the stores send. `take` answers only after the database has the
 * batch; the same event is kept once however often it comes.
 */
export interface HqEngine {
  /** Makes the store known, or gives a known one this name and token. */
  registerStore(store: string, name: string, tokenHash: string): Promise<void>;
  storeOfToken(tokenHash: string): Promise<string | undefined>;
  /** @returns the highest contiguous sequence of that series in the database. */
  take(batch: Batch, nowMs: number): Promise<number>;
  stores(): Promise<StoreState[]>;
  /** Newest first; `after` is the last id of the page before. An empty store means all. */
  sales(page: {
    readonly store: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<SaleRow[]>;
  /** The body of the sale's event as the store sent it. */
  saleBody(store: string, id: string): Promise<string | undefined>;
  /** Sales by hour of the local day, for the days from `fromDay` on. */
  hours(fromDay: string, timeZoneOffsetMinutes: number): Promise<HourRow[]>;
  stock(store: string, sku: string): Promise<StockRow[]>;
  trialBalance(store: string): Promise<BalanceRow[]>;
  close(): Promise<void>;
}
