import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSmallShop, smallCatalogue } from "../testing/small-shop.ts";
import { FloorReader } from "./floor-reader.ts";

test("the floor is empty until there is a ledger, and then follows it", async () => {
  const data = mkdtempSync(join(tmpdir(), "tillbox-floor-"));
  const reader = new FloorReader(join(data, "ledger.db"));
  onTestFinished(() => reader.close());
  expect(await reader.floor()).toEqual({ shelves: [], devices: [] });

  const shop = await openSmallShop(data);
  onTestFinished(() => shop.close());
  const before = await reader.version();
  const device = { id: "A01-1", kind: "scale", secretHash: "ab12", isEnabled: true, online: false };
  await shop.store.devices.save(device);
  await shop.store.devices.save({ ...device, id: "A09-9", isEnabled: false });
  expect(await reader.version()).not.toBe(before);
  expect(await reader.floor()).toEqual({
    shelves: smallCatalogue.shelves,
    devices: [
      { id: "A01-1", kind: "scale", secretHash: "ab12", isEnabled: true },
      { id: "A09-9", kind: "scale", secretHash: "ab12", isEnabled: false },
    ],
  });
});
