import { expect, test } from "vitest";
import { runningCore, type TestCore } from "../testing/running-core.ts";

const picture = { headers: { "content-type": "image/jpeg" } };

async function openBasket(core: TestCore, ...codes: string[]): Promise<string> {
  const opened = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  expect(opened.status).toBe(201);
  const id = String(opened.body["id"]);
  for (const code of codes) await core.ask("POST", `/api/v1/baskets/${id}/scans`, { code });
  return id;
}

async function cashierKey(core: TestCore): Promise<string> {
  const grant = { name: "Lin", role: "cashier" };
  const answer = await core.ask("POST", "/api/v1/keys", grant, { as: core.system });
  return String(answer.body["key"]);
}

test("from the tray to a posted sale that is printed", async () => {
  const core = await runningCore();
  const id = await openBasket(core);
  const tray = await core.ask("POST", `/api/v1/baskets/${id}/tray`, "cola chips cola", picture);
  expect(tray.body).toMatchObject({
    total: 1390,
    lines: [
      { sku: "cola", name: "cola中", quantity: 2, net: 700, source: "tray" },
      { sku: "chips", quantity: 1, net: 690 },
    ],
    detections: [{ sku: "cola" }, { sku: "chips" }, { sku: "cola" }],
    picture: { width: 640, height: 480 },
  });
  const weight = await core.ask("POST", `/api/v1/baskets/${id}/weight`, { grams: 1_120 });
  expect(weight.body["interventions"]).toEqual([]);

  const offer = { method: "qr", amount: 1390 };
  const waiting = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  expect(waiting.body).toMatchObject({
    basket: { state: "paying" },
    payment: { state: "waiting", qr: "https://pay.example/p1" },
  });
  expect(waiting.body["sale"]).toBeUndefined();

  const live = await core.listen("?kiosk=k1");
  const elsewhere = await core.listen("?kiosk=k2");
  core.provider.state = "paid";
  core.clock.advance(2_000);
  const [told] = await core.until(() => {
    const payments = live.of("payment");
    return payments.length > 0 ? payments : undefined;
  });
  expect(told).toMatchObject({
    basketId: id,
    answer: { basket: { state: "paid", paid: 1390 }, payment: { state: "paid" } },
  });
  const saleId = told?.answer.sale?.id ?? "";
  expect(told?.answer.sale?.total).toBe(1390);
  expect(elsewhere.messages).toEqual([]);

  const receipt = await core.ask("GET", `/api/v1/sales/${saleId}/receipt?as=text`);
  expect(receipt.text).toContain("cola中");
  const short = await core.ask("GET", `/r/${saleId}`);
  expect(short.headers.get("content-type")).toBe("image/png");
  await core.until(() => (core.printer.printed.length === 1 ? true : undefined));
  const again = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  expect(again.body).toMatchObject({ code: "BASKET_CLOSED" });
});

test("a parked basket is paid in cash at the counter, with change", async () => {
  const core = await runningCore();
  const lin = await cashierKey(core);
  const id = await openBasket(core, "9520000000011");
  const offer = { method: "cash", amount: 1000 };
  const refused = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  expect(refused.body).toMatchObject({ status: 403, code: "FORBIDDEN" });
  const parked = await core.ask("POST", `/api/v1/baskets/${id}/park`);
  expect(parked.body).toMatchObject({ state: "parked", parkNumber: 1 });
  const tooLate = await core.ask("POST", `/api/v1/baskets/${id}/scans`, { code: "9520000000028" });
  expect(tooLate.body).toMatchObject({ code: "BASKET_CLOSED" });

  const list = await core.ask("GET", "/api/v1/baskets?state=parked", undefined, { as: lin });
  expect(list.body["items"]).toMatchObject([{ id, parkNumber: 1 }]);
  const line = { sku: "chips", quantity: 1 };
  await core.ask("POST", `/api/v1/baskets/${id}/lines`, line, { as: lin });
  const paid = await core.ask(
    "POST",
    `/api/v1/baskets/${id}/payments`,
    { method: "cash", amount: 2000 },
    { as: lin },
  );
  expect(paid.body).toMatchObject({
    basket: { state: "paid" },
    payment: { state: "paid", amount: 1040, change: 960 },
    sale: { total: 1040, cashier: "Lin", tenders: [{ method: "cash", amount: 1040 }] },
  });
  const after = await core.ask("GET", "/api/v1/baskets", undefined, { as: lin });
  expect(after.body["items"]).toEqual([]);
});

test("lines cannot change while a payment is open, and go on when it is taken back", async () => {
  const core = await runningCore();
  const id = await openBasket(core, "9520000000011");
  const offer = { method: "card", amount: 350 };
  const paying = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  const payment = (paying.body["payment"] as { id: string }).id;
  const scan = () => core.ask("POST", `/api/v1/baskets/${id}/scans`, { code: "9520000000011" });
  expect((await scan()).body).toMatchObject({ code: "BASKET_BEING_PAID" });
  const twice = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  expect(twice.body).toMatchObject({ code: "BASKET_BEING_PAID" });
  const path = `/api/v1/baskets/${id}/payments/${payment}`;
  const back = await core.ask("POST", `${path}/cancel`);
  expect(back.body).toMatchObject({ basket: { state: "open" }, payment: { state: "reversed" } });
  expect((await scan()).body).toMatchObject({ total: 700 });
  expect((await core.ask("GET", path)).body).toMatchObject({ payment: { state: "reversed" } });
});

test("a payment that nobody confirms is taken back when its time is over", async () => {
  const core = await runningCore();
  const id = await openBasket(core, "9520000000011");
  await core.ask("POST", `/api/v1/baskets/${id}/payments`, { method: "qr", amount: 350 });
  core.clock.advance(181_000);
  await core.until(() => (core.provider.cancelled.length > 0 ? true : undefined));
  const basket = await core.until(async () => {
    const { body } = await core.ask("GET", `/api/v1/baskets/${id}`);
    return String(body["state"]) === "open" ? body : undefined;
  });
  expect(basket).toMatchObject({ paid: 0, interventions: [] });
});

test("a payment under way survives a restart of the box and is posted once", async () => {
  const core = await runningCore();
  const id = await openBasket(core, "9520000000011");
  await core.ask("POST", `/api/v1/baskets/${id}/payments`, { method: "wallet", amount: 350 });
  core.provider.state = "paid";
  await core.restart();
  await core.until(async () => {
    const { body } = await core.ask("GET", `/api/v1/baskets/${id}`);
    return String(body["state"]) === "paid" ? body : undefined;
  });
  const sales = await core.ask("GET", "/api/v1/sales", undefined, { as: core.system });
  expect(sales.body["items"]).toHaveLength(1);
});

test("an unclear payment calls staff and never charges again", async () => {
  const core = await runningCore();
  const id = await openBasket(core, "9520000000011");
  core.provider.state = "unknown";
  const offer = { method: "qr", amount: 350, code: "134567890123456789" };
  const answer = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  expect(answer.body).toMatchObject({
    basket: { state: "paying", interventions: [{ kind: "payment-unknown" }] },
    payment: { state: "unknown" },
  });
  const again = await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer);
  expect(again.body).toMatchObject({ code: "BASKET_BEING_PAID" });
  core.provider.state = "paid";
  core.clock.advance(2_000);
  await core.until(async () => {
    const { body } = await core.ask("GET", `/api/v1/baskets/${id}`);
    return String(body["state"]) === "paid" ? true : undefined;
  });
});

test("split tenders post the sale with the last of them; cancelling pays the first back", async () => {
  const core = await runningCore();
  core.provider.state = "paid";
  const pay = (id: string, amount: number) =>
    core.ask("POST", `/api/v1/baskets/${id}/payments`, { method: "card", amount });
  const id = await openBasket(core, "9520000000011", "9520000000028");
  const first = await pay(id, 350);
  expect(first.body).toMatchObject({ basket: { state: "paying", paid: 350 } });
  expect(first.body["sale"]).toBeUndefined();
  expect((await pay(id, 691)).body).toMatchObject({ code: "TENDER_REFUSED" });
  expect((await pay(id, 690)).body).toMatchObject({ sale: { total: 1040 } });

  const other = await openBasket(core, "9520000000011", "9520000000028");
  await pay(other, 350);
  const cancelled = await core.ask("POST", `/api/v1/baskets/${other}/cancel`);
  expect(cancelled.body).toMatchObject({ state: "cancelled" });
  expect(core.provider.cancelled).toHaveLength(1);
});

test("what contradicts the basket stops the customer until staff have looked", async () => {
  const core = await runningCore();
  const lin = await cashierKey(core);
  const id = await openBasket(core);
  const offer = { method: "qr", amount: 350 };
  expect((await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer)).body).toMatchObject({
    code: "BASKET_EMPTY",
  });
  const tray = await core.ask("POST", `/api/v1/baskets/${id}/tray`, "cola ?", picture);
  expect(tray.body).toMatchObject({
    unknownItems: 1,
    interventions: [{ kind: "unknown-item" }],
    detections: [{ sku: "cola" }, { sku: null, names: { en: "Unknown item" } }],
  });
  expect((await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer)).body).toMatchObject({
    code: "BASKET_NEEDS_STAFF",
    detail: "unknown-item",
  });
  expect((await core.ask("POST", `/api/v1/baskets/${id}/clear`)).status).toBe(403);
  const seen = await core.ask("POST", `/api/v1/baskets/${id}/seen`, {}, { as: lin });
  expect(seen.body).toMatchObject({ interventions: [{ seenBy: "Lin" }] });
  const cleared = await core.ask("POST", `/api/v1/baskets/${id}/clear`, {}, { as: lin });
  expect(cleared.body).toMatchObject({ unknownItems: 0, interventions: [] });
  core.provider.state = "paid";
  expect((await core.ask("POST", `/api/v1/baskets/${id}/payments`, offer)).body).toMatchObject({
    sale: { total: 350 },
  });
});
