import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { OperatingError } from "../errors.ts";
import type { Database } from "./sqlite.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The numbered `*.sql` files of a folder, in order. */
export function readMigrations(folder: URL): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, folder), "utf8") }));
}

/**
 * Brings a file to the newest schema. Forward only: a mistake is mended by the next migration.
 * Each migration and its record commit together, so that a power cut leaves both or neither.
 *
 * @throws OperatingError MIGRATION_CHANGED when one that already ran differs from its record.
 * @throws OperatingError DATA_NEWER_THAN_PROGRAM when the file knows migrations that we do not.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<void> {
  await db.exec(
    "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT",
  );
  const applied = await db.all<{ name: string; sha256: string }>(
    "SELECT name, sha256 FROM migration ORDER BY name",
  );
  if (applied.length > migrations.length)
    throw new OperatingError(
      "DATA_NEWER_THAN_PROGRAM",
      `${db.path} knows ${applied.at(-1)?.name ?? ""}`,
    );
  for (const [index, { name, sql }] of migrations.entries()) {
    const sha256 = createHash("sha256").update(sql).digest("hex");
    const record = applied[index];
    if (record === undefined) await apply(db, { name, sql }, sha256);
    else if (record.name !== name || record.sha256 !== sha256)
      throw new OperatingError("MIGRATION_CHANGED", name);
  }
}

async function apply(db: Database, migration: Migration, sha256: string): Promise<void> {
  try {
    await db.exec(`BEGIN IMMEDIATE; ${migration.sql}`);
    await db.run("INSERT INTO migration (name, sha256) VALUES (?, ?)", migration.name, sha256);
    await db.exec("COMMIT");
  } catch (error) {
    await db.exec("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
