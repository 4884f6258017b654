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
  ["UPDATE sale SET cashier = 'x' WHERE receipt_number = 2", "sale of event 7"],
  ["UPDATE sale SET sold_at_ms = sold_at_ms + 1 WHERE receipt_number = 2", "sale of event 7"],
  ["UPDATE sale_line SET name = 'x' WHERE line = 1", "sale of event 6"],
  ["UPDATE sale_line SET cost = cost + 1 WHERE line = 1", "sale of event 6"],
  ["UPDATE tender SET reference = 'x'", "sale of event 6"],
  ["UPDATE movement SET lot = 'z' WHERE seq = 7 AND movement = 1", "movement 1 of event 7"],
  ["INSERT INTO movement VALUES (7, 9, 'tea', '', 'shelf', 5, 0)", "sale of event 7"],
  ["UPDATE movement SET movement = 13 - movement WHERE seq = 7", "sale of event 7"],
  ["INSERT INTO posting VALUES (7, 9, '2026-01-01', 'cash', 5)", "sale of event 7"],
  ["UPDATE event SET kind = 'price.set' WHERE seq = 7", "sale of event 7"],
  ["UPDATE movement SET seq = 99 WHERE seq = 7", "movement 1 of event 7"],
  [
    "INSERT INTO movement VALUES (1, 1, 'tea', '', 'shelf', 5, 0)",
    "there are 2 movements, the events say 1",
  ],
  ["UPDATE stock_move SET moved_by = 'x'", "stock move of event 5"],
  ["UPDATE lot SET best_before = '2027-01-01'", "lot a of milk"],
  ["UPDATE posting SET account = 'cash' WHERE account = 'output-vat'", "posting 3 of event 6"],
  [
    "UPDATE posting SET business_day = '2026-01-01' WHERE seq = 7",
    "posting of event 7 on another day",
  ],
  ["INSERT INTO posting VALUES (1, 1, '2026-11-24', 'cash', 5)", "event 1 is off by 5"],
  ["UPDATE tender SET seq = 99 WHERE seq = 8", "its tenders 0"],
  ["UPDATE posting SET amount = -amount WHERE seq = 7", "posting 1 of event 7"],
  ["UPDATE stock_balance SET quantity = quantity + 1 WHERE lot = 'a'", "stock of milk lot a"],
  ["DELETE FROM event WHERE seq = 8", "event 8 is missing"],
  ["DELETE FROM posting WHERE seq = 8", "posting 1 of event 8"],
  ["DELETE FROM tender WHERE seq = 8", "its tenders 0"],
  ["INSERT INTO tender VALUES (5, 1, 'cash', 0, 0, '')", "tender of event 5"],
  ["DELETE FROM sale WHERE receipt_number = 3", "receipt S001-26-00000003 is missing"],
])("%s is found", async (change, named) => {
  const db = await soldLedger();
  expect((await verifyLedger(db)).ok).toBe(true);
  await dropGuards(db);
  await db.exec(change);
  const { ok, checks } = await verifyLedger(db);
  expect(ok).toBe(false);
  expect(checks.map((check) => check.detail).join("\n")).toContain(named);
});
