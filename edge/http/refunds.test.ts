import { expect, test } from "vitest";
import { runningCore } from "../testing/running-core.ts";

const sold = {
  kiosk: "k1",
  lines: [
    { sku: "cola", quantity: 3 },
    { sku: "apple", quantity: 500 },
  ],
  tenders: [
    { method: "card", amount: 1_000, reference: "c1" },
    { method: "cash", amount: 1_000 },
  ],
};

test("a sale of two tenders comes back in parts, the card first", async () => {
  const core = await runningCore();
  const as = core.system;
  const sale = await core.ask("POST", "/api/v1/sales", sold, { as, key: "s1" });
  expect(sale).toMatchObject({ status: 201, body: { total: 1_690 } });
  const path = `/api/v1/sales/${String(sale.body["id"])}/refunds`;

  const first = { kiosk: "k1", lines: [{ line: 1, quantity: 2, goods: "waste" }], reason: "leaks" };
  const refund = await core.ask("POST", path, first, { as, key: "r1" });
  expect(refund).toMatchObject({
    status: 201,
    body: { total: 700, reason: "leaks", tenders: [{ method: "card", amount: 700 }] },
  });
  expect(String(refund.body["receipt"])).toMatch(/^S001-\d\dR-00000001$/);
  expect((await core.ask("POST", path, first, { as, key: "r1" })).text).toBe(refund.text);
  const other = { ...first, lines: [{ line: 1, quantity: 1 }] };
  expect(await core.ask("POST", path, other, { as, key: "r1" })).toMatchObject({
    status: 409,
    body: { code: "IDEMPOTENCY_KEY_REUSED" },
  });
  expect(await core.ask("POST", path, first, { as, key: "r2" })).toMatchObject({
    status: 409,
    body: { code: "REFUND_TOO_MUCH" },
  });

  const rest = await core.ask("POST", path, {}, { as, key: "r3" });
  expect(rest.body["tenders"]).toEqual([
    { method: "card", amount: 300, reference: "c1" },
    { method: "cash", amount: 690, reference: "" },
  ]);
  expect((await core.ask("GET", path, undefined, { as })).items).toHaveLength(2);
  const moved = await core.ask("GET", "/api/v1/stock/movements", undefined, { as });
  expect(moved.items[0]).toMatchObject({ source: rest.body["id"] });
  const ofCola = await core.ask("GET", "/api/v1/stock/movements?sku=cola", undefined, { as });
  expect(ofCola.items).toMatchObject([
    { delta: 1, source: rest.body["id"] },
    { delta: -3, source: sale.body["id"] },
  ]);
  expect(await core.ask("POST", path, first)).toMatchObject({ status: 403 });
});

test("an exchange costs the difference", async () => {
  const core = await runningCore();
  const as = core.system;
  const tenders = [{ method: "cash", amount: 350 }];
  const cola = { kiosk: "k1", lines: [{ sku: "cola", quantity: 1 }], tenders };
  const sale = await core.ask("POST", "/api/v1/sales", cola, { as, key: "s1" });
  const path = `/api/v1/sales/${String(sale.body["id"])}/exchanges`;
  const order = (paid: number) => ({
    kiosk: "k1",
    lines: [{ line: 1, quantity: 1 }],
    sale: {
      lines: [{ sku: "chips", quantity: 1 }],
      tenders: [{ method: "cash", amount: paid }],
    },
  });
  expect(await core.ask("POST", path, order(100), { as, key: "e1" })).toMatchObject({
    status: 422,
    body: { code: "TENDER_REFUSED" },
  });
  const exchange = await core.ask("POST", path, order(400), { as, key: "e2" });
  expect(exchange).toMatchObject({
    status: 201,
    body: {
      refund: { total: 350, tenders: [{ method: "exchange", amount: 350 }] },
      sale: {
        total: 690,
        tenders: [
          { method: "exchange", amount: 350 },
          { method: "cash", amount: 340, received: 400 },
        ],
      },
    },
  });
  const cash = { ...cola, tenders: [{ method: "exchange", amount: 350 }] };
  expect(await core.ask("POST", "/api/v1/sales", cash, { as, key: "s2" })).toMatchObject({
    status: 400,
  });
});

test("a cancelled basket with goods leaves a trace", async () => {
  const core = await runningCore();
  const as = core.system;
  const basket = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" }, { as });
  const path = `/api/v1/baskets/${String(basket.body["id"])}`;
  await core.ask("POST", `${path}/lines`, { sku: "cola", quantity: 2 }, { as });
  await core.ask("POST", `${path}/cancel`, {}, { as });
  await core.ask("POST", `${path}/cancel`, {}, { as });
  const empty = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" }, { as });
  await core.ask("POST", `/api/v1/baskets/${String(empty.body["id"])}/cancel`, {}, { as });
  const events = await core.ask("GET", "/api/v1/audit", undefined, { as });
  const voided = events.items.filter((event) => event["kind"] === "basket.voided");
  expect(voided).toHaveLength(1);
  expect(JSON.stringify(voided[0])).toContain("700");
});

test("a parked basket goes on at the counter", async () => {
  const core = await runningCore();
  const as = core.system;
  const basket = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const path = `/api/v1/baskets/${String(basket.body["id"])}`;
  await core.ask("POST", `${path}/lines`, { sku: "cola", quantity: 2 });
  expect(await core.ask("POST", `${path}/park`, {})).toMatchObject({ body: { state: "parked" } });
  const waiting = await core.ask("GET", "/api/v1/baskets", undefined, { as });
  expect(waiting.items.map((each) => each["id"])).toEqual([basket.body["id"]]);
  const paid = await core.ask("POST", `${path}/payments`, { method: "cash", amount: 700 }, { as });
  expect(paid).toMatchObject({ body: { sale: { total: 700 } } });
});

test("what was paid through the provider is paid back through it, once", async () => {
  const core = await runningCore();
  const as = core.system;
  const { refunds } = core.provider;
  /** Rounds of two seconds, until the provider was asked so often. */
  const untilAsked = (times: number) =>
    core.until(() => {
      core.clock.advance(2_000);
      return refunds.length >= times ? true : undefined;
    });
  core.provider.state = "paid";
  const basket = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const path = `/api/v1/baskets/${String(basket.body["id"])}`;
  await core.ask("POST", `${path}/lines`, { sku: "cola", quantity: 2 });
  const paid = await core.ask("POST", `${path}/payments`, { method: "qr", amount: 700 });
  const { sale } = paid.body as { sale: { id: string } };
  const order = { lines: [{ line: 1, quantity: 1 }] };

  core.provider.refundState = "unknown";
  await core.ask("POST", `/api/v1/sales/${sale.id}/refunds`, order, { as, key: "r1" });
  await untilAsked(2);
  await core.restart();
  core.provider.refundState = "accepted";
  await untilAsked(refunds.length + 1);
  const [first] = refunds;
  expect(first).toMatchObject({ amount: 350, paid: 700 });
  expect(refunds.every(({ refund }) => refund === first?.refund)).toBe(true);

  const asked = refunds.length;
  await core.ask("POST", `/api/v1/sales/${sale.id}/refunds`, order, { as, key: "r2" });
  await untilAsked(asked + 1);
  expect(refunds.slice(asked).some(({ refund }) => refund === first?.refund)).toBe(false);
});
