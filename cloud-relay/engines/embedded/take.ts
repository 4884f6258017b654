import { firstPreviousHash, type LedgerEvent } from "../../../edge/contract/events.ts";
import type { Database } from "../../../edge/platform/sqlite.ts";
import { soundLength } from "../chain.ts";
import type { Batch, SaleRow, Taken } from "../port.ts";
import { meaningOf, type Meaning, type Sale } from "../project.ts";

interface SeriesRow {
  durable: number;
  last_hash: string;
  chain: "ok" | "broken";
}

/** The hour of the stores' own clock, 0 to 23, at an instant (RFC 3339). */
export type LocalHour = (instant: string) => number;

/**
 * Keeps the new events of a batch and what they mean. Runs inside one transaction of the caller.
 * A batch that leaves a gap, or comes after the chain broke, keeps nothing; the answer says from
 * where the store must send again.
 */
export async function takeBatch(
  db: Database,
  batch: Batch,
  nowMs: number,
  localHour: LocalHour,
): Promise<Taken> {
  const { store, series } = batch;
  const known = await db.get<SeriesRow>(
    "SELECT durable, last_hash, chain FROM series WHERE store = ? AND series = ?",
    store,
    series,
  );
  const {
    durable,
    last_hash: lastHash,
    chain,
  } = known ?? {
    durable: 0,
    last_hash: firstPreviousHash,
    chain: "ok" as const,
  };
  const isUsable = chain === "ok" && batch.first <= durable + 1;
  const fresh = isUsable ? batch.events.slice(durable + 1 - batch.first) : [];
  const sound = fresh.slice(0, soundLength(lastHash, fresh));

  await db.run(
    `INSERT INTO series (store, series, durable, last_hash, head, chain, last_seen_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET durable = excluded.durable, last_hash = excluded.last_hash,
       head = excluded.head, chain = excluded.chain, last_seen_ms = excluded.last_seen_ms`,
    store,
    series,
    durable + sound.length,
    sound.at(-1)?.hash ?? lastHash,
    batch.head,
    sound.length === fresh.length ? chain : "broken",
    nowMs,
  );
  const sales: SaleRow[] = [];
  for (const event of sound) {
    await keepEvent(db, batch, event, nowMs);
    const meaning = readMeaning(() => meaningOf(event));
    if (typeof meaning === "string") await park(db, batch, event.seq, meaning);
    else {
      if (meaning.sale !== undefined)
        sales.push(await keepSale(db, batch, event.seq, meaning.sale, localHour));
      await keepSums(db, store, meaning);
    }
  }
  return { durable: durable + sound.length, sales };
}

async function keepEvent(
  db: Database,
  { store, series }: Batch,
  event: LedgerEvent,
  nowMs: number,
): Promise<void> {
  await db.run(
    `INSERT INTO event (store, series, seq, kind, at, body, hash, received_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    store,
    series,
    event.seq,
    event.kind,
    event.at,
    event.body,
    event.hash,
    nowMs,
  );
}

async function park(
  db: Database,
  { store, series }: Batch,
  seq: number,
  reason: string,
): Promise<void> {
  await db.run(
    "INSERT INTO parked_event (store, series, seq, reason) VALUES (?, ?, ?, ?)",
    store,
    series,
    seq,
    reason,
  );
}

/** The meaning, or why there is none. */
function readMeaning(read: () => Meaning): Meaning | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function keepSale(
  db: Database,
  { store, series }: Batch,
  seq: number,
  sale: Sale,
  localHour: LocalHour,
): Promise<SaleRow> {
  await db.run(
    `INSERT INTO sale (store, id, series, seq, receipt, business_day, posted_at, sold_at, local_hour,
                       kiosk, total, lines)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    store,
    sale.id,
    series,
    seq,
    sale.receipt,
    sale.businessDay,
    sale.postedAt,
    sale.soldAt,
    localHour(sale.soldAt),
    sale.kiosk,
    sale.total,
    sale.lines.length,
  );
  const { id, receipt, businessDay, postedAt, kiosk, total } = sale;
  return { store, id, receipt, businessDay, postedAt, kiosk, total, lines: sale.lines.length };
}

async function keepSums(db: Database, store: string, meaning: Meaning): Promise<void> {
  for (const { sku, lot, location, delta, cost } of meaning.movements)
    await db.run(
      `INSERT INTO stock (store, sku, lot, location, quantity, cost) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity, cost = cost + excluded.cost`,
      store,
      sku,
      lot,
      location,
      delta,
      cost,
    );
  for (const { account, amount } of meaning.postings)
    await db.run(
      `INSERT INTO balance (store, account, amount) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`,
      store,
      account,
      amount,
    );
}
