import { expect, onTestFinished, test } from "vitest";
import mqtt from "mqtt";
import { startTestBroker, testKeys } from "../testing/broker.ts";
import { runningCore, type TestCore } from "../testing/running-core.ts";

const at = "2026-11-24T02:00:00.000Z";

function lowShelf(holds: boolean) {
  const fact = { type: "condition", kind: "shelf-low", place: "A1", sku: "cola", holds, at };
  return { facts: [{ ...fact, evidence: { count: 1 } }] };
}

/** A flow on the shop's broker, with everything it has heard by topic; empty: cleared. */
async function flow(url: string) {
  const options = { username: "flows", password: testKeys.flows, clientId: "flows" };
  const client = await mqtt.connectAsync(url, options);
  onTestFinished(() => client.endAsync(true));
  const heard = new Map<string, string>();
  client.on("message", (topic, payload) => heard.set(topic, payload.toString("utf8")));
  for (const tail of ["alert/+/state", "stock/+/level", "label/+/price", "sale/+/posted"])
    await client.subscribeAsync(`tillbox/v1/s001/${tail}`, { qos: 1 });
  return { client, heard };
}

const read = (heard: Map<string, string>, tail: string): unknown => {
  const text = heard.get(`tillbox/v1/s001/${tail}`);
  return text === undefined || text === "" ? text : (JSON.parse(text) as unknown);
};

async function firstAlert(core: TestCore) {
  const { items } = await core.ask("GET", "/api/v1/alerts", undefined, { as: core.system });
  return items[0] as { id: string; notified: unknown[] };
}

test("devices and flows hear what holds, also when they come late", async () => {
  const broker = await startTestBroker([]);
  onTestFinished(() => broker.close());
  const core = await runningCore({ broker: broker.url, brokerPassword: testKeys.core });
  const { heard } = await flow(broker.url);
  await core.until(() => read(heard, "label/A1/price") ?? undefined);
  expect(read(heard, "label/A1/price")).toMatchObject({ sku: "cola", price: 350 });
  expect(read(heard, "stock/cola/level")).toMatchObject({ onHand: 0, onShelf: 0 });

  const sale = {
    lines: [{ sku: "cola", quantity: 2 }],
    tenders: [{ method: "card", amount: 700 }],
  };
  await core.ask("POST", "/api/v1/sales", { ...sale, kiosk: "till1" }, { as: core.system });
  await core.until(() => read(heard, "sale/till1/posted") ?? undefined);
  expect(read(heard, "sale/till1/posted")).toMatchObject({
    total: 700,
    lines: [{ sku: "cola", quantity: 2 }],
  });
  const level = () => read(heard, "stock/cola/level") as { onHand: number } | undefined;
  await core.until(() => (level()?.onHand === -2 ? true : undefined));
  const price = { price: 299 };
  await core.ask("PUT", "/api/v1/prices/cola", price, { as: core.system });
  const label = () => read(heard, "label/A1/price") as { price: number } | undefined;
  await core.until(() => (label()?.price === 299 ? true : undefined));
});

test("an alert stays on its topic until it closes, and a flow says who was told", async () => {
  const broker = await startTestBroker([]);
  onTestFinished(() => broker.close());
  const core = await runningCore({ broker: broker.url, brokerPassword: testKeys.core });
  const { client, heard } = await flow(broker.url);
  await core.until(() => read(heard, "label/A1/price") ?? undefined);
  await core.ask("POST", "/internal/facts", lowShelf(true), { as: core.system });
  const { id } = await firstAlert(core);
  await core.until(() => read(heard, `alert/${id}/state`) ?? undefined);
  expect(read(heard, `alert/${id}/state`)).toMatchObject({
    kind: "shelf-low",
    shelf: "A1",
    state: "open",
  });
  const notice = { alert: id, to: "Wei", channel: "pda" };
  const topic = "tillbox/v1/s001/flow/flows/notify";
  await client.publishAsync(topic, "no JSON", { qos: 1 });
  await client.publishAsync(topic, JSON.stringify(notice), { qos: 1 });
  await core.until(async () => ((await firstAlert(core)).notified.length > 0 ? true : undefined));
  core.clock.advance(6_000);
  await core.ask("POST", "/internal/facts", lowShelf(false), { as: core.system });
  await core.until(() => (read(heard, `alert/${id}/state`) === "" ? true : undefined));
  expect((await firstAlert(core)).notified).toMatchObject([{ to: "Wei", channel: "pda" }]);
});

test("an alert that closed while the broker was away is cleared when it is back", async () => {
  const broker = await startTestBroker([]);
  onTestFinished(() => broker.close());
  const core = await runningCore({ broker: broker.url, brokerPassword: testKeys.core });
  const { heard } = await flow(broker.url);
  await core.until(() => read(heard, "label/A1/price") ?? undefined);
  await core.ask("POST", "/internal/facts", lowShelf(true), { as: core.system });
  const { id } = await firstAlert(core);
  await core.until(() => read(heard, `alert/${id}/state`) ?? undefined);
  await core.restart({ broker: "" });
  await core.ask("POST", "/internal/facts", lowShelf(false), { as: core.system });
  await core.restart({ broker: broker.url });
  await core.until(() => (read(heard, `alert/${id}/state`) === "" ? true : undefined));
});
