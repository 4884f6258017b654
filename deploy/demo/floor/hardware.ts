import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../../edge/config.ts";
import { startProbe } from "../../../edge/devices/probe/simulator.ts";
import { startGate } from "../../../edge/devices/rfid/simulator.ts";
import { startScale } from "../../../edge/devices/scale/simulator.ts";
import { Database } from "../../../edge/platform/sqlite.ts";
import type { Parts } from "../../../edge/platform/run.ts";
import { planogram } from "../catalogue/planogram.ts";
import { products } from "../catalogue/products.ts";
import { devicesFile, type DemoDevice } from "../seeding/register-devices.ts";
import { ShopFloor, type FloorShelf } from "./shop-floor.ts";

const coldRoomCelsius = 3.5;

/** Starts the demo shop's scales, gate and probe; each speaks to the box's broker over its own line. */
export async function startHardware(settings: Settings, parts: Parts): Promise<ShopFloor> {
  const devices = JSON.parse(readFileSync(devicesFile(settings.data), "utf8")) as DemoDevice[];
  const secretOf = (id: string) => devices.find((device) => device.id === id)?.secret ?? "";
  const url = `mqtt://127.0.0.1:${settings.ports.mqtt}`;
  const address = (id: string) => ({ url, id, secret: secretOf(id), store: settings.store });
  const shelves = await stockedShelves(settings);
  const scales = await Promise.all(
    shelves.map(({ shelf, pieces }, index) =>
      startScale({
        ...address(shelf.id),
        grams: shelf.tareGrams + pieces * shelf.pieceGrams,
        seed: index + 1,
      }),
    ),
  );
  const gate = await startGate({ ...address("gate-1"), seed: 101 });
  const probe = await startProbe({ ...address("cold-1"), celsius: coldRoomCelsius, seed: 102 });
  for (const device of [...scales, gate, probe]) parts.onStop(() => device.stop());
  return new ShopFloor(shelves, scales);
}

/** The shelves as full as the ledger says that they are. */
async function stockedShelves(settings: Settings): Promise<FloorShelf[]> {
  const reader = await Database.open(join(settings.data, "ledger.db"), "read");
  const rows = await reader.all<{ sku: string; quantity: number }>(
    "SELECT sku, sum(quantity) AS quantity FROM stock_balance WHERE location = 'shelf' GROUP BY sku",
  );
  await reader.close();
  return planogram.map((shelf) => {
    const product = products.find(({ sku }) => sku === shelf.sku)!;
    const quantity = rows.find(({ sku }) => sku === shelf.sku)?.quantity ?? 0;
    const pieces = Math.round(quantity / (product.soldBy === "piece" ? 1 : product.pieceGrams));
    const name = `${product.names["zh-CN"]} ${product.names.en}`;
    return { shelf, name, pieces: Math.max(0, Math.min(shelf.capacity, pieces)) };
  });
}
