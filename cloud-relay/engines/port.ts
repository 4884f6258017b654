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

/** What a store sold in one hour of its own clock. */
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

export interface Taken {
  /** The highest contiguous sequence of that series in the database. */
  readonly durable: number;
  /** The sales among the events that were new. */
  readonly sales: readonly SaleRow[];
}

/** A sale's event as its store sent it. */
export interface SaleEvent {
  readonly body: string;
  readonly seq: number;
  readonly receivedMs: number;
}

/**
 * Where headquarters keeps what the stores send. `take` answers only after the database has the
 * batch; the same event is kept once however often it comes. An empty store means all of them.
 */
export interface HqEngine {
  /** Makes the store known, or gives a known one this name and token. */
  registerStore(store: string, name: string, tokenHash: string): Promise<void>;
  storeOfToken(tokenHash: string): Promise<string | undefined>;
  take(batch: Batch, nowMs: number): Promise<Taken>;
  stores(): Promise<StoreState[]>;
  /** Newest first; `after` is the last id of the page before. */
  sales(page: {
    readonly store: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<SaleRow[]>;
  saleEvent(store: string, id: string): Promise<SaleEvent | undefined>;
  /** From that business day on. */
  hours(fromDay: string): Promise<HourRow[]>;
  /** What each store had sold of a business day before an instant (RFC 3339, UTC). */
  revenueBefore(businessDay: string, instant: string): Promise<ReadonlyMap<string, number>>;
  stock(store: string, sku: string): Promise<StockRow[]>;
  trialBalance(store: string): Promise<BalanceRow[]>;
  people: People;
  close(): Promise<void>;
}

/** Who may look at headquarters' screen. */
export interface People {
  /** Adds the person, or gives a known one this PIN. */
  save(name: string, pinHash: string): Promise<void>;
  pinHash(name: string): Promise<string | undefined>;
  isEmpty(): Promise<boolean>;
  openSession(tokenHash: string, name: string, expiresAtMs: number): Promise<void>;
  closeSession(tokenHash: string): Promise<void>;
  nameOfSession(tokenHash: string, nowMs: number): Promise<string | undefined>;
  addKey(keyHash: string, name: string): Promise<void>;
  nameOfKey(keyHash: string): Promise<string | undefined>;
}
