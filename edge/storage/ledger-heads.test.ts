import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { draftOf, openSmallShop } from "../testing/small-shop.ts";
import { checkHeads, signHead } from "./ledger-heads.ts";
import { ledgerPath } from "./open-store.ts";

const at = "2026-11-24T06:00:00.000Z";

/** A shop with a head signed after three sales and one after five. */
async function signedShop() {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const db = await Database.open(ledgerPath(shop.data));
  onTestFinished(() => db.close());
  for (let n = 1; n <= 5; n += 1) {
    await shop.store.ledger.postSale(draftOf(`s${n}`, { milk: 1 }));
    if (n === 3 || n === 5) await signHead(shop.data, db, at);
  }
  return { data: shop.data, db };
}

test("signed heads stand while the ledger grows", async () => {
  const { data, db } = await signedShop();
  expect(await checkHeads(data, db)).toMatchObject({ ok: true });
});

test("a tail that was cut off is found, though the chain that is left holds", async () => {
  const { data, db } = await signedShop();
  await db.exec(`PRAGMA foreign_keys = OFF; DROP TRIGGER event_stays;
    DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)`);
  const check = await checkHeads(data, db);
  expect(check).toMatchObject({ ok: false });
  expect(check.detail).toContain("is gone");
});

test("a history that was written anew is found", async () => {
  const { data, db } = await signedShop();
  await db.exec(`DROP TRIGGER event_is_final; UPDATE event SET hash = replace(hash, 'a', 'b')`);
  expect((await checkHeads(data, db)).detail).toContain("is not the one signed");
});

test("a head that this box has not signed is found", async () => {
  const { data, db } = await signedShop();
  const file = join(data, "heads.jsonl");
  writeFileSync(file, readFileSync(file, "utf8").replace("T06:", "T07:"));
  expect((await checkHeads(data, db)).detail).toContain("not signed by this box");
});
