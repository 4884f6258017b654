import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { migrate, type Migration } from "./migrate.ts";
import { Database } from "./sqlite.ts";

const first: Migration = { name: "0001-shelf.sql", sql: "CREATE TABLE shelf (id TEXT) STRICT;" };
const second: Migration = { name: "0002-rail.sql", sql: "ALTER TABLE shelf ADD rail TEXT;" };

async function emptyFile(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-migrate-"));
  const db = await Database.open(join(folder, "x.db"));
  onTestFinished(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });
  return db;
}

test("each migration runs once", async () => {
  const db = await emptyFile();
  await migrate(db, [first]);
  await migrate(db, [first, second]);
  await migrate(db, [first, second]);
  await db.run("INSERT INTO shelf (id, rail) VALUES ('a', 'b')");
});

test("a migration that fails half-way leaves nothing", async () => {
  const db = await emptyFile();
  const broken = { name: "0002-broken.sql", sql: "CREATE TABLE half (id TEXT) STRICT; NONSENSE;" };
  await expect(migrate(db, [first, broken])).rejects.toThrow("STORAGE_FAILED");
  await migrate(db, [first, second]);
  expect(await db.all("SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
});

test("an edited migration and a newer file are refused", async () => {
  const db = await emptyFile();
  await migrate(db, [first, second]);
  await expect(migrate(db, [{ ...first, sql: "-- other" }, second])).rejects.toThrow(
    "MIGRATION_CHANGED",
  );
  await expect(migrate(db, [first])).rejects.toThrow("DATA_NEWER_THAN_PROGRAM");
});
