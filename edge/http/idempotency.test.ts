import { expect, test } from "vitest";
import { Database } from "../platform/sqlite.ts";
import { ledgerPath } from "../storage/open-store.ts";
import { verifyLedger } from "../storage/verify-ledger.ts";
import { runningCore } from "../testing/running-core.ts";

const sale = {
  lines: [
    { sku: "cola", quantity: 2 },
    { sku: "apple", quantity: 335 },
  ],
  tenders: [{ method: "cash", amount: 1200 }],
};

test("a repeated write gets the first answer, byte for byte, also after a restart", async () => {
  const core = await runningCore();
  const post = () => core.ask("POST", "/api/v1/sales", sale, { as: core.system, key: "k-1" });
  const first = await post();
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    total: 1129,
    cashier: "tillbox",
    lines: [{ net: 700 }, { net: 429 }],
    tenders: [{ amount: 1129, received: 1200 }],
  });
  const second = await post();
  await core.restart();
  const third = await post();
  expect([second.text, third.text]).toEqual([first.text, first.text]);
  expect(third.status).toBe(201);
  const list = await core.ask("GET", "/api/v1/sales", undefined, { as: core.system });
  expect(list.body["items"]).toHaveLength(1);
});

test("the same key with other content or at another door is refused", async () => {
  const core = await runningCore();
  const as = core.system;
  await core.ask("POST", "/api/v1/sales", sale, { as, key: "k-1" });
  const other = { ...sale, kiosk: "k9" };
  for (const [path, body] of [
    ["/api/v1/sales", other],
    ["/api/v1/baskets", { kiosk: "k1" }],
  ] as const)
    expect((await core.ask("POST", path, body, { as, key: "k-1" })).body).toMatchObject({
      status: 409,
      code: "IDEMPOTENCY_KEY_REUSED",
    });
});

test("200 sales posted by 16 clients, each twice at once, are 200 sales and the books are in order", async () => {
  const core = await runningCore();
  const as = core.system;
  const keys = Array.from({ length: 200 }, (_, index) => `sale-${index}`);
  const post = async (client: number) => {
    for (const key of keys.filter((_, index) => index % 16 === client)) {
      const [left, right] = await Promise.all([
        core.ask("POST", "/api/v1/sales", sale, { as, key }),
        core.ask("POST", "/api/v1/sales", sale, { as, key }),
      ]);
      expect(left.status).toBe(201);
      expect(right.text).toBe(left.text);
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, client) => post(client)));
  const books = await core.ask("GET", "/api/v1/trial-balance", undefined, { as });
  expect(books.body["total"]).toBe(0);
  const stock = await core.ask("GET", "/api/v1/stock?sku=cola", undefined, { as });
  expect(stock.body["items"]).toMatchObject([{ quantity: -400 }]);
  const reader = await Database.open(ledgerPath(core.data), "read");
  expect(await verifyLedger(reader)).toMatchObject({ ok: true, sales: 200 });
  await reader.close();
});

test("tenders must fit, goods must exist", async () => {
  const core = await runningCore();
  const post = (body: unknown) => core.ask("POST", "/api/v1/sales", body, { as: core.system });
  const card = (amount: number) => ({ ...sale, tenders: [{ method: "card", amount }] });
  expect((await post(card(1128))).body).toMatchObject({ status: 422, code: "TENDER_REFUSED" });
  expect((await post(card(1130))).body).toMatchObject({ code: "TENDER_REFUSED" });
  const unknown = { ...sale, lines: [{ sku: "gold", quantity: 1 }] };
  expect((await post(unknown)).body).toMatchObject({ status: 404, code: "PRODUCT_UNKNOWN" });
  expect((await post(card(1129))).status).toBe(201);
});
