import { Database } from "../../../edge/platform/sqlite.ts";
import { ledgerPath } from "../../../edge/storage/open-store.ts";
import { verifyLedger } from "../../../edge/storage/verify-ledger.ts";

/**
 * Opens a ledger as the next start would and says what is wrong with it.
 * @param answered keys of sales that must be there.
 * @returns undefined: all of them are there, whole, and the books are in order.
 */
export async function faultOf(
  data: string,
  answered: readonly string[],
): Promise<string | undefined> {
  const db = await Database.open(ledgerPath(data)).catch(() => undefined);
  if (db === undefined) return "the ledger cannot be opened";
  try {
    const lost = await db.all<{ key: string }>(
      `SELECT value AS key FROM json_each(?) WHERE value NOT IN (SELECT key FROM sale)`,
      JSON.stringify(answered),
    );
    if (lost.length > 0) return `${lost.length} answered sales are lost, ${lost[0]!.key} first`;
    const { checks } = await verifyLedger(db);
    const wrong = checks.find((check) => !check.ok);
    return wrong && `${wrong.name}: ${wrong.detail}`;
  } catch (error) {
    return `the ledger cannot be read: ${(error as Error).message}`;
  } finally {
    await db.close().catch(() => undefined);
  }
}
