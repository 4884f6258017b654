import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { runningCore, type TestCore } from "../testing/running-core.ts";

const v1 = "/api/v1";

function sell(core: TestCore, method: string, key: string) {
  const sale = { lines: [{ sku: "cola", quantity: 2 }], tenders: [{ method, amount: 700 }] };
  return core.ask("POST", `${v1}/sales`, { ...sale, kiosk: "k1" }, { as: core.system, key });
}

test("a shift is opened, counted blind and answered for", async () => {
  const core = await runningCore();
  const as = core.system;
  const post = (path: string, body?: object) => core.ask("POST", `${v1}${path}`, body, { as });
  const opened = await post("/shifts", { drawer: "k1", float: 10_000 });
  expect([opened.status, opened.body["closed"]]).toEqual([201, null]);
  const shift = `/shifts/${String(opened.body["id"])}`;
  expect((await post("/shifts", { drawer: "k1", float: 1 })).body["code"]).toBe("SHIFT_OPEN");
  const current = () => core.ask("GET", `${v1}/shifts/open?drawer=k1`, undefined, { as });
  expect((await current()).body).toEqual(opened.body);
  await sell(core, "cash", "a");
  expect((await post(`${shift}/cash`, { kind: "pick-up", amount: 200, note: "B1" })).status).toBe(
    201,
  );
  const closed = await post(`${shift}/close`, { counted: 10_450 });
  expect(closed.body["closed"]).toMatchObject({ expected: 10_500, difference: -50 });
  expect((await post(`${shift}/close`, { counted: 1 })).status).toBe(409);
  expect((await current()).status).toBe(404);
  const losses = () => core.ask("GET", `${v1}/losses`, undefined, { as });
  const [loss] = (await losses()).items;
  expect(loss).toMatchObject({ kind: "shift.closed", source: opened.body["id"], amount: 50 });
  const answer = `/losses/${String(loss?.["id"])}/answer`;
  expect((await post(answer, { recovered: 51, memo: "x" })).status).toBe(400);
  expect((await post(answer, { recovered: 50, memo: "paid back" })).status).toBe(201);
  expect((await losses()).items).toEqual([]);
  expect((await post("/bank-credits", { amount: 200 })).status).toBe(201);
  const balance = await core.ask("GET", `${v1}/trial-balance`, undefined, { as });
  expect(balance.body["total"]).toBe(0);
  expect(balance.items.find((row) => row["account"] === "loss-pending")).toMatchObject({
    amount: 0,
  });
  expect((await core.ask("GET", `${v1}/shifts?limit=1`, undefined, { as })).items).toHaveLength(1);
});

test("nobody at a kiosk sees the money", async () => {
  const core = await runningCore();
  for (const path of ["/shifts", "/reports/z", "/invoices", "/differences", "/periods", "/journal"])
    expect((await core.ask("GET", `${v1}${path}`)).status, path).toBe(403);
  for (const path of ["/shifts", "/invoices", "/journal", "/reconciliations?provider=card"])
    expect((await core.ask("POST", `${v1}${path}`, {})).status, path).toBe(403);
});

test("a report is a table as JSON, and a file for a spreadsheet", async () => {
  const core = await runningCore();
  const as = core.system;
  const get = (path: string) => core.ask("GET", `${v1}${path}`, undefined, { as });
  await sell(core, "cash", "a");
  const names = (await get("/reports")).body["items"] as string[];
  for (const name of names) expect((await get(`/reports/${name}`)).status, name).toBe(200);
  const z = await get("/reports/z");
  expect((z.body["rows"] as unknown[])[0]).toEqual([
    { "zh-CN": "销售", en: "Sales" },
    { "zh-CN": "应收合计", en: "Total" },
    1,
    700,
  ]);
  const csv = await get("/reports/profit-and-loss?format=csv&locale=en");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.text.split("\r\n").slice(0, 2)).toEqual(["Item,Amount", "Revenue,6.19"]);
  expect((await get("/reports/profit-and-loss?format=csv")).text).toContain("营业收入,6.19");
  expect((await get("/reports/weather")).body["code"]).toBe("REPORT_UNKNOWN");
  expect((await get("/reports/z?from=2026-02-30")).status).toBe(400);
});

test("an entry by hand, its reversal, and a locked period", async () => {
  const core = await runningCore();
  const as = core.system;
  const post = (path: string, body: object) => core.ask("POST", `${v1}${path}`, body, { as });
  const postings = [
    { account: "selling-expenses", amount: 900 },
    { account: "bank", amount: -900 },
  ];
  const entry = await post("/journal", { memo: "rent", postings });
  expect(entry.status).toBe(201);
  const wrong = [postings[0], { account: "bank", amount: -1 }];
  expect((await post("/journal", { memo: "x", postings: wrong })).body["code"]).toBe(
    "JOURNAL_UNBALANCED",
  );
  expect(
    (await post("/journal", { memo: "x", postings: [{ account: "gold", amount: 1 }, postings[1]] }))
      .status,
  ).toBe(400);
  const source = String(entry.body["id"]);
  const found = await core.ask("GET", `${v1}/journal?source=${source}`, undefined, { as });
  const path = `/journal/${String(found.items[0]?.["id"])}/reversal`;
  expect((await post(path, { memo: "twice" })).status).toBe(201);
  expect((await post(path, { memo: "twice" })).body["code"]).toBe("ALREADY_ANSWERED");
  const today = String((await core.ask("GET", `${v1}/reports/z`, undefined, { as })).body["to"]);
  expect((await post("/periods/lock", { through: today })).body["code"]).toBe("PERIOD_NOT_OVER");
  expect((await post("/periods/lock", { through: "2026-01-31" })).status).toBe(201);
  const late = { memo: "late", postings, businessDay: "2026-01-31" };
  expect((await post("/journal", late)).body["code"]).toBe("PERIOD_LOCKED");
  const locked = await core.ask("GET", `${v1}/periods`, undefined, { as });
  expect(locked.body).toEqual({ lockedThrough: "2026-01-31" });
});

test("an invoice is booked against its delivery and paid", async () => {
  const core = await runningCore();
  const as = core.system;
  const post = (path: string, body?: object) => core.ask("POST", `${v1}${path}`, body, { as });
  const goods = { sku: "cola", lot: "L1", quantity: 10, cost: 2_000 };
  const delivery = String((await post("/deliveries", { lines: [goods] })).body["id"]);
  const bill = {
    supplier: "sup",
    number: "F-1",
    invoiceDay: "2026-11-24",
    dueDay: "2026-12-24",
    net: 2_100,
    tax: 273,
    deliveries: [delivery],
  };
  const invoice = await post("/invoices", bill);
  expect(invoice.status).toBe(201);
  expect((await post("/invoices", bill)).body["code"]).toBe("INVOICE_KNOWN");
  expect((await post("/invoices", { ...bill, number: "F-2" })).body["code"]).toBe(
    "DELIVERY_NOT_OPEN",
  );
  const path = `/invoices/${String(invoice.body["id"])}`;
  expect((await post(`${path}/vat`)).status).toBe(201);
  expect((await post(`${path}/payments`, { amount: 2_373 })).status).toBe(201);
  const list = await core.ask("GET", `${v1}/invoices`, undefined, { as });
  expect(list.items).toMatchObject([{ number: "F-1", estimate: 2_000, paid: 2_373 }]);
  const back = { sku: "cola", lot: "L1", location: "back-room", quantity: 4, tax: 109 };
  expect((await post("/supplier-returns", back)).status).toBe(201);
  expect((await post("/supplier-returns", { ...back, quantity: 7 })).body["code"]).toBe(
    "STOCK_TOO_LOW",
  );
});

const bill = `支付宝交易号,商户订单号,业务类型,完成时间,订单金额（元）,商家实收（元）,服务费（元）
20261\t,K1\t,交易\t,2026-11-24 09:00:05,7.70,7.70,-0.05
`;

test("a statement comes plain or packed, and its differences are resolved", async () => {
  const core = await runningCore();
  const as = core.system;
  const send = async (bytes: Buffer, type: string) => {
    const response = await fetch(`${core.url}${v1}/reconciliations?provider=alipay`, {
      method: "POST",
      headers: { authorization: `Bearer ${as}`, "content-type": type },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const taken = await send(gzipSync(bill), "application/gzip");
  expect([taken.status, taken.body]).toMatchObject([
    201,
    { provider: "alipay", lines: 1, matched: 0, charged: 770, feeThousandths: 5_000 },
  ]);
  expect((await send(gzipSync(bill), "application/gzip")).body["code"]).toBe("STATEMENT_KNOWN");
  expect((await send(Buffer.from("PK\u0003\u0004?"), "application/zip")).body["code"]).toBe(
    "STATEMENT_UNREADABLE",
  );
  const get = (path: string) => core.ask("GET", `${v1}${path}`, undefined, { as });
  const [difference] = (await get("/differences")).items;
  expect(difference).toMatchObject({ kind: "not-in-books", amount: 770, providerNumber: "20261" });
  const path = `${v1}/differences/${String(difference?.["id"])}/resolve`;
  const order = { account: "non-operating-income", memo: "nobody asked for it" };
  expect((await core.ask("POST", path, order, { as })).status).toBe(201);
  expect((await get("/differences")).items).toEqual([]);
  const id = String(taken.body["id"]);
  expect((await core.ask("POST", `${v1}/reconciliations/${id}/settle`, {}, { as })).status).toBe(
    201,
  );
  expect((await get(`/reconciliations/${id}`)).body["isSettled"]).toBe(true);
  expect((await get("/reconciliations")).items).toHaveLength(1);
});
