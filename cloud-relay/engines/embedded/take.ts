import { firstPreviousHash } from "../../../edge/contract/events.ts";
import type { Database } from "../../../edge/platform/sqlite.ts";
import { soundLength } from "../chain.ts";
import type { Batch } from "../port.ts";
import { meaningOf, type Meaning } from "../project.ts";

interface SeriesRow {
  durable: number;
  last_hash: string;
  chain: "ok" | "broken";
}

/**
 * Keeps the new events of a batch and what they mean. Runs inside one transaction of the caller.
 * A batch that leaves a gap, or comes after the chain broke, keeps nothing; the answer says from
 * where the store must send again.
 */
export async function takeBatch(db: Database, batch: Batch, nowMs: number): Promise<number> {
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
  for (const event of sound) {
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
    const meaning = readMeaning(() => meaningOf(event));
    if (typeof meaning === "string")
      await db.run(
        "INSERT INTO parked_event (store, series, seq, reason) VALUES (?, ?, ?, ?)",
        store,
        series,
        event.seq,
        meaning,
      );
    else await keepMeaning(db, batch, event.seq, meaning);
  }
  return durable + sound.length;
}

/** The meaning, or why there is none. */
function readMeaning(read: () => Meaning): Meaning | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function keepMeaning(
  db: Database,
  batch: Batch,
  seq: number,
  meaning: Meaning,
): Promise<void> {
  const { store, series } = batch;
  const { sale } = meaning;
  if (sale !== undefined)
    await db.run(
      `INSERT INTO sale (store, id, series, seq, receipt, business_day, posted_at, sold_at, kiosk, total, lines)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      store,
      sale.id,
      series,
      seq,
      sale.receipt,
      sale.businessDay,
      sale.postedAt,
      sale.soldAt,
      sale.kiosk,
      sale.total,
      sale.lines.length,
    );
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
