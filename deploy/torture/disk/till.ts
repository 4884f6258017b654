import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import { OperatingError } from "../../../edge/errors.ts";
import { seededRandom, type Random } from "../../../edge/platform/random.ts";
import { Database } from "../../../edge/platform/sqlite.ts";
import { ledgerPath, openStore } from "../../../edge/storage/open-store.ts";
import { Pen } from "../../../edge/storage/pen.ts";
import { SqliteLedger } from "../../../edge/storage/sqlite-ledger.ts";
import { draftOf } from "../../../edge/testing/small-shop.ts";
import type { TillOrder } from "./till-order.ts";

/** A process that only sells. Every answer goes into the file `acks` at once, one key a line. */
const order = JSON.parse(process.argv[2]!) as TillOrder;
const random = seededRandom(order.seed);
const acks = join(order.data, "acks");

function endAtOnce(): never {
  process.exit(70);
}

const clock = {
  now: Date.now,
  newId,
  businessDay: (ms: number) => new Date(ms).toISOString().slice(0, 10),
};

/** The store as it opens every day, or its ledger at a durability that the store would refuse. */
async function openLedger(): Promise<SqliteLedger> {
  if (order.open === "store") {
    const options = { store: "s001", timeZone: "Asia/Shanghai", dayStartsAt: "04:00" };
    const unknown = { onUnknownCommit: endAtOnce };
    return (await openStore(order.data, { ...clock, ...options, ...unknown })).ledger;
  }
  const db = await Database.open(ledgerPath(order.data));
  // A short log is moved into the file often, so that the copying is torn too.
  await db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${order.open};
    PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA wal_autocheckpoint = 60`);
  return new SqliteLedger(new Pen(db, endAtOnce), db, "s001", clock);
}

function goodsOf(random: Random): Record<string, number> {
  const goods: Record<string, number> = { milk: random.between(1, 3) };
  if (random.next() < 0.6) goods["tea"] = random.between(1, 4);
  if (random.next() < 0.4) goods["apple"] = random.between(100, 900);
  return goods;
}

/** @returns whether the sale is in the ledger; no: the disk was full. */
async function sell(ledger: SqliteLedger, key: string): Promise<boolean> {
  if (order.answersTooEarly) appendFileSync(acks, `${key}\n`);
  try {
    await ledger.postSale(draftOf(key, goodsOf(random)));
  } catch (error) {
    if (error instanceof OperatingError && error.code === "DISK_FULL") return false;
    return endAtOnce();
  }
  if (!order.answersTooEarly) appendFileSync(acks, `${key}\n`);
  return true;
}

/** Sells on a full disk, then makes room: the same sale must go through at once. */
async function sellWithoutRoom(ledger: SqliteLedger, key: string, flag: string): Promise<void> {
  writeFileSync(flag, "");
  if (await sell(ledger, `${key}-full`)) process.stdout.write("a full disk took a sale\n");
  rmSync(flag);
  if (!(await sell(ledger, `${key}-full`))) process.stdout.write("there was room again, no sale\n");
}

const ledger = await openLedger();
process.stdout.write("ready\n");
function* keysToSell() {
  for (let n = 0; n < order.sales; n += 1) yield `${order.prefix}-${n}`;
}

const keys = keysToSell();
const caller = async () => {
  for (const key of keys) {
    await sell(ledger, key);
    if (order.fullDisk !== undefined && random.next() < 0.2)
      await sellWithoutRoom(ledger, key, order.fullDisk);
  }
};
await Promise.all(Array.from({ length: order.callers }, caller));
// Gone without closing: closing would tidy up what the test is about.
process.exit(0);
