import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import { Database } from "../platform/sqlite.ts";
import { draftOf, noonMs, openSmallShop } from "../testing/small-shop.ts";
import { ledgerPath } from "./open-store.ts";
import { verifyLedger } from "./verify-ledger.ts";

async function soldLedger(): Promise<Database> {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const goods = { sku: "milk", lot: "a", location: "shelf", bestBefore: "2026-12-01" } as const;
  const delivery = { ...goods, quantity: 20, cost: money(6_000) };
  await shop.store.stock.receive([delivery], "delivery", { atMs: noonMs, by: "test" });
  for (let number = 1; number <= 5; number += 1)
    await shop.store.ledger.postSale(draftOf(`s${number}`, { milk: number, apple: 500 }));
  const db = await Database.open(ledgerPath(shop.data));
  onTestFinished(() => db.close());
  return db;
}

test.each([
  "event SET body = replace(body, '500', '501')",
  "sale SET total = total + 1",
  "sale SET cashier = 'x'",
  "sale_line SET net = net + 1, list = list + 1",
  "tender SET amount = amount - 1",
  "movement SET delta = delta - 1",
  "posting SET amount = amount + 1",
])("UPDATE %s is refused by the ledger itself", async (change) => {
  const db = await soldLedger();
  await expect(db.exec(`UPDATE ${change}`)).rejects.toThrow("never edited");
});

/** Every trigger away, as somebody with the file and a grudge would do it. */
async function dropGuards(db: Database): Promise<void> {
  const guards = await db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%never%'",
  );
  for (const { name } of guards) await db.exec(`DROP TRIGGER ${name}`);
  await db.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
}

test.each([
  ["UPDATE event SET body = replace(body, '苹果', '梨') WHERE seq = 8", "event 8"],
  ["UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 7", "event 7"],
  ["UPDATE sale SET cashier = 'x' WHERE receipt_number = 2", "sale"],
  ["UPDATE sale SET sold_at_ms = sold_at_ms + 1 WHERE receipt_number = 2", "sale"],
  ["UPDATE sale_line SET name = 'x' WHERE line = 1", "lines"],
  ["UPDATE sale_line SET cost = cost + 1 WHERE line = 1", "lines"],
  ["UPDATE tender SET reference = 'x'", "tenders"],
  ["UPDATE movement SET lot = 'z' WHERE movement = 1", "stock of"],
  ["UPDATE posting SET account = 'cash' WHERE account = 'output-vat'", "postings"],
  ["UPDATE stock_balance SET quantity = quantity + 1 WHERE lot = 'a'", "stock of milk lot a"],
  ["DELETE FROM event WHERE seq = 8", "event 8 is missing"],
  ["DELETE FROM posting WHERE seq = 8", "postings"],
  ["DELETE FROM sale WHERE receipt_number = 3", "has 4 receipts up to 5"],
])("%s is found", async (change, named) => {
  const db = await soldLedger();
  expect((await verifyLedger(db)).ok).toBe(true);
  await dropGuards(db);
  await db.exec(change);
  const { ok, checks } = await verifyLedger(db);
  expect(ok).toBe(false);
  expect(checks.map((check) => check.detail).join("\n")).toContain(named);
});
