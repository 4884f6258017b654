import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { openStore, ledgerPath } from "./open-store.ts";

const options = {
  now: () => 0,
  newId: () => "series-1",
  store: "s001",
  timeZone: "Asia/Shanghai",
  dayStartsAt: "04:00",
  onUnknownCommit: () => undefined,
};

function directory(): string {
  const data = mkdtempSync(join(tmpdir(), "tillbox-open-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

test("a data directory of a newer version is refused, and says what to do", async () => {
  const data = directory();
  await (await openStore(data, options)).close();
  const db = await Database.open(ledgerPath(data));
  await db.run("INSERT INTO migration (name, sha256) VALUES ('9999-future.sql', 'x')");
  await db.close();
  await expect(openStore(data, options)).rejects.toThrow(/DATA_NEWER_THAN_PROGRAM.*TILLBOX_DATA/);
});

test("a refused opening lets go of the directory", async () => {
  const data = directory();
  writeFileSync(ledgerPath(data), "this is not a database, but long enough to look at".repeat(40));
  await expect(openStore(data, options)).rejects.toThrow(/STORAGE_OPEN_FAILED/);
  rmSync(ledgerPath(data));
  await (await openStore(data, options)).close();
});

test("the ledger of another store is refused", async () => {
  const data = directory();
  await (await openStore(data, options)).close();
  await expect(openStore(data, { ...options, store: "s002" })).rejects.toThrow(
    /CONFIG_INVALID.*ledger of s001, not of s002/,
  );
});
