import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../../edge/platform/sqlite.ts";
import { ledgerPath } from "../../edge/storage/open-store.ts";
import { verifyLedger } from "../../edge/storage/verify-ledger.ts";
import { draftOf, openSmallShop } from "../../edge/testing/small-shop.ts";

const script = fileURLToPath(new URL("./verify.py", import.meta.url));
const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.warn("the second verifier is skipped: there is no python3");

test.skipIf(!hasPython).each([
  ["", "in order"],
  [
    "UPDATE event SET body = replace(body, '牛奶', '豆奶') WHERE kind = 'sale.posted'",
    "was changed",
  ],
  ["UPDATE posting SET amount = amount + 1 WHERE account = 'cash'", "postings of event"],
  ["UPDATE posting SET business_day = '2026-01-01'", "postings of event"],
  ["UPDATE movement SET cost = cost - 1", "movements of event"],
  ["UPDATE sale SET member = 'x'", "sale of event"],
  ["UPDATE sale_line SET vat = vat - 1", "lines of the sale"],
  ["UPDATE tender SET method = 'card'", "tenders of the sale"],
  ["DELETE FROM event WHERE seq = 6", "event 6 is missing"],
  ["INSERT INTO tender VALUES (1, 1, 'cash', 0, 0, '')", "rows in tender"],
  ["UPDATE stock_balance SET quantity = quantity + 1", "stock of"],
])("after %j both verifiers agree", async (change, says) => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  for (let n = 1; n <= 5; n += 1)
    await shop.store.ledger.postSale(draftOf(`s${n}`, { milk: n, apple: 500 }));
  const db = await Database.open(ledgerPath(shop.data));
  const guards = await db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%never%'",
  );
  for (const { name } of guards) await db.exec(`DROP TRIGGER ${name}`);
  await db.exec(`PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${change}`);
  const { ok } = await verifyLedger(db);
  await db.close();
  const { status, stdout } = spawnSync("python3", [script, ledgerPath(shop.data)], {
    encoding: "utf8",
  });
  expect(stdout).toContain(says);
  expect({ ok, status }).toEqual(
    change === "" ? { ok: true, status: 0 } : { ok: false, status: 1 },
  );
});
