import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startBox, type Box } from "./box.ts";
import { Database } from "../platform/sqlite.ts";
import { ledgerPath } from "../storage/open-store.ts";
import { verifyLedger } from "../storage/verify-ledger.ts";

const parts = ["core", "sensing", "vision", "flows", "relay", "hq"];

let box: Box;

beforeAll(async () => {
  box = await startBox();
});

afterAll(() => box.stop());

/** Posts one sale and repeats it under the same key until there is an answer, as a till does. */
async function sell(key: string): Promise<string> {
  for (;;) {
    const answer = await box
      .ask("/api/v1/sales", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify({
          lines: [{ sku: "oolong-500", quantity: 1 }],
          tenders: [{ method: "qr", amount: await priceOf("oolong-500"), reference: key }],
        }),
      })
      .catch(() => undefined);
    if (answer?.status === 201 || answer?.status === 200)
      return ((await answer.json()) as { id: string }).id;
    expect(answer?.status ?? 503, await answer?.text()).toBeGreaterThanOrEqual(500);
  }
}

let price: number | undefined;

async function priceOf(sku: string): Promise<number> {
  price ??= ((await (await box.ask(`/api/v1/products/${sku}`)).json()) as { price: number }).price;
  return price;
}

test("no acknowledged sale is lost whichever process is killed, and the rest recovers by itself", async () => {
  await priceOf("oolong-500");
  const acknowledged: string[] = [];
  let isSelling = true;
  const till = async () => {
    while (isSelling) acknowledged.push(await sell(randomUUID()));
  };
  const tills = [till(), till()];
  for (const part of parts) {
    const before = acknowledged.length;
    const pid = box.pidOf(part);
    process.kill(pid, "SIGKILL");
    await box.waitForNew(part, pid);
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 3), 20_000);
  }
  isSelling = false;
  await Promise.all(tills);

  const reader = await Database.open(ledgerPath(box.data), "read");
  const verification = await verifyLedger(reader);
  const known = await reader.all<{ id: string }>("SELECT id FROM sale");
  await reader.close();
  expect(verification).toMatchObject({ ok: true });
  const ids = new Set(known.map((row) => row.id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  console.log(
    `${acknowledged.length} sales acknowledged while ${parts.length} processes were killed`,
  );

  await vi.waitFor(async () => {
    const { items } = (await (await box.ask("/api/v1/stores", {}, "HQ")).json()) as {
      items: { behind: number; chain: string }[];
    };
    expect(items).toMatchObject([{ behind: 0, chain: "ok" }]);
  }, 20_000);
});
