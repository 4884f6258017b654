import { expect, test } from "vitest";
import { runningCore } from "../testing/running-core.ts";

/** GTIN, best before and lot as a case's DataMatrix says them. */
const scanned = "]d201095200000000111527063010L7";

test("an order is received in parts, by scanned codes", async () => {
  const core = await runningCore();
  const as = core.system;
  const lines = [{ sku: "cola", quantity: 24, unitCost: 120 }];
  const placed = await core.ask(
    "POST",
    "/api/v1/orders",
    { supplier: "sup", lines },
    { as, key: "o1" },
  );
  expect(placed.status).toBe(201);
  expect(
    (await core.ask("POST", "/api/v1/orders", { supplier: "sup", lines }, { as, key: "o1" })).text,
  ).toBe(placed.text);
  const order = String(placed.body["id"]);
  const delivery = {
    order,
    lines: [{ code: scanned, quantity: 10, cost: 1_200 }],
    refused: [{ sku: "cola", quantity: 2, reason: "crushed" }],
  };
  expect((await core.ask("POST", "/api/v1/deliveries", delivery, { as, key: "d1" })).status).toBe(
    201,
  );
  expect((await core.ask("GET", `/api/v1/orders/${order}`, undefined, { as })).body).toMatchObject({
    state: "partial",
    lines: [{ sku: "cola", quantity: 24, received: 10, refused: 2 }],
  });
  const stock = await core.ask("GET", "/api/v1/stock?sku=cola", undefined, { as });
  expect(stock.items).toMatchObject([
    { lot: "L7", bestBefore: "2027-06-30", quantity: 10, location: "back-room" },
  ]);
  await core.ask("POST", `/api/v1/orders/${order}/close`, { reason: "rest is sold out" }, { as });
  expect(await core.ask("POST", "/api/v1/deliveries", delivery, { as, key: "d2" })).toMatchObject({
    status: 409,
    body: { code: "ORDER_CLOSED" },
  });
  expect((await core.ask("GET", "/api/v1/orders", undefined, { as })).items).toMatchObject([
    { id: order, state: "closed" },
  ]);
});

test("places, transfers, write-offs and lots", async () => {
  const core = await runningCore();
  const as = core.system;
  const names = { "zh-CN": "货架一", en: "Bin one" };
  expect(
    await core.ask("POST", "/api/v1/locations", { id: "attic/a", names }, { as }),
  ).toMatchObject({
    body: { code: "PLACE_UNKNOWN" },
  });
  await core.ask("POST", "/api/v1/locations", { id: "shelf/A1", names }, { as });
  const delivered = { sku: "cola", lot: "a", quantity: 20, cost: 2_000, bestBefore: "2099-01-01" };
  await core.ask("POST", "/api/v1/deliveries", { lines: [delivered] }, { as });
  const carry = { sku: "cola", quantity: 8, to: "shelf/A1" };
  expect(await core.ask("POST", "/api/v1/restocks", carry, { as })).toMatchObject({
    body: { carried: 8 },
  });

  const product = await core.ask("GET", "/api/v1/shelves", undefined, { as });
  expect(product.items).toMatchObject([{ sku: "cola", backRoom: 12 }]);

  const shipment = { to: "s002", lines: [{ sku: "cola", quantity: 5 }] };
  const shipped = await core.ask("POST", "/api/v1/transfers", shipment, { as });
  const settle = `/api/v1/transfers/${String(shipped.body["id"])}/settle`;
  const outcome = { sku: "cola", lot: "a", arrived: 3, rejected: 1, lost: 0 };
  expect(await core.ask("POST", settle, { lots: [outcome] }, { as })).toMatchObject({
    status: 422,
    body: { code: "TRANSFER_UNBALANCED" },
  });
  await core.ask("POST", settle, { lots: [{ ...outcome, lost: 1 }] }, { as });
  expect((await core.ask("GET", "/api/v1/transfers", undefined, { as })).items).toMatchObject([
    { state: "settled", outcomes: [{ arrived: 3, rejected: 1, lost: 1 }] },
  ]);
  const back = { sku: "cola", lot: "b", quantity: 2, cost: 200, bestBefore: "" };
  const arrival = { from: "s002", transfer: "x", lines: [back] };
  expect((await core.ask("POST", "/api/v1/arrivals", arrival, { as })).status).toBe(201);

  const lost = { sku: "cola", lot: "a", location: "shelf/A1", quantity: 1, cause: "damaged" };
  expect((await core.ask("POST", "/api/v1/write-offs", lost, { as })).status).toBe(201);
  const held = { sku: "cola", lot: "a", status: "recalled", reason: "glass" };
  expect((await core.ask("POST", "/api/v1/lots", held, { as })).status).toBe(200);
  const scan = await core.ask("POST", "/api/v1/baskets", { kiosk: "k1" });
  const scans = `/api/v1/baskets/${String(scan.body["id"])}/scans`;
  expect(await core.ask("POST", scans, { code: "]d2010952000000001110a" })).toMatchObject({
    status: 409,
    body: { code: "GOODS_RECALLED" },
  });
});

test("a blind stocktake tells nobody what the books expect", async () => {
  const core = await runningCore();
  const as = core.system;
  const delivered = { sku: "cola", lot: "a", quantity: 73, cost: 7_300, location: "shelf" };
  await core.ask("POST", "/api/v1/deliveries", { lines: [delivered] }, { as });
  const opened = await core.ask("POST", "/api/v1/stocktakes", { skus: ["cola"] }, { as });
  const path = `/api/v1/stocktakes/${String(opened.body["id"])}`;
  const counted = { counts: [{ sku: "cola", counted: 20 }] };
  const first = await core.ask("POST", `${path}/counts`, counted, { as });
  expect(first.body["recount"]).toEqual(["cola"]);
  expect(Object.keys(first.body).sort()).toEqual(["id", "recount"]);
  const seen = await core.ask("GET", path, undefined, { as });
  expect(Object.keys(seen.body).sort()).toEqual([
    "by",
    "counted",
    "id",
    "location",
    "openedAt",
    "skus",
    "state",
  ]);
  expect(seen.body["counted"]).toEqual(["cola"]);
  expect(await core.ask("POST", `${path}/post`, {}, { as })).toMatchObject({
    status: 409,
    body: { code: "RECOUNT_NEEDED" },
  });
  await core.ask("POST", `${path}/counts`, { counts: [{ sku: "cola", counted: 71 }] }, { as });
  expect((await core.ask("POST", `${path}/post`, {}, { as })).status).toBe(200);
  const stock = await core.ask("GET", "/api/v1/stock?sku=cola", undefined, { as });
  expect(stock.items).toMatchObject([{ quantity: 71 }]);
});

test("sold below zero becomes a task to count; deposits and bundles are no goods of their own", async () => {
  const core = await runningCore();
  const as = core.system;
  const parts = [{ sku: "cola", quantity: 2 }];
  await core.ask("PUT", "/api/v1/products/chips/content", { kind: "bundle", parts }, { as });
  const sold = {
    lines: [{ sku: "chips", quantity: 1 }],
    tenders: [{ method: "cash", amount: 690 }],
  };
  expect((await core.ask("POST", "/api/v1/sales", sold, { as, key: "s1" })).status).toBe(201);
  expect((await core.ask("GET", "/api/v1/stocktakes/tasks", undefined, { as })).items).toEqual([
    { sku: "cola", location: "shelf" },
  ]);
  const nested = { kind: "bundle", parts: [{ sku: "chips", quantity: 1 }] };
  expect(await core.ask("PUT", "/api/v1/products/cola/content", nested, { as })).toMatchObject({
    status: 400,
  });
  await core.ask("PUT", "/api/v1/products/chips/content", { kind: "deposit" }, { as });
  const bottles = { sku: "chips", quantity: 2 };
  expect((await core.ask("POST", "/api/v1/deposits/returns", bottles, { as })).status).toBe(201);
  const books = await core.ask("GET", "/api/v1/trial-balance", undefined, { as });
  expect(books.text).toContain("customer-deposits");
});
