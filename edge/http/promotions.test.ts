import { join } from "node:path";
import { expect, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { verifyLedger } from "../storage/verify-ledger.ts";
import { runningCore, type TestCore } from "../testing/running-core.ts";

const rule = (id: string, effect: object, more: object = {}) => ({
  id,
  names: { "zh-CN": `${id}中`, en: id },
  effect,
  ...more,
});
const threeForTwo = rule(
  "three-for-two",
  { kind: "n-for-m", take: 3, pay: 2 },
  { goods: { skus: ["cola"] } },
);

async function openBasket(core: TestCore): Promise<string> {
  const { body } = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  return `/api/v1/baskets/${String(body["id"])}`;
}

const post = (core: TestCore, path: string, body: object) =>
  core.ask("POST", `/api/v1/${path}`, body, { as: core.system });

test("a promotion prices the next change of a basket, and the sale says why", async () => {
  const core = await runningCore();
  const kept = await post(core, "promotions", threeForTwo);
  expect([kept.status, kept.body["effect"]]).toEqual([
    201,
    { kind: "n-for-m", take: 3, pay: 2, mostSets: 0 },
  ]);
  const basket = await openBasket(core);
  const filled = await core.ask("POST", `${basket}/lines`, { sku: "cola", quantity: 3 });
  const reduction = { rule: "three-for-two", name: "three-for-two中", amount: 350 };
  expect(filled.body).toMatchObject({
    total: 700,
    lines: [{ list: 1050, discount: 350, net: 700, reductions: [reduction] }],
  });
  core.provider.state = "paid";
  const paid = await core.ask("POST", `${basket}/payments`, { method: "qr", amount: 700 });
  expect(paid.body).toMatchObject({ sale: { total: 700, lines: [{ reductions: [reduction] }] } });
  const { id } = paid.body["sale"] as { id: string };
  const read = await core.ask("GET", `/api/v1/sales/${id}`, undefined, { as: core.system });
  expect(read.body).toMatchObject({ lines: [{ discount: 350, reductions: [reduction] }] });
  const reader = await Database.open(join(core.data, "ledger.db"), "read");
  expect(await verifyLedger(reader)).toMatchObject({ ok: true, sales: 1 });
  await reader.close();
});

test("rules are listed in pages, changed by id and kept over a restart", async () => {
  const core = await runningCore();
  await post(core, "promotions", threeForTwo);
  await post(core, "promotions", rule("half", { kind: "percent-off", basisPoints: 5000 }));
  await core.restart();
  const ask = (query: string) =>
    core.ask("GET", `/api/v1/promotions${query}`, undefined, { as: core.system });
  const first = await ask("?limit=1");
  expect([first.items.map((row) => row["id"]), first.body["next"]]).toEqual([["half"], "half"]);
  expect((await ask("?after=half")).items).toMatchObject([{ id: "three-for-two" }]);
  const over = { ...threeForTwo, window: { until: new Date(core.clock.now()).toISOString() } };
  expect((await post(core, "promotions", over)).status).toBe(201);
  const basket = await openBasket(core);
  const filled = await core.ask("POST", `${basket}/lines`, { sku: "cola", quantity: 3 });
  expect(filled.body).toMatchObject({ total: 525 });
});

test.each([
  [rule("a", { kind: "n-for-m", take: 2, pay: 2 }), 422, "PROMOTION_INVALID"],
  [
    rule("a", { kind: "price-each", price: 1 }, { goods: { skus: ["gold"] } }),
    404,
    "PRODUCT_UNKNOWN",
  ],
  [rule("a", { kind: "percent-off", basisPoints: 10_001 }), 400, "REQUEST_INVALID"],
  [rule("a b", { kind: "percent-off", basisPoints: 1 }), 400, "REQUEST_INVALID"],
  [rule("a", { kind: "magic" }), 400, "REQUEST_INVALID"],
])("a rule that cannot be used is refused: %#", async (body, status, code) => {
  const core = await runningCore();
  const answer = await post(core, "promotions", body);
  expect([answer.status, answer.body["code"]]).toEqual([status, code]);
});

test("a coupon is scanned like goods and opens its rule", async () => {
  const core = await runningCore();
  const effect = { kind: "amount-off", amount: 100, minimum: { amount: 600 } };
  await post(core, "promotions", rule("welcome", effect, { coupon: "WELCOME1" }));
  const basket = await openBasket(core);
  await core.ask("POST", `${basket}/lines`, { sku: "cola", quantity: 2 });
  expect((await core.ask("POST", `${basket}/scans`, { code: "WELCOME2" })).body).toMatchObject({
    code: "CODE_UNKNOWN",
  });
  const shown = await core.ask("POST", `${basket}/scans`, { code: "WELCOME1" });
  expect(shown.body).toMatchObject({ total: 600, lines: [{ reductions: [{ rule: "welcome" }] }] });
  expect((await core.ask("POST", `${basket}/scans`, { code: "WELCOME1" })).body).toMatchObject({
    total: 600,
  });
});

test("whoever pays after a price has fallen pays the lower one; a risen one waits", async () => {
  const core = await runningCore();
  core.provider.state = "paid";
  const pay = async (price: number) => {
    const basket = await openBasket(core);
    await core.ask("POST", `${basket}/lines`, { sku: "cola", quantity: 1 });
    core.clock.advance(1_000);
    await core.ask("PUT", "/api/v1/prices/cola", { price }, { as: core.system });
    return core.ask("POST", `${basket}/payments`, { method: "qr", amount: 350 });
  };
  expect((await pay(990)).body).toMatchObject({ sale: { total: 350 } });
  core.clock.advance(1_000);
  await core.ask("PUT", "/api/v1/prices/cola", { price: 350 }, { as: core.system });
  const fallen = await pay(300);
  expect(fallen.body).toMatchObject({ payment: { amount: 300, change: 0 }, sale: { total: 300 } });
});

test("a whole sale of a till is priced by the same rules, and a repeat answers the first", async () => {
  const core = await runningCore();
  await post(core, "promotions", threeForTwo);
  const sale = {
    lines: [{ sku: "cola", quantity: 3 }],
    tenders: [{ method: "qr", amount: 700 }],
  };
  const sell = (body: object, key: string, as = core.system) =>
    core.ask("POST", "/api/v1/sales", body, { as, key });
  const sold = await sell(sale, "till-1");
  expect(sold.body).toMatchObject({ total: 700, lines: [{ discount: 350 }] });
  const granted = await post(core, "keys", { name: "till", role: "cashier" });
  const till = String(granted.body["key"]);
  await core.ask("PUT", "/api/v1/prices/cola", { price: 990 }, { as: core.system });
  expect((await sell(sale, "till-1", till)).body["id"]).toBe(sold.body["id"]);
  const other = { ...sale, lines: [{ sku: "cola", quantity: 2 }] };
  expect((await sell(other, "till-1", till)).body).toMatchObject({
    code: "IDEMPOTENCY_KEY_REUSED",
  });
  expect((await sell({ ...sale, member: "nobody" }, "till-2")).body).toMatchObject({
    code: "MEMBER_UNKNOWN",
  });
});

test("goods that are all free are sold without a payment", async () => {
  const core = await runningCore();
  const effect = { kind: "percent-off", basisPoints: 10_000 };
  await post(core, "promotions", rule("gift", effect, { coupon: "GIFT" }));
  const basket = await openBasket(core);
  await core.ask("POST", `${basket}/lines`, { sku: "cola", quantity: 1 });
  const pay = () => core.ask("POST", `${basket}/payments`, { method: "qr", amount: 0 });
  expect((await pay()).body["code"]).toBe("TENDER_REFUSED");
  await core.ask("POST", `${basket}/scans`, { code: "GIFT" });
  const paid = await pay();
  expect(paid.body).toMatchObject({
    basket: { state: "paid", total: 0 },
    payment: { amount: 0, state: "paid" },
    sale: { total: 0, tenders: [], lines: [{ discount: 350, net: 0 }] },
  });
});
