import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "../config.ts";
import type { Fact } from "../contract/facts.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
import { silentLog } from "../platform/log.ts";
import { senseShop } from "../sensing/sense-shop.ts";
import { secretOf, testDevice, testKeys } from "./broker.ts";
import { ManualClock } from "./manual-clock.ts";
import { startShopDevices } from "./shop-devices.ts";

const seed = 7;
const shelves: readonly Shelf[] = Array.from({ length: 12 }, (_, n) => ({
  id: `A${n + 1}`,
  sku: `${1_001 + n}`,
  facings: 2,
  minimum: 4,
  capacity: 16,
  tareGrams: 700,
  pieceGrams: 330,
}));

async function startShop() {
  const data = mkdtempSync(join(tmpdir(), "tillbox-shop-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const clock = new ManualClock();
  const state = new Map<string, Fact>();
  const devices = [...shelves.map(({ id }) => testDevice(id, "scale")), testDevice("P1", "probe")];
  const sensing = await senseShop({
    settings: readSettings({
      TILLBOX_DATA: data,
      TILLBOX_MQTT_PORT: "0",
      TILLBOX_MQTTS_PORT: "0",
    }),
    floor: {
      version: () => Promise.resolve(1),
      floor: () => Promise.resolve({ shelves, devices: [...devices, testDevice("gate", "rfid")] }),
    },
    keys: testKeys,
    send: (facts) => {
      for (const fact of facts) {
        if (fact.type === "shelf-count") state.set(`count ${fact.shelf}`, fact);
        if (fact.type === "condition") state.set(`${fact.kind} ${fact.place}`, fact);
        if (fact.type === "tags-seen") state.set("tags", fact);
      }
      return Promise.resolve("taken");
    },
    log: silentLog,
    clock,
  });
  onTestFinished(() => sensing.stop());
  const floor = await startShopDevices({
    url: `mqtt://127.0.0.1:${sensing.ports.mqtt}`,
    store: "s001",
    shelves,
    probes: ["P1"],
    gates: ["gate"],
    secretOf,
    seed,
    clock,
  });
  onTestFinished(() => floor.stop());
  /** Lets the shop's time run, in steps that leave the sockets their turn, until something is so. */
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      clock.advance(100);
      for (let turn = 0; turn < 10; turn += 1)
        await new Promise((resolve) => void setImmediate(resolve));
    }
  };
  return { floor, state, until };
}

test("what customers and staff do on the floor is known by count and by alert", async () => {
  const { floor, state, until } = await startShop();
  const { shop } = floor;
  const isKnown = () =>
    shelves.every(({ id }) => {
      const fact = state.get(`count ${id}`);
      return fact?.type === "shelf-count" && fact.count === shop.pieces(id);
    });
  const holds = (cause: string) => {
    const fact = state.get(cause);
    return fact?.type === "condition" && fact.holds;
  };
  await until(isKnown);

  for (let visit = 0; visit < 5; visit += 1) {
    shop.visit();
    await until(isKnown);
  }
  while (shop.take("A3"));
  await until(() => holds("shelf-empty A3"));
  shop.restock("A3");
  await until(() => isKnown() && !holds("shelf-empty A3"));

  floor.gates.get("gate")!.enter(["3074257BF7194E4000001A85"]);
  await until(() => state.has("tags"));
  await until(() => state.has("cold-chain P1"));
  expect([...floor.scales.keys()]).toEqual(shelves.map(({ id }) => id));
});
