import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import { OperatingError } from "../errors.ts";
import { migrate, readMigrations } from "../platform/migrate.ts";
import { Database } from "../platform/sqlite.ts";
import { ledgerPath } from "./open-store.ts";
import { verifyLedger, type Verification } from "./verify-ledger.ts";
import { lockForWriting } from "./writer-lock.ts";

/**
 * Copies the ledger of a data directory as it is at one instant, while it may go on selling, and derives
 * the copy again. The file appears whole and on disk, or not at all; one of that name is replaced.
 *
 * @throws OperatingError BACKUP_NOT_SOUND when the ledger itself is not in order.
 */
export async function backUpLedger(data: string, file: string): Promise<Verification> {
  const draft = `${file}.partial`;
  rmSync(draft, { force: true });
  const reader = await Database.open(ledgerPath(data), "read");
  try {
    await reader.run("VACUUM INTO ?", draft);
  } finally {
    await reader.close();
  }
  try {
    const verification = await soundLedger(draft);
    settle(draft, file);
    return verification;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Puts a copy in the place of a data directory's ledger. The copy is brought up to date and derived again
 * first; the ledger that was there is kept beside it.
 *
 * @param at names the ledger that is kept, for example an instant.
 * @returns where the ledger is that was there; undefined: there was none.
 * @throws OperatingError BACKUP_NOT_SOUND, DATA_NEWER_THAN_PROGRAM, MIGRATION_CHANGED, DATA_IN_USE while
 *   the store is open; then nothing was changed.
 */
export async function restoreLedger(
  data: string,
  file: string,
  at: string,
): Promise<{ readonly verification: Verification; readonly kept: string | undefined }> {
  if (!existsSync(file)) throw new OperatingError("BACKUP_NOT_SOUND", `there is no ${file}`);
  mkdirSync(data, { recursive: true });
  const lock = await lockForWriting(data);
  const draft = `${ledgerPath(data)}.restoring`;
  try {
    for (const each of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(each, { force: true });
    copyFileSync(file, draft);
    const verification = await broughtUpToDate(draft);
    const kept = keepAside(data, at);
    settle(draft, ledgerPath(data));
    return { verification, kept };
  } finally {
    rmSync(draft, { force: true });
    await lock.release();
  }
}

async function broughtUpToDate(path: string): Promise<Verification> {
  const db = await Database.open(path);
  try {
    if (!(await isLedger(db))) throw new OperatingError("BACKUP_NOT_SOUND", `${path} is no ledger`);
    await migrate(db, readMigrations(new URL("./migrations/", import.meta.url)));
  } finally {
    await db.close();
  }
  return soundLedger(path);
}

async function isLedger(db: Database): Promise<boolean> {
  const owner = await db.get("SELECT store FROM ledger").catch(() => undefined);
  return owner !== undefined;
}

async function soundLedger(path: string): Promise<Verification> {
  const db = await Database.open(path, "read");
  try {
    const verification = await verifyLedger(db);
    const wrong = verification.checks.find((check) => !check.ok);
    if (wrong === undefined) return verification;
    throw new OperatingError("BACKUP_NOT_SOUND", `${wrong.name}: ${wrong.detail}`);
  } finally {
    await db.close();
  }
}

/** The write-ahead log goes with its ledger: without it the last sales would be missing. */
function keepAside(data: string, at: string): string | undefined {
  const path = ledgerPath(data);
  if (!existsSync(path)) return undefined;
  const kept = `${path}.before-${at.replaceAll(":", "-")}`;
  renameSync(path, kept);
  for (const tail of ["-wal", "-shm"])
    if (existsSync(`${path}${tail}`)) renameSync(`${path}${tail}`, `${kept}${tail}`);
  return kept;
}

/** Gives a finished file its name; both are on disk when this returns. */
function settle(draft: string, file: string): void {
  flush(draft);
  renameSync(draft, file);
  flush(dirname(file));
}

function flush(path: string): void {
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}
