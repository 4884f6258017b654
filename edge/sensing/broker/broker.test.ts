import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MqttClient } from "mqtt";
import { afterEach, expect, test } from "vitest";
import {
  boxAuthority,
  boxServerCertificate,
  deviceCertificate,
} from "../../platform/certificates.ts";
import { identifyInShop } from "./identity.ts";
import {
  connectAs,
  startTestBroker,
  testDevice,
  testKeys,
  type TestBroker,
} from "../../testing/broker.ts";

const devices = [testDevice("A1", "scale"), testDevice("A2", "scale"), testDevice("gate", "rfid")];
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function start(changes: Parameters<typeof startTestBroker>[1] = {}): Promise<TestBroker> {
  const running = await startTestBroker(devices, changes);
  cleanUps.push(() => running.close());
  return running;
}

async function connect(...of: Parameters<typeof connectAs>): Promise<MqttClient> {
  const client = await connectAs(...of);
  cleanUps.push(() => client.endAsync(true));
  return client;
}

async function closed(client: MqttClient): Promise<void> {
  await new Promise<void>((resolve) => client.once("close", resolve));
}

const topic = (tail: string) => `tillbox/v1/s001/${tail}`;

test("a reading is heard inside the broker's own process", async () => {
  const { broker, url } = await start();
  const heard = new Promise<string>((resolve) => {
    void broker.subscribe(topic("scale/+/reading"), (from, payload) =>
      resolve(`${from} ${payload.toString()}`),
    );
  });
  const scale = await connect(url, "A1");
  await scale.publishAsync(topic("scale/A1/reading"), '{"grams":4210}', { qos: 1 });
  expect(await heard).toBe(`${topic("scale/A1/reading")} {"grams":4210}`);
});

test.each([
  ["A1", "wrong", "a wrong secret"],
  ["A9", "secret of A9", "an unknown device"],
  ["constructor", "x", "a name that every object has"],
  ["core", "wrong", "the core's name with another key"],
  ["", "", "nobody"],
])("%s with %s is refused: %s", async (username, password) => {
  const { broker, url } = await start();
  await expect(connectAs(url, username, { password })).rejects.toThrow(/not authorized/i);
  expect(broker.counts.refusedConnections).toBe(1);
});

test("a lasting session needs a name", async () => {
  const { port } = await start();
  const socket = net.connect(port, "127.0.0.1");
  // CONNECT of MQTT 3.1.1 with an empty client id, and without the flag for a clean session.
  socket.write(Buffer.from("100c00044d5154540400003c0000", "hex"));
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString("hex")).toBe("20020002");
});

test("a last will under another's name is refused", async () => {
  const { url } = await start();
  const will = {
    topic: topic("scale/A2/status"),
    payload: "offline",
    qos: 1,
    retain: true,
  } as const;
  await expect(connectAs(url, "A1", { will })).rejects.toThrow(/not authorized/i);
});

test("a message under another's name ends the connection and is not delivered", async () => {
  const { broker, url } = await start();
  const heard: string[] = [];
  await broker.subscribe(topic("scale/+/reading"), (from) => void heard.push(from));
  const scale = await connect(url, "A1");
  scale.publish(topic("scale/A2/reading"), '{"grams":1}', { qos: 0 });
  await closed(scale);
  expect(heard).toEqual([]);
  expect(broker.counts.refusedMessages).toBe(1);
});

test.each(["#", "tillbox/v1/s001/scale/A2/+", "$SYS/#"])(
  "subscribing to %s fails",
  async (filter) => {
    const { url } = await start();
    const scale = await connect(url, "A1");
    const granted = await scale.subscribeAsync(filter).catch((error: unknown) => String(error));
    expect(JSON.stringify(granted)).toMatch(/128|Unspecified error/);
  },
);

test("nobody takes over another device's session by its client id", async () => {
  const { url, broker } = await start();
  await connect(url, "A1", { clientId: "same" });
  await connect(url, "A2", { clientId: "same" });
  expect(broker.counts.connected).toBe(2);
});

test("the news of the core reach the flows and stay on their topic", async () => {
  const { url } = await start();
  const core = await connect(url, "core", { password: testKeys.core });
  await core.publishAsync(topic("alert/a7/state"), "{}", { qos: 1, retain: true });
  const flows = await connect(url, "flows", { password: testKeys.flows });
  const news = new Promise((resolve) => flows.once("message", resolve));
  await flows.subscribeAsync(topic("alert/+/state"), { qos: 1 });
  expect(await news).toBe(topic("alert/a7/state"));
});

test("a device whose secret was changed is cut off", async () => {
  const { broker, url } = await start();
  const scale = await connect(url, "A1");
  broker.disconnect((identity) => identity.id === "A1");
  await closed(scale);
});

test("a stranger that declares 256 MB before CONNECT is cut, and costs no memory", async () => {
  const { port, refusals } = await start();
  const socket = net.connect(port, "127.0.0.1");
  await once(socket, "connect");
  const before = process.memoryUsage().rss;
  const sentAt = performance.now();
  socket.write(Buffer.from("10ffffff7f", "hex"));
  await once(socket.resume(), "close");
  const tookMs = performance.now() - sentAt;
  console.info(`cut after ${tookMs.toFixed(1)} ms`);
  expect(refusals).toEqual(["too-large"]);
  expect(process.memoryUsage().rss - before).toBeLessThan(10 * 2 ** 20);
});

test("a message of 10 MB ends its connection", async () => {
  const { url, refusals } = await start();
  const scale = await connect(url, "A1");
  scale.on("error", () => undefined);
  const isClosed = closed(scale);
  scale.publish(topic("scale/A1/reading"), Buffer.alloc(10 * 2 ** 20), { qos: 0 });
  await isClosed;
  expect(refusals).toEqual(["too-large"]);
});

test("one address holds only so many connections", async () => {
  const { port, refusals } = await start();
  const sockets = Array.from({ length: 65 }, () => net.connect(port, "127.0.0.1").resume());
  for (const socket of sockets) socket.on("error", () => undefined);
  await Promise.race(sockets.map((socket) => once(socket, "close")));
  for (const socket of sockets) socket.destroy();
  expect(refusals).toEqual(["too-many-connections"]);
});

test("over TLS a device shows its certificate or its secret", async () => {
  const dir = mkdtempSync(join(tmpdir(), "tillbox-broker-"));
  cleanUps.push(() => rmSync(dir, { recursive: true, force: true }));
  const nowMs = Date.now();
  const certificate = await boxServerCertificate(dir, ["127.0.0.1"], nowMs);
  const own = await deviceCertificate(await boxAuthority(dir, nowMs), "A1", nowMs);
  const strangers = mkdtempSync(join(tmpdir(), "tillbox-stranger-"));
  cleanUps.push(() => rmSync(strangers, { recursive: true, force: true }));
  const forged = await deviceCertificate(await boxAuthority(strangers, nowMs), "A1", nowMs);

  const { url, refusals, broker } = await start({ certificate });
  const tls = { ca: certificate.authority };
  await connect(url, "A2", tls);
  const shown = { ...tls, cert: own.certificate, key: own.key };
  await connect(url, "A1", { ...shown, password: "" });
  expect(broker.counts.connected).toBe(2);
  await expect(connectAs(url, "A2", { ...shown, password: "" })).rejects.toThrow(/not authorized/i);
  const foreign = { ...tls, cert: forged.certificate, key: forged.key };
  await expect(connectAs(url, "A1", foreign)).rejects.toThrow();
  expect(refusals).toEqual(["certificate"]);
});

test("the core's and the flows' keys are of no use from another machine", () => {
  const identify = identifyInShop(() => undefined, testKeys);
  const shown = { username: "core", password: testKeys.core, certificateName: "" };
  expect(identify({ ...shown, isLoopback: true })?.role).toBe("core");
  expect(identify({ ...shown, isLoopback: false })).toBeUndefined();
});
