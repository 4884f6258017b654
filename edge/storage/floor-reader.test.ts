import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { FloorReader } from "./floor-reader.ts";

/** As much of the ledger as this reader looks at. */
const ledger = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE shelf (id TEXT PRIMARY KEY, sku TEXT, facings INTEGER, minimum INTEGER,
    capacity INTEGER, tare_grams INTEGER, piece_grams INTEGER) STRICT;
  CREATE TABLE device (id TEXT PRIMARY KEY, kind TEXT, secret_hash TEXT, is_active INTEGER) STRICT;
`;

test("the floor is empty until there is a ledger, and then follows it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-floor-"));
  const path = join(folder, "ledger.db");
  const reader = new FloorReader(path);
  expect(await reader.floor()).toEqual({ shelves: [], devices: [] });

  const core = await Database.open(path);
  onTestFinished(async () => {
    await reader.close();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await core.exec(ledger);
  const before = await reader.version();
  await core.run("INSERT INTO shelf VALUES ('A1', '1001', 2, 4, 12, 300, 500)");
  await core.run(
    "INSERT INTO device VALUES ('A1', 'scale', 'ab12', 1), ('A2', 'scale', 'cd34', 0)",
  );
  expect(await reader.version()).not.toBe(before);
  expect(await reader.floor()).toEqual({
    shelves: [
      {
        id: "A1",
        sku: "1001",
        facings: 2,
        minimum: 4,
        capacity: 12,
        tareGrams: 300,
        pieceGrams: 500,
      },
    ],
    devices: [
      { id: "A1", kind: "scale", secretHash: "ab12", isEnabled: true },
      { id: "A2", kind: "scale", secretHash: "cd34", isEnabled: false },
    ],
  });
});
