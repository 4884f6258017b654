import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ledgerPath } from "../../../edge/storage/open-store.ts";
import { openSmallShop } from "../../../edge/testing/small-shop.ts";

/** A folder that is removed again, in memory where the machine offers that. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const parent = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const path = mkdtempSync(join(parent, "tillbox-torture-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The ledger of a small shop that has sold nothing, as a data directory that is nobody's. */
export async function makeSmallLedger(data: string): Promise<void> {
  const shop = await openSmallShop(data);
  await shop.store.close();
}

/** A data directory of its own for one trial. */
export function copyLedger(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(ledgerPath(from), ledgerPath(to));
  return to;
}
