import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import type { Destination } from "../domain/sale/refund.ts";
import { Database } from "../platform/sqlite.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { verifyShop } from "../testing/verify-shop.ts";
import { ledgerPath } from "./open-store.ts";
import { verifyLedger } from "./verify-ledger.ts";

// A day of goods that come back, on a real ledger file. Left: what happens; right: what must be answered.
const day = `
  receive milk a 10 3000           -> done
  sell    S1 milk=3 by card        -> S001-26-00000001
  back    R1 S1 1x1 resale         -> S001-26R-00000001 500 card 500
  back    R1 S1 1x1 resale         -> S001-26R-00000001 500 card 500
  back    R1 S1 1x2 resale         -> IDEMPOTENCY_KEY_REUSED
  lot     milk a shelf             -> 8
  back    R2 S1 1x1 damage         -> S001-26R-00000002 500 card 500
  lot     milk a quarantine        -> 1
  balance inventory-quarantined    -> 300
  back    R3 S1 1x2 resale         -> REFUND_TOO_MUCH
  back    R3 S1 1x1 waste          -> S001-26R-00000003 500 card 500
  balance loss-pending             -> 300
  balance revenue-reduced          -> 0
  balance output-vat               -> 0
  balance card-clearing            -> 0
  balance cost-of-sales            -> 0
  back    R4 S9 1x1 resale         -> SALE_NOT_FOUND
  sell    S2 apple=412 by cash     -> S001-26-00000002
  back    R5 S2 1x100 resale       -> S001-26R-00000004 150 cash 150
  back    R6 S2 1x312 resale       -> S001-26R-00000005 467 cash 467
  balance cash                     -> 0
  stock   apple                    -> 0
  sell    S3 tofu=2 by cash        -> S001-26-00000003
  receive tofu b 5 600             -> done
  back    R7 S3 1x1 resale         -> S001-26R-00000006 250 cash 250
  stock   tofu                     -> 4
  change  E1 S3 1x1 for milk=1     -> exchange 250 cash 250, back exchange 250
  balance customer-advances        -> 0
  change  E1 S3 1x1 for milk=1     -> exchange 250 cash 250, back exchange 250
  change  E2 E1 1x1 for tofu=1     -> exchange 250, back exchange 250 cash 250
  change  E3 S3 1x1 for tofu=1     -> REFUND_TOO_MUCH
  balance cash                     -> 250
  bundle  box of milk=1 tea=2      -> done
  sell    S4 box=2 by qr           -> S001-26-00000006
  stock   tea                      -> -4
  back    R8 S4 1x1 resale         -> S001-26R-00000009 100 qr 100
  stock   tea                      -> -2
  deposit crate                    -> done
  sell    S5 crate=3 by cash       -> S001-26-00000007
  balance customer-deposits        -> -300
  back    R9 S5 1x1 resale         -> S001-26R-00000010 100 cash 100
  balance customer-deposits        -> -200
  verify                           -> ok
`;

function goodsOf(words: readonly string[]): Record<string, number> {
  const pairs = words.map((word) => word.split("="));
  return Object.fromEntries(pairs.map(([sku = "", quantity]) => [sku, Number(quantity)]));
}

const orderOf = (key: string, sale: string, line = "", goods = "resale") => ({
  key,
  sale,
  kiosk: "k1",
  cashier: "c",
  reason: "",
  lines: [
    {
      line: Number(line.split("x")[0]),
      quantity: Number(line.split("x")[1]),
      goods: goods as Destination,
    },
  ],
});

const paidText = (tenders: readonly { method: string; amount: number }[]) =>
  tenders.map(({ method, amount }) => `${method} ${amount}`).join(" ");

async function answer(shop: SmallShop, text: string): Promise<string> {
  const [verb = "", ...words] = text.split(/\s+/);
  const [first = "", second = "", third = "", fourth = ""] = words;
  const { ledger, refunds, stock, stockBook, books, contents } = shop.store;
  const idOf = async (key: string) => (await ledger.saleByKey(key))?.id ?? "none";
  switch (verb) {
    case "receive": {
      const goods = { sku: first, lot: second, location: "shelf", bestBefore: "2026-12-01" };
      const line = { ...goods, quantity: Number(third), cost: money(Number(fourth)) };
      await stock.receive([line], "delivery", { atMs: noonMs, by: "test" });
      return "done";
    }
    case "sell": {
      const method = words.at(-1) as "cash";
      const outcome = await ledger.postSale(
        draftOf(first, goodsOf(words.slice(1, -2)), { method }),
      );
      return outcome.kind === "rejected" ? outcome.reason : outcome.sale.receipt;
    }
    case "back": {
      const outcome = await refunds.refund(orderOf(first, await idOf(second), third, fourth));
      if (outcome.kind === "refused") return outcome.code;
      const { receipt, total, tenders } = outcome.refund;
      return `${receipt} ${total} ${paidText(tenders)}`;
    }
    case "change": {
      const draft = draftOf(first, goodsOf(words.slice(4)));
      const order = orderOf(first, await idOf(second), third);
      const pay = (due: number) =>
        due === 0
          ? []
          : [{ method: "cash" as const, amount: money(due), received: money(due), reference: "" }];
      const outcome = await refunds.exchange(order, draft, pay);
      if (outcome.kind === "refused") return outcome.code;
      return `${paidText(outcome.sale.tenders)}, back ${paidText(outcome.refund.tenders)}`;
    }
    case "bundle":
    case "deposit": {
      const parts = Object.entries(goodsOf(words.slice(2)));
      await shop.addProduct(first);
      await contents.describe(
        first,
        verb === "deposit"
          ? { kind: "deposit" }
          : { kind: "bundle", parts: parts.map(([sku, quantity]) => ({ sku, quantity })) },
      );
      return "done";
    }
    case "stock": {
      const level = await stockBook.level(first);
      return String(level.shelf + level.backRoom);
    }
    case "lot": {
      const lots = await stockBook.lots({ sku: first, location: third, after: "", limit: 99 });
      return String(lots.find((lot) => lot.lot === second)?.quantity ?? 0);
    }
    case "balance":
      return String((await books.trialBalance()).find((row) => row.account === first)?.amount ?? 0);
    case "verify":
      return verifyShop(shop);
    default:
      throw new Error(`no such verb: ${text}`);
  }
}

test("a day of goods that come back", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  for (const line of day.trim().split("\n")) {
    const [left = "", expected] = line.split("->").map((part) => part.trim());
    expect(await answer(shop, left), left).toBe(expected);
  }
});

async function refundedLedger(): Promise<Database> {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  for (const step of ["sell S1 milk=3 by card", "back R1 S1 1x2 resale", "sell S2 tea=1 by cash"])
    await answer(shop, step);
  const db = await Database.open(ledgerPath(shop.data));
  onTestFinished(() => db.close());
  return db;
}

/** An event that the program itself would never write. */
const forged = (change: string) => `
  INSERT INTO log (seq, kind, at, body, hash, doc)
  SELECT 99, kind, at, changed, hash, jsonb(changed) FROM (
    SELECT kind, at, hash, json_set(body, '$.id', 'x', '$.key', 'x', '$.receipt', 'S001-26R-00000002',
                                    ${change}) AS changed
    FROM event WHERE kind = 'sale.refunded')`;

test.each([
  ["the same goods again", "'$.reason', ''", "more comes back than was sold"],
  ["goods of no line", "'$.lines[0].line', 7", "more comes back than was sold"],
  ["another sum", "'$.total', 999", "do not add up to what is paid back"],
  [
    "another way",
    "'$.lines[0].quantity', 1, '$.lines[0].net', 500, '$.lines[0].list', 500, '$.lines[0].vat', 1, '$.total', 500, '$.tenders[0].amount', 500, '$.tenders[0].method', 'qr'",
    "more is paid back than was paid",
  ],
])("the ledger itself refuses a refund of %s", async (_, change, message) => {
  const db = await refundedLedger();
  await expect(db.exec(forged(change))).rejects.toThrow(message);
});

test.each(["refund SET total = 1", "refund_line SET net = 1", "refund_tender SET amount = 1"])(
  "UPDATE %s is refused by the ledger itself",
  async (change) => {
    const db = await refundedLedger();
    await expect(db.exec(`UPDATE ${change}`)).rejects.toThrow("never edited");
  },
);

/** Every trigger away, as somebody with the file and a grudge would do it. */
async function dropGuards(db: Database): Promise<void> {
  const guards = await db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%never%'",
  );
  for (const { name } of guards) await db.exec(`DROP TRIGGER ${name}`);
  await db.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
}

test.each([
  ["UPDATE refund SET cashier = 'x'", "refund of event 6"],
  ["UPDATE refund_line SET goods = 'waste'", "refund of event 6"],
  ["UPDATE refund_line SET quantity = 4", "line 1 of the sale of event 5"],
  ["UPDATE refund_tender SET amount = 1600", "tender 1 of the sale of event 5"],
  ["UPDATE refund SET receipt_number = 2", "receipt S001-26R-00000001 is missing"],
  [
    "INSERT INTO refund_line SELECT 3, number, line, sku, quantity, goods, list, discount, net, vat_basis_points, vat, cost FROM refund_line",
    "refund_line of event 3",
  ],
  ["DELETE FROM refund", "refund of event 6"],
  ["UPDATE posting SET amount = amount * 2 WHERE seq = 6", "posting 1 of event 6"],
  ["UPDATE movement SET location = 'quarantine' WHERE seq = 6", "movement 1 of event 6"],
])("%s is found", async (change, named) => {
  const db = await refundedLedger();
  expect((await verifyLedger(db)).ok).toBe(true);
  await dropGuards(db);
  await db.exec(change);
  const { checks } = await verifyLedger(db);
  expect(checks.map((check) => check.detail).join("\n")).toContain(named);
});
