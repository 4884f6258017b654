import type { Posting } from "../domain/finance/journal.ts";
import type { BusinessDay } from "../domain/sale/business-day.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Movement } from "../domain/stock/stock.ts";
import { refused, type Refused } from "./outcome.ts";
import type { NewId } from "./moments.ts";

/** What every entry of the books needs from storage, inside one transaction. */
export interface BookTransaction {
  /** The last business day that is locked; empty: none is. */
  lockedThrough(): Promise<string>;
  append(kind: string, atMs: number, body: object): Promise<void>;
}

export interface BookClock {
  readonly newId: NewId;
  readonly businessDay: BusinessDay;
}

/** What happened, with what it does to the books. */
export interface BookEntry {
  readonly kind: string;
  /** What the kind says beside the fields that all have. */
  readonly facts: object;
  readonly postings: readonly Posting[];
  readonly movements?: readonly Movement[];
  /** YYYY-MM-DD; absent: the day of the occasion. */
  readonly businessDay?: string;
}

/**
 * Books one event of the shop.
 * @returns the id of the event; a day in a locked period is refused.
 */
export async function bookEntry(
  tx: BookTransaction,
  clock: BookClock,
  entry: BookEntry,
  { atMs, by }: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const businessDay = entry.businessDay ?? clock.businessDay(atMs);
  if (entry.postings.length > 0 && businessDay <= (await tx.lockedThrough()))
    return refused("PERIOD_LOCKED", businessDay);
  const id = clock.newId();
  await tx.append(entry.kind, atMs, {
    id,
    businessDay,
    at: new Date(atMs).toISOString(),
    by,
    ...entry.facts,
    movements: entry.movements ?? [],
    postings: entry.postings.map(({ account, amount }) => ({ account, amount })),
  });
  return { id };
}
