import { rmSync } from "node:fs";
import { v7 as newId } from "uuid";
import { expect, onTestFinished, test } from "vitest";
import type { SaleDraft } from "../domain/sale/sale.ts";
import { OperatingError } from "../errors.ts";
import { Database } from "../platform/sqlite.ts";
import { draftOf, noonMs, openSmallShop } from "../testing/small-shop.ts";
import { ledgerPath, openStore } from "./open-store.ts";
import { Pen } from "./pen.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";
import { verifyLedger } from "./verify-ledger.ts";

test("200 sales by 16 clients, each sent twice, are 200 sales and the books are in order", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const { ledger, books } = shop.store;
  const keys = Array.from({ length: 200 }, (_, index) => `sale-${index}`);
  const client = async (number: number) => {
    for (const key of keys.filter((_, index) => index % 16 === number)) {
      const draft = draftOf(key, { milk: 1 + (key.length % 3), tea: 2, apple: 335 });
      const [first, second] = await Promise.all([ledger.postSale(draft), ledger.postSale(draft)]);
      expect([first.kind, second.kind].sort()).toEqual(["already-posted", "posted"]);
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, number) => client(number)));

  const reader = await Database.open(ledgerPath(shop.data), "read");
  const verification = await verifyLedger(reader);
  await reader.close();
  expect(verification).toMatchObject({ ok: true, sales: 200 });
  const balance = await books.trialBalance();
  expect(balance.reduce((total, row) => total + row.amount, 0)).toBe(0);
});

test("a refused sale touches none of those that share its transaction", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const outcomes = await Promise.all([
    shop.store.ledger.postSale(draftOf("a", { milk: 1 })),
    shop.store.ledger.postSale(draftOf("b", { milk: 1 }, { paid: 499 })),
    shop.store.ledger.postSale(draftOf("c", { ghost: 1 })),
    shop.store.ledger.postSale(draftOf("d", { tofu: 1 })),
  ]);
  expect(outcomes.map((each) => each.kind)).toEqual(["posted", "rejected", "rejected", "posted"]);
  const receipts = outcomes.flatMap((each) => (each.kind === "posted" ? [each.sale.receipt] : []));
  expect(receipts).toEqual(["S001-26-00000001", "S001-26-00000002"]);
});

test("a second writer of the same data directory is refused", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const second = openStore(shop.data, {
    now: () => 0,
    newId: () => "x",
    store: "s001",
    timeZone: "UTC",
    dayStartsAt: "00:00",
    onUnknownCommit: () => undefined,
  });
  await expect(second).rejects.toThrow("DATA_IN_USE");
});

test("a full disk refuses the sale whole, and selling goes on when there is room again", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => rmSync(shop.data, { recursive: true }));
  const clock = { now: () => noonMs, newId, businessDay: shop.store.businessDay };
  await shop.store.close();
  const db = await Database.open(ledgerPath(shop.data));
  const ledger = new SqliteLedger(new Pen(db, () => undefined), db, "s001", clock);
  await ledger.postSale(draftOf("before", { milk: 1 }));

  await db.exec("PRAGMA max_page_count = 1");
  const big = draftOf("full", { tea: 1 });
  const refusal = await fillUntilRefused(ledger, big);
  expect(refusal.code).toBe("DISK_FULL");
  await db.exec("PRAGMA max_page_count = 1073741823");
  const outcome = await ledger.postSale(big);
  expect(outcome.kind).toBe("posted");
  expect(await verifyLedger(db)).toMatchObject({ ok: true });
  await db.close();
});

/** Sells until the disk has no room; the sale that was refused is the last one. */
async function fillUntilRefused(ledger: SqliteLedger, last: SaleDraft): Promise<OperatingError> {
  for (let number = 0; number < 500; number += 1) {
    const filling = draftOf(`fill-${number}`, { milk: 1, tofu: 2 });
    if ((await refusalOf(ledger, filling)) === undefined) continue;
    const refusal = await refusalOf(ledger, last);
    if (refusal !== undefined) return refusal;
  }
  throw new Error("the disk never filled");
}

async function refusalOf(
  ledger: SqliteLedger,
  draft: SaleDraft,
): Promise<OperatingError | undefined> {
  try {
    await ledger.postSale(draft);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(OperatingError);
    return error as OperatingError;
  }
}
