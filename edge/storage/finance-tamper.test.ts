import { expect, onTestFinished, test } from "vitest";
import { debit } from "../domain/finance/journal.ts";
import { money } from "../domain/money.ts";
import { Database } from "../platform/sqlite.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { ledgerPath } from "./open-store.ts";
import { financeQuestions } from "./verify-finance-questions.ts";

const occasion = { atMs: noonMs, by: "wang" };

/** A shop with one of each: shift, carried cash, invoice, payment, entry, lock and statement. */
async function shopWithBooks(): Promise<SmallShop> {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const { stock, ledger, finance } = shop.store;
  const opened = await finance.shifts.open({ drawer: "k1", float: money(500) }, occasion);
  const shift = "id" in opened ? opened.id : "";
  await ledger.postSale(draftOf("S1", { milk: 1 }));
  const carried = { shift, kind: "pick-up", amount: money(100), note: "B1" } as const;
  await finance.shifts.moveCash(carried, occasion);
  await finance.shifts.close({ shift, counted: money(890) }, occasion);
  const goods = { sku: "tofu", lot: "a", location: "shelf" as const, bestBefore: "2026-12-24" };
  const arrived = [{ ...goods, quantity: 10, cost: money(1_000) }];
  const deliveries = [await stock.receive(arrived, "delivery", occasion)];
  const days = { invoiceDay: "2026-11-24", dueDay: "2026-12-24" };
  const amounts = { net: money(1_000), tax: money(130) };
  const order = { supplier: "farm", number: "F1", ...days, ...amounts, deliveries };
  const booked = await finance.payables.book(order, occasion);
  const invoice = "id" in booked ? booked.id : "";
  await finance.payables.pay({ invoice, amount: money(1_130), discount: money(0) }, occasion);
  const postings = [debit("bank", money(-9)), debit("selling-expenses", money(9))];
  await finance.periods.bookByHand({ memo: "tea for the staff", postings }, occasion);
  await finance.periods.lock("2026-11-23", occasion);
  const text = "day,bag,amount\n2026-11-24,B1,1.00\n";
  await finance.reconciliations.take({ provider: "cash", text, sha256: "f" }, occasion);
  return shop;
}

/** What verification says after somebody has written past every trigger. */
async function faultsAfter(shop: SmallShop, sql: string): Promise<string[]> {
  const db = await Database.open(ledgerPath(shop.data));
  const triggers = await db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql NOT LIKE '%INSTEAD OF%'",
  );
  for (const { name } of triggers) await db.exec(`DROP TRIGGER ${name}`);
  await db.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  const faults: string[] = [];
  for (const question of financeQuestions) {
    const wrong = await db.get<{ detail: string }>(question.sql);
    if (wrong !== undefined) faults.push(wrong.detail.replace(/\s[\w-]+$/, ""));
  }
  await db.close();
  return faults;
}

test.each([
  ["nothing", "SELECT 1", []],
  ["an edited float", "UPDATE shift SET float = 501", ["shift of event"]],
  ["an edited count", "UPDATE shift SET counted = 900", ["closed shift of event"]],
  ["an edited expectation", "UPDATE shift SET expected = 890", ["closed shift of event"]],
  ["a shift that is gone", "DELETE FROM shift", ["shift of event"]],
  ["an edited pick-up", "UPDATE cash_move SET amount = 1", ["cash_move of event"]],
  ["an edited invoice", "UPDATE supplier_invoice SET net = 999", ["supplier_invoice of event"]],
  ["an edited payment", "UPDATE supplier_payment SET discount = 1", ["supplier_payment of event"]],
  ["an edited memo", "UPDATE manual_entry SET memo = 'x'", ["manual_entry of event"]],
  ["an edited lock", "UPDATE period_lock SET through = '2025-01-01'", ["period_lock of event"]],
  [
    "a made-up lock",
    "INSERT INTO period_lock VALUES (1, '2025-01-01', 'x')",
    ["period_lock of event"],
  ],
  ["an edited statement", "UPDATE statement SET taken_by = 'x'", ["statement of event"]],
  ["a statement without its rows", "DELETE FROM statement_line", ["statement"]],
])("verification finds %s", async (_what, sql, faults) => {
  expect(await faultsAfter(await shopWithBooks(), sql)).toEqual(faults);
});
