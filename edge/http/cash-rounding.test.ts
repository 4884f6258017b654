import { expect, test } from "vitest";
import { runningCore, type TestCore } from "../testing/running-core.ts";

/** 1.28 kg at 9.99: 12.79 is due. */
async function basketOf1279(core: TestCore): Promise<string> {
  await core.ask("PUT", "/api/v1/prices/apple", { price: 999 }, { as: core.system });
  const { body } = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const path = `/api/v1/baskets/${String(body["id"])}`;
  const filled = await core.ask("POST", `${path}/lines`, { sku: "apple", quantity: 1280 });
  expect(filled.body["total"]).toBe(1279);
  return path;
}

const pay = (core: TestCore, path: string, method: string, amount: number) =>
  core.ask("POST", `${path}/payments`, { method, amount }, { as: core.system });

test("cash that settles a basket is rounded, on a line of its own", async () => {
  const core = await runningCore({}, '[shop]\ncashRounding = "down"');
  const paid = await pay(core, await basketOf1279(core), "cash", 1500);
  expect(paid.body).toMatchObject({
    payment: { amount: 1270, change: 230 },
    basket: { state: "paid", total: 1270, rounding: -9, lines: [{ net: 1279 }] },
    sale: { total: 1270, lines: [{ net: 1279, discount: 0 }] },
  });
  const books = await core.ask("GET", "/api/v1/trial-balance", undefined, { as: core.system });
  expect(books.body["total"]).toBe(0);
});

test("other payments, and cash for a part, are exact", async () => {
  const core = await runningCore({}, '[shop]\ncashRounding = "down"');
  core.provider.state = "paid";
  const qr = await pay(core, await basketOf1279(core), "qr", 1279);
  expect(qr.body).toMatchObject({ sale: { total: 1279 } });
  const path = await basketOf1279(core);
  expect((await pay(core, path, "cash", 500)).body).toMatchObject({ basket: { paid: 500 } });
  expect((await pay(core, path, "qr", 779)).body).toMatchObject({ sale: { total: 1279 } });
  const mixed = await basketOf1279(core);
  await pay(core, mixed, "qr", 500);
  expect((await pay(core, mixed, "cash", 1000)).body).toMatchObject({
    payment: { amount: 770, change: 230 },
    sale: { total: 1270 },
  });
});

test("a shop that does not round takes every fen", async () => {
  const core = await runningCore();
  const paid = await pay(core, await basketOf1279(core), "cash", 1300);
  expect(paid.body).toMatchObject({ payment: { amount: 1279, change: 21 }, sale: { total: 1279 } });
});
