import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { draftOf, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { backUpLedger, restoreLedger } from "./backup-ledger.ts";

const at = "2026-11-24T06:00:00.000Z";

async function sell({ store }: SmallShop, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1)
    await store.ledger.postSale(draftOf(`sale-${n}`, { milk: 1, tea: 2 }));
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a copy that is made while the shop sells is whole, and brings its sales back", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => rmSync(shop.data, { recursive: true, force: true }));
  const file = join(scratch(), "copy.db");
  await sell(shop, 0, 10);
  const [copied] = await Promise.all([backUpLedger(shop.data, file), sell(shop, 10, 30)]);
  expect(copied).toMatchObject({ ok: true });
  expect(copied.sales).toBeGreaterThanOrEqual(10);
  await shop.store.close();

  const { verification, kept } = await restoreLedger(shop.data, file, at);
  expect(verification.sales).toBe(copied.sales);
  const before = await Database.open(kept!, "read");
  expect(await before.get("SELECT count(*) AS sales FROM sale")).toEqual({ sales: 30 });
  await before.close();

  const again = await openSmallShop(shop.data);
  await sell(again, 0, 30);
  expect(await again.store.ledger.sales({ day: "", after: "", limit: 50 })).toHaveLength(30);
  await again.store.close();
});

test.each<[string, (file: string) => Promise<void> | void, string]>([
  ["no file", (file) => rmSync(file), "BACKUP_NOT_SOUND"],
  ["text", (file) => writeFileSync(file, "no database".repeat(500)), "BACKUP_NOT_SOUND"],
  [
    "half of it",
    (file) => writeFileSync(file, readFileSync(file).subarray(0, 200_000)),
    "BACKUP_NOT_SOUND",
  ],
  [
    "an edited sale",
    (file) => edit(file, "DROP TRIGGER tender_is_final; UPDATE tender SET reference = 'x'"),
    "BACKUP_NOT_SOUND",
  ],
  [
    "a newer schema",
    (file) => edit(file, "INSERT INTO migration VALUES ('9999-later.sql', 'x')"),
    "DATA_NEWER_THAN_PROGRAM",
  ],
])("%s is not restored, and the ledger stays", async (_, spoil, code) => {
  const shop = await openSmallShop();
  onTestFinished(() => rmSync(shop.data, { recursive: true, force: true }));
  await sell(shop, 0, 5);
  const file = join(scratch(), "copy.db");
  await backUpLedger(shop.data, file);
  await shop.store.close();
  await spoil(file);
  await expect(restoreLedger(shop.data, file, at)).rejects.toThrow(code);

  const again = await openSmallShop(shop.data);
  expect(await again.store.ledger.sales({ day: "", after: "", limit: 50 })).toHaveLength(5);
  await again.store.close();
});

test("nothing is restored under a shop that is open", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const file = join(scratch(), "copy.db");
  await backUpLedger(shop.data, file);
  await expect(restoreLedger(shop.data, file, at)).rejects.toThrow("DATA_IN_USE");
  expect(existsSync(`${file}.partial`)).toBe(false);
});

async function edit(file: string, sql: string): Promise<void> {
  const db = await Database.open(file);
  await db.exec(sql);
  await db.close();
}
