import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { GalleryReader } from "./gallery-reader.ts";

/** As much of the ledger as this reader looks at. */
const ledger = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE gallery (sku TEXT NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL,
    photo_sha256 TEXT NOT NULL, taught_at INTEGER NOT NULL) STRICT;
  CREATE TABLE sale (id TEXT) STRICT;
`;

test("nothing is taught until there is a ledger; then the reader follows what the core writes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-gallery-"));
  const path = join(folder, "ledger.db");
  const reader = new GalleryReader(path);
  onTestFinished(async () => {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  });
  expect(await reader.version()).toBe(0);
  expect(await reader.rows()).toEqual([]);

  const core = await Database.open(path);
  onTestFinished(() => core.close());
  await core.exec("CREATE TABLE migration (name TEXT) STRICT");
  expect(await reader.rows()).toEqual([]);

  await core.exec(ledger);
  const vector = Buffer.from([0, 0, 128, 63]);
  await core.run("INSERT INTO gallery VALUES ('1001', 'embedder-1', ?, 'ab', 5)", vector);
  expect(await reader.rows()).toEqual([{ sku: "1001", model: "embedder-1", vector }]);

  const [version, fingerprint] = [await reader.version(), await reader.fingerprint()];
  await core.run("INSERT INTO sale VALUES ('s')");
  expect(await reader.version()).not.toBe(version);
  expect(await reader.fingerprint()).toBe(fingerprint);
  await core.run("DELETE FROM gallery");
  expect(await reader.fingerprint()).not.toBe(fingerprint);
});
