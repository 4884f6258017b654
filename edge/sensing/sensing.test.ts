import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "../config.ts";
import { factsShape, type Fact } from "../contract/facts.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
import { silentLog } from "../platform/log.ts";
import { connectAs, testDevice, testKeys } from "../testing/broker.ts";
import type { RegisteredDevice } from "./broker/identity.ts";
import { sendToCore } from "./facts.ts";
import { senseShop } from "./sense-shop.ts";

const shelf: Shelf = {
  id: "A1",
  sku: "1001",
  facings: 1,
  minimum: 4,
  capacity: 12,
  tareGrams: 300,
  pieceGrams: 500,
};

/** A core that only writes down what it is told. */
async function startCore() {
  const waiting: ((fact: Fact) => boolean)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const isOurs = request.headers.authorization === "Bearer inner";
      if (isOurs)
        for (const fact of factsShape.parse(JSON.parse(body)).facts)
          for (const [n, take] of [...waiting.entries()].reverse())
            if (take(fact)) waiting.splice(n, 1);
      response.writeHead(isOurs ? 204 : 401).end();
    });
  }).listen(0, "127.0.0.1");
  await new Promise<void>((resolve) => server.once("listening", () => resolve()));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hears: (isIt: (fact: Fact) => boolean) =>
      new Promise<Fact>((resolve) => {
        waiting.push((fact) => {
          if (isIt(fact)) resolve(fact);
          return isIt(fact);
        });
      }),
  };
}

async function startShop() {
  const data = mkdtempSync(join(tmpdir(), "tillbox-sensing-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const core = await startCore();
  const floor = {
    number: 1,
    shelves: [shelf],
    devices: [testDevice("A1", "scale")] as RegisteredDevice[],
  };
  const sensing = await senseShop({
    settings: readSettings({
      TILLBOX_DATA: data,
      TILLBOX_MQTT_PORT: "0",
      TILLBOX_MQTTS_PORT: "0",
    }),
    floor: {
      version: () => Promise.resolve(floor.number),
      floor: () => Promise.resolve({ shelves: floor.shelves, devices: floor.devices }),
    },
    keys: testKeys,
    send: sendToCore(core.url, "inner"),
    log: silentLog,
  });
  onTestFinished(() => sensing.stop());
  return { core, floor, sensing, url: `mqtt://127.0.0.1:${sensing.ports.mqtt}` };
}

function isCondition(kind: string, holds: boolean): (fact: Fact) => boolean {
  return (fact) => fact.type === "condition" && fact.kind === kind && fact.holds === holds;
}

test("a shelf that runs low reaches the core within a second, and restocking ends it", async () => {
  const { core, sensing, url } = await startShop();
  const scale = await connectAs(url, "A1");
  onTestFinished(() => scale.endAsync(true));
  const send = (grams: number) =>
    scale.publishAsync("tillbox/v1/s001/scale/A1/reading", JSON.stringify({ grams }), { qos: 1 });

  const low = core.hears(isCondition("shelf-low", true));
  const startedAt = performance.now();
  await send(1_300);
  expect(await low).toMatchObject({ place: "A1", sku: "1001", evidence: { count: 2, minimum: 4 } });
  console.info(`low shelf told after ${(performance.now() - startedAt).toFixed(0)} ms`);

  const well = core.hears(isCondition("shelf-low", false));
  await send(6_300);
  await well;
  expect(sensing.metrics()).toMatchObject({ readings: 2, connected: 1, torn: 0 });
});

test("a torn message is counted and the next one is read", async () => {
  const { core, sensing, url } = await startShop();
  const scale = await connectAs(url, "A1");
  onTestFinished(() => scale.endAsync(true));
  const topic = "tillbox/v1/s001/scale/A1/reading";
  const counted = core.hears((fact) => fact.type === "shelf-count" && fact.count === 12);
  await scale.publishAsync(topic, '{"grams":63', { qos: 1 });
  await scale.publishAsync(topic, '{"grams":6300}', { qos: 1 });
  await counted;
  expect(sensing.metrics()).toMatchObject({ torn: 1, readings: 1 });
});

test("a device is let in as soon as it is registered, and out when it is disabled", async () => {
  const { floor, sensing, url } = await startShop();
  await expect(connectAs(url, "A2")).rejects.toThrow(/not authorized/i);

  floor.devices.push(testDevice("A2", "scale"));
  floor.number += 1;
  await sensing.refresh();
  const scale = await connectAs(url, "A2");
  const closed = new Promise<void>((resolve) => scale.once("close", resolve));

  floor.devices[1] = { ...testDevice("A2", "scale"), isEnabled: false };
  floor.number += 1;
  await sensing.refresh();
  await closed;
  await scale.endAsync(true);
});

test("a scale that dies is seen as offline by its last will", async () => {
  const { core, url } = await startShop();
  const gone = core.hears((fact) => fact.type === "device-seen" && !fact.online);
  const scale = await connectAs(url, "A1", {
    will: {
      topic: "tillbox/v1/s001/scale/A1/status",
      payload: Buffer.from("offline"),
      qos: 1,
      retain: true,
    },
  });
  (scale.stream as unknown as { destroy(): void }).destroy();
  expect(await gone).toMatchObject({ device: "A1" });
});
