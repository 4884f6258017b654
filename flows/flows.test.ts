import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSettings } from "../edge/config.ts";
import { flowNotifyShape } from "../edge/contract/mqtt.ts";
import { boxKey } from "../edge/platform/keys.ts";
import { silentLog } from "../edge/platform/log.ts";
import { identifyInShop } from "../edge/sensing/broker/identity.ts";
import { connectAs, startTestBroker, testKeys, type TestBroker } from "../edge/testing/broker.ts";
import { startFlows, type Flows } from "./main.ts";

// Node-RED starts once in a process, so these tests share one runtime, one broker and one core.
const data = mkdtempSync(join(tmpdir(), "tillbox-flows-"));
let broker: TestBroker;
let core: MqttClient;
let flows: Flows;
const notices: string[] = [];
const waiting: { count: number; resolve: () => void }[] = [];

beforeAll(async () => {
  const keys = { ...testKeys, flows: boxKey(data, "flows") };
  broker = await startTestBroker([], { identify: identifyInShop(() => undefined, keys) });
  core = await connectAs(broker.url, "core", { password: testKeys.core });
  core.on("message", (_topic, payload) => {
    const { alert, to, channel } = flowNotifyShape.parse(JSON.parse(payload.toString()));
    notices.push(`${alert} ${to} ${channel}`);
    for (const each of waiting) if (notices.length >= each.count) each.resolve();
  });
  await core.subscribeAsync("tillbox/v1/s001/flow/+/notify", { qos: 1 });
  await tell("before", { kind: "shelf-low", state: "open" });
  const settings = readSettings({ TILLBOX_DATA: data, TILLBOX_FLOWS_PORT: "0" });
  flows = await startFlows(settings, silentLog, broker.url);
});

afterAll(async () => {
  await flows.stop();
  await core.endAsync(true);
  await broker.close();
  rmSync(data, { recursive: true, force: true });
});

function noticeNumber(count: number): Promise<void> {
  if (notices.length >= count) return Promise.resolve();
  return new Promise((resolve) => waiting.push({ count, resolve }));
}

async function tell(alert: string, change: { kind: string; state: string } | undefined) {
  const body = { shelf: "A1", sku: "1001", since: "2026-11-24T02:00:00Z", evidence: { count: 1 } };
  const payload = change === undefined ? "" : JSON.stringify({ ...body, ...change });
  await core.publishAsync(`tillbox/v1/s001/alert/${alert}/state`, payload, {
    qos: 1,
    retain: true,
  });
}

test("an alert that was open before the flows started is told of", async () => {
  await noticeNumber(1);
  expect(notices).toEqual(["before stock staff-page"]);
});

test("each kind of alert goes to the people who can do something", async () => {
  notices.splice(0);
  await tell("a1", { kind: "shelf-empty", state: "open" });
  await tell("a2", { kind: "cold-chain", state: "open" });
  await tell("a3", { kind: "kiosk-help", state: "open" });
  await noticeNumber(3);
  expect(notices.sort()).toEqual([
    "a1 stock staff-page",
    "a2 manager staff-page",
    "a3 cashier staff-page",
  ]);
});

test("nobody is told twice, nor of what is being done or over", async () => {
  notices.splice(0);
  await tell("a1", { kind: "shelf-empty", state: "open" });
  await tell("a1", { kind: "shelf-empty", state: "accepted" });
  await tell("a1", undefined);
  await tell("a4", { kind: "shelf-empty", state: "open" });
  await noticeNumber(1);
  expect(notices).toEqual(["a4 stock staff-page"]);
});

test("the flows answer for their health on the loopback, and show no editor", async () => {
  const url = `http://127.0.0.1:${flows.port}`;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/flows`)).status).toBe(404);
});

test("every node explains itself in both languages with the same words", () => {
  const nodes = ["shelf-alert", "notify"];
  const locales = new URL("./nodes/locales/", import.meta.url);
  for (const language of ["en-US", "zh-CN"]) {
    const files = readdirSync(new URL(`${language}/`, locales)).sort();
    expect(files).toEqual(nodes.flatMap((node) => [`${node}.html`, `${node}.json`]).sort());
    for (const node of nodes) {
      const help = readFileSync(new URL(`${language}/${node}.html`, locales), "utf8");
      expect(help).toContain(`data-help-name="tillbox-${node}"`);
    }
  }
  for (const node of nodes)
    expect(keysOf(read("zh-CN", node))).toEqual(keysOf(read("en-US", node)));

  function read(language: string, node: string): unknown {
    return JSON.parse(readFileSync(new URL(`${language}/${node}.json`, locales), "utf8"));
  }
});

function keysOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}/${key}`));
}
