import { bookEntry, type BookClock, type BookEntry, type BookTransaction } from "./book-entry.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Refused } from "./outcome.ts";
import type { ProductStock } from "./post-sale.ts";

/** Orders, transfers and stocktakes are what their papers say, one after another. */
export interface Paper {
  readonly id: string;
  readonly kind: string;
  /** The paper that it goes on with: its own id where it begins one. */
  readonly subject: string;
  readonly atMs: number;
  readonly by: string;
  /** What its kind says. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What papers need from storage. Every call belongs to the one open transaction. */
export interface PaperTransaction extends BookTransaction {
  /** The paper that was written under this key. */
  paperByKey(key: string): Promise<Paper | undefined>;
  /** The first paper of a subject and all that go on with it, in their order. */
  papersOf(subject: string): Promise<readonly Paper[]>;
  /** Products that are not known are absent from the answer. */
  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>>;
}

/** Names one writing, so that a repeat changes nothing. */
export interface Keyed {
  readonly key: string;
}

/**
 * Writes a paper once: a repeat under its key answers the id of the first.
 *
 * @param entry made only when the paper is new.
 */
export async function writeOnce(
  tx: PaperTransaction,
  clock: BookClock,
  key: string,
  occasion: Occasion,
  entry: () => Promise<BookEntry | Refused>,
): Promise<{ readonly id: string } | Refused> {
  const earlier = await tx.paperByKey(key);
  if (earlier !== undefined) return { id: earlier.id };
  const made = await entry();
  if ("code" in made) return made;
  return bookEntry(tx, clock, { ...made, facts: { key, ...made.facts } }, occasion);
}
