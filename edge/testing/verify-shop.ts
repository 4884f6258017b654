import { Database } from "../platform/sqlite.ts";
import { ledgerPath } from "../storage/open-store.ts";
import { verifyLedger } from "../storage/verify-ledger.ts";
import type { SmallShop } from "./small-shop.ts";

/** "ok", or what is wrong with the shop's ledger. */
export async function verifyShop(shop: Pick<SmallShop, "data">): Promise<string> {
  const db = await Database.open(ledgerPath(shop.data), "read");
  const { ok, checks } = await verifyLedger(db);
  await db.close();
  const wrong = checks.filter((check) => !check.ok);
  return ok ? "ok" : wrong.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
}
