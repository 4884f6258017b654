import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { readSettings } from "../edge/config.ts";
import { boxKey, boxSecret } from "../edge/platform/keys.ts";
import { silentLog } from "../edge/platform/log.ts";
import { draftOf, openSmallShop } from "../edge/testing/small-shop.ts";
import { startHq } from "./hq/main.ts";
import { startRelay } from "./relay/main.ts";

function settingsOf(data: string, hqPort: number) {
  return readSettings({ TILLBOX_DATA: data, TILLBOX_HQ_PORT: String(hqPort) });
}

async function shopWithHq() {
  const data = mkdtempSync(join(tmpdir(), "tillbox-relay-"));
  const shop = await openSmallShop(data);
  const hq = await startHq(settingsOf(data, 0), silentLog);
  const relay = await startRelay(settingsOf(data, hq.port), silentLog);
  onTestFinished(async () => {
    await relay.stop();
    await hq.stop();
    await shop.close();
    rmSync(data, { recursive: true, force: true });
  });
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${boxKey(data, "internal")}` };
    const response = await fetch(`http://127.0.0.1:${hq.port}/api/v1${path}`, { headers });
    return (await response.json()) as Record<string, unknown> & {
      items: Record<string, unknown>[];
    };
  };
  return { data, shop, hq, ask };
}

test("a posted sale, its stock and its journal are in headquarters", async () => {
  const { shop, ask } = await shopWithHq();
  const outcome = await shop.store.ledger.postSale(draftOf("s1", { milk: 2 }, { method: "qr" }));
  expect(outcome.kind).toBe("posted");
  await vi.waitFor(async () => expect((await ask("/sales")).items).toHaveLength(1), 5_000);

  const [row] = (await ask("/sales")).items;
  expect(await ask(`/sales/s001/${String(row?.["id"])}`)).toMatchObject({
    total: 1_000,
    movements: [{ sku: "milk", delta: -2 }],
  });
  expect((await ask("/trial-balance?store=s001"))["total"]).toBe(0);
  expect((await ask("/stock?sku=milk")).items).toMatchObject([{ quantity: -2 }]);
  expect((await ask("/stores")).items).toMatchObject([{ store: "s001", behind: 0, chain: "ok" }]);
});

test("nobody reads without a credential, and no store writes for another", async () => {
  const { data, hq } = await shopWithHq();
  const at = (path: string) => `http://127.0.0.1:${hq.port}/api/v1${path}`;
  expect((await fetch(at("/stores"))).status).toBe(401);
  const headers = {
    authorization: `Bearer ${boxKey(data, "store")}`,
    "content-type": "application/x-ndjson",
  };
  const other = await fetch(at("/stores/s999/events"), { method: "POST", headers, body: "x" });
  expect(other.status).toBe(403);
  const torn = await fetch(at("/stores/s001/events"), { method: "POST", headers, body: "x" });
  expect(torn.status).toBe(400);
});

test("the first person signs in with the PIN that the box keeps", async () => {
  const { data, hq } = await shopWithHq();
  const address = `http://127.0.0.1:${hq.port}/api/v1`;
  const pin = boxSecret(data, "hq-first-pin", () => "never made twice");
  const signIn = (body: object) =>
    fetch(`${address}/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await signIn({ name: "hq", pin: "000000" === pin ? "1111" : "000000" })).status).toBe(
    401,
  );
  const opened = await signIn({ name: "hq", pin });
  expect(opened.status).toBe(200);
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await fetch(`${address}/stores`, { headers: { cookie } })).status).toBe(200);
});
