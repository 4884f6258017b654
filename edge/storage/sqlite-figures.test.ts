import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { isRefused } from "../usecases/outcome.ts";
import { makeReport, type ReportQuery } from "../usecases/make-report.ts";
import type { Report, ReportCell } from "../usecases/report.ts";

const dayMs = 86_400_000;
const today = "2026-11-24";
const yesterday = "2026-11-23";

/** Two days: yesterday tea by card, today milk and tofu at two tills, one of them in a shift. */
async function twoDays(): Promise<{ shop: SmallShop; shift: string }> {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const { store } = shop;
  const occasion = { atMs: noonMs, by: "li" };
  const goods = { location: "shelf" as const, bestBefore: "2026-12-24" };
  await store.stock.receive(
    [
      { ...goods, sku: "milk", lot: "a", quantity: 20, cost: money(6_000) },
      { ...goods, sku: "tofu", lot: "b", quantity: 20, cost: money(2_000) },
      { ...goods, sku: "tea", lot: "c", quantity: 20, cost: money(6_200) },
    ],
    "opening",
    { ...occasion, atMs: noonMs - dayMs },
  );
  const tea = draftOf("S1", { tea: 2 }, { method: "card", soldAtMs: noonMs - dayMs });
  await store.ledger.postSale({ ...tea, cashier: "li" });
  const opened = await store.finance.shifts.open({ drawer: "k1", float: money(500) }, occasion);
  const shift = isRefused(opened) ? "" : opened.id;
  await store.ledger.postSale({ ...draftOf("S2", { milk: 3 }), cashier: "li" });
  await store.ledger.postSale(draftOf("S3", { milk: 1, tofu: 2 }, { method: "qr" }));
  const other = draftOf("S4", { tofu: 4 }, { soldAtMs: noonMs + 3_600_000 });
  await store.ledger.postSale({ ...other, kiosk: "k2", cashier: "zhao" });
  return { shop, shift };
}

async function report(shop: SmallShop, name: string, query: Partial<ReportQuery> = {}) {
  const days = { from: today, to: today, shift: "", ...query };
  const made = await makeReport(shop.store.finance, name, days);
  if (isRefused(made)) throw new Error(made.code);
  return made;
}

const text = (cell: ReportCell) => (typeof cell === "object" ? cell.en : String(cell));
const lines = ({ rows }: Report) => rows.map((row) => row.map(text).join(" | "));
const valueOf = (made: Report, item: string) =>
  made.rows.find((row) => row.map(text).includes(item))?.at(-1);

test("profit and loss of a day, of two days, and of days without sales", async () => {
  const { shop } = await twoDays();
  const one = await report(shop, "profit-and-loss");
  expect(valueOf(one, "Revenue")).toBe(3_500 - 165 - 173);
  expect(valueOf(one, "Cost of sales")).toBe(4 * 300 + 6 * 100);
  const two = await report(shop, "profit-and-loss", { from: yesterday });
  expect(valueOf(two, "Cost of sales")).toBe(1_800 + 620);
  const none = await report(shop, "profit-and-loss", { from: "2026-01-01", to: "2026-01-31" });
  expect(none.rows.every((row) => row[1] === 0)).toBe(true);
});

test("the balance sheet balances on every day", async () => {
  const { shop } = await twoDays();
  for (const to of [yesterday, today]) {
    const sheet = await report(shop, "balance-sheet", { from: to, to });
    const [assets, debts, equity] = ["Total assets", "Total liabilities", "Total equity"].map(
      (item) => Number(valueOf(sheet, item)),
    );
    expect(assets).toBe(debts! + equity!);
    expect(assets).toBeGreaterThan(0);
  }
});

test("the trial balance carries forward what was before, and adds up to nothing", async () => {
  const { shop } = await twoDays();
  const made = await report(shop, "trial-balance");
  expect(lines(made).slice(0, 3)).toEqual([
    "1001.01 | Cash in drawers | cash | 0 | 3000 | 0 | 3000",
    "1001.02 | Cash in the safe | safe-cash | 0 | 0 | 500 | -500",
    "1012.03 | Card acquirer clearing | card-clearing | 1100 | 0 | 0 | 1100",
  ]);
  const totals = [3, 4, 5, 6].map((place) =>
    made.rows.reduce((total, row) => total + Number(row[place]), 0),
  );
  expect([totals[0], totals[1]! - totals[2]!, totals[3]]).toEqual([0, 0, 0]);
});

test("the VAT summary takes output VAT by rate from the journal", async () => {
  const { shop } = await twoDays();
  const made = await report(shop, "vat-summary", { from: yesterday });
  const output = 165 + 173 + 127;
  expect(valueOf(made, "Output VAT")).toBe(output);
  expect(valueOf(made, "VAT due")).toBe(output);
  expect(valueOf(made, "Sales at the general rates")).toBe(4_600 - output);
});

test.each([
  [
    "margin-by-product",
    [
      "milk | milk | 2 | 4 | 1835 | 165 | 0 | 1200 | 635 | 3460",
      "tofu | tofu | 2 | 6 | 1327 | 173 | 0 | 600 | 727 | 5479",
    ],
  ],
  ["margin-by-category", ["food | Food | 4 | 0 | 3162 | 338 | 0 | 1800 | 1362 | 4307"]],
  [
    "margin-by-hour",
    [
      "14 | 14 | 3 | 0 | 2277 | 223 | 0 | 1400 | 877 | 3852",
      "15 | 15 | 1 | 0 | 885 | 115 | 0 | 400 | 485 | 5480",
    ],
  ],
  [
    "margin-by-cashier",
    [
      "li | li | 1 | 0 | 1376 | 124 | 0 | 900 | 476 | 3459",
      " |  | 2 | 0 | 901 | 99 | 0 | 500 | 401 | 4451",
      "zhao | zhao | 1 | 0 | 885 | 115 | 0 | 400 | 485 | 5480",
    ],
  ],
])("%s", async (name, rows) => {
  const { shop } = await twoDays();
  expect(lines(await report(shop, name))).toEqual(rows);
});

test("X shows an open shift without what should be in its drawer; Z shows the day", async () => {
  const { shop, shift } = await twoDays();
  const { shifts } = shop.store.finance;
  expect(lines(await report(shop, "x", { shift }))).toEqual([
    "Sales | Total | 2 | 2500",
    "Sales | Refunds | 0 | 0",
    "Sales | Net |  | 2500",
    "Sales | Discounts |  | 0",
    "Sales | Rounding |  | 0",
    "Sales | Of which VAT |  | 223",
    "Sales | First receipt | S001-26-00000002 | ",
    "Sales | Last receipt | S001-26-00000003 | ",
    "VAT rate | 9 % | 2 | 2000",
    "VAT rate | 13 % | 1 | 500",
    "Tenders | cash | 1 | 1500",
    "Tenders | qr | 1 | 1000",
    "Drawer k1 (li) | Float |  | 500",
    "Drawer k1 (li) | Still open |  | ",
  ]);
  await shifts.close({ shift, counted: money(1_990) }, { atMs: noonMs, by: "li" });
  const z = lines(await report(shop, "z"));
  expect(z[0]).toBe("Sales | Total | 3 | 3500");
  expect(z.slice(-3)).toEqual([
    "Drawer k1 (li) | Expected |  | 2000",
    "Drawer k1 (li) | Counted |  | 1990",
    "Drawer k1 (li) | Over or short |  | -10",
  ]);
});

test("a Z report has the same tenders as the journal", async () => {
  const { shop } = await twoDays();
  const z = await report(shop, "z", { from: yesterday, to: today });
  const paid = (method: string) => Number(valueOf(z, method) ?? 0);
  const balance = async (account: string) =>
    (await shop.store.books.trialBalance()).find((row) => row.account === account)?.amount;
  expect(await balance("qr-clearing")).toBe(paid("qr"));
  expect(await balance("card-clearing")).toBe(paid("card"));
  expect(await balance("cash")).toBe(paid("cash") + 500);
});

test("what came back is taken off every figure", async () => {
  const { shop } = await twoDays();
  const { ledger, refunds } = shop.store;
  const before = await report(shop, "margin-by-product");
  const sale = (await ledger.saleByKey("S3"))!;
  const order = { kiosk: "k1", cashier: "li", reason: "", key: "R1", sale: sale.id };
  const returned = [{ line: 2, quantity: 1, goods: "resale" as const }];
  expect((await refunds.refund({ ...order, lines: returned })).kind).toBe("refunded");
  const after = await report(shop, "margin-by-product");
  const tofu = (made: Report) => lines(made).find((line) => line.startsWith("tofu"));
  expect([tofu(before), tofu(after)]).toEqual([
    "tofu | tofu | 2 | 6 | 1327 | 173 | 0 | 600 | 727 | 5479",
    "tofu | tofu | 2 | 5 | 1106 | 144 | 0 | 500 | 606 | 5479",
  ]);
  const z = await report(shop, "z");
  expect(lines(z).filter((line) => /Refund|Net|VAT/.test(line))).toEqual([
    "Sales | Refunds | 1 | -250",
    "Sales | Net |  | 3250",
    "Sales | Of which VAT |  | 309",
    "VAT rate | 9 % | 2 | 2000",
    "VAT rate | 13 % | 2 | 1250",
    "Refunded by | qr | 1 | -250",
  ]);
});

test("the journal lists every posting of the days once", async () => {
  const { shop } = await twoDays();
  const made = await report(shop, "journal", { from: yesterday });
  const sum = (place: number) => made.rows.reduce((total, row) => total + Number(row[place]), 0);
  expect(sum(6)).toBe(sum(7));
  expect(new Set(made.rows.map((row) => row[1])).size).toBe(6);
});

test("a closed month keeps its result, and the year's profit takes it over", async () => {
  const { shop } = await twoDays();
  const { periods } = shop.store.finance;
  const before = await report(shop, "profit-and-loss", { from: yesterday });
  const later = { atMs: noonMs + dayMs, by: "li" };
  const order = { through: today, surchargeBasisPoints: 1_200, incomeTaxBasisPoints: 500 };
  expect(await periods.close(order, { atMs: noonMs, by: "li" })).toMatchObject({
    code: "PERIOD_NOT_OVER",
  });
  expect(isRefused(await periods.close(order, later))).toBe(false);
  const after = await report(shop, "profit-and-loss", { from: yesterday });
  expect(valueOf(after, "Revenue")).toBe(valueOf(before, "Revenue"));
  const surcharges = Math.round(465 * 0.12);
  const profit = 4_600 - 465 - 2_420 - surcharges;
  expect(valueOf(after, "Net profit")).toBe(profit - Math.round(profit * 0.05));
  const balance = async (account: string) =>
    (await shop.store.books.trialBalance()).find((row) => row.account === account)?.amount ?? 0;
  expect(await balance("year-profit")).toBe(0 - Number(valueOf(after, "Net profit")));
  expect(await balance("vat-payable")).toBe(-465);
  expect(await balance("revenue-reduced")).toBe(0);
  const sheet = await report(shop, "balance-sheet");
  expect(valueOf(sheet, "Undistributed profit")).toBe(valueOf(after, "Net profit"));
  expect(await periods.close(order, later)).toMatchObject({ code: "PERIOD_LOCKED" });
});

test("the last close of a year hands its profit over", async () => {
  const { shop } = await twoDays();
  const inJanuary = { atMs: Date.UTC(2027, 0, 5, 6), by: "li" };
  const order = { through: "2026-12-31", surchargeBasisPoints: 0, incomeTaxBasisPoints: 0 };
  expect(isRefused(await shop.store.finance.periods.close(order, inJanuary))).toBe(false);
  const rows = await shop.store.books.trialBalance();
  const balance = (account: string) => rows.find((row) => row.account === account)?.amount ?? 0;
  expect([balance("year-profit"), balance("retained-profit")]).toEqual([0, 465 + 2_420 - 4_600]);
});

test("a small-scale payer owes surcharges on its levy", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const draft = draftOf("S1", { milk: 2 });
  const lines = draft.lines.map((line) => ({ ...line, vatBasisPoints: 100, vat: money(10) }));
  expect((await shop.store.ledger.postSale({ ...draft, lines })).kind).toBe("posted");
  const order = { through: today, surchargeBasisPoints: 1_000, incomeTaxBasisPoints: 0 };
  await shop.store.finance.periods.close(order, { atMs: noonMs + dayMs, by: "li" });
  const rows = await shop.store.books.trialBalance();
  const balance = (account: string) => rows.find((row) => row.account === account)?.amount ?? 0;
  expect([balance("small-scale-vat"), balance("surcharges-payable")]).toEqual([-10, -1]);
});

test("the close checklist names what is open, and a pending loss keeps the period open", async () => {
  const { shop } = await twoDays();
  const { stock, finance } = shop.store;
  const goods = { sku: "milk", lot: "a", location: "shelf" as const, quantity: 2 };
  await stock.writeOff(goods, { atMs: noonMs, by: "li" });
  expect(lines(await report(shop, "close-checklist"))).toEqual([
    "Shifts still open | 1 | 0",
    "Losses and gains pending | 0 | 600",
    "Payments that are not settled | 0 | 2100",
  ]);
  const later = { atMs: noonMs + dayMs, by: "li" };
  const order = { through: today, surchargeBasisPoints: 0, incomeTaxBasisPoints: 0 };
  expect(await finance.periods.close(order, later)).toMatchObject({ code: "LOSS_PENDING" });
});

test("in a locked period the schema itself takes no posting", async () => {
  const { shop } = await twoDays();
  const { periods } = shop.store.finance;
  await periods.lock(today, { atMs: noonMs + dayMs, by: "li" });
  const goods = { sku: "milk", lot: "z", location: "shelf" as const, bestBefore: "2026-12-24" };
  const lines = [{ ...goods, quantity: 1, cost: money(300) }];
  const receive = (atMs: number) => shop.store.stock.receive(lines, "delivery", { atMs, by: "li" });
  await expect(receive(noonMs)).rejects.toMatchObject({ code: "PERIOD_LOCKED" });
  await expect(receive(noonMs + dayMs)).resolves.toBeTypeOf("string");
});

test("an unknown report and an unknown shift are refused by name", async () => {
  const { shop } = await twoDays();
  const ask = (name: string, query: Partial<ReportQuery>) =>
    makeReport(shop.store.finance, name, { from: today, to: today, shift: "", ...query });
  expect(await ask("weather", {})).toMatchObject({ code: "REPORT_UNKNOWN" });
  expect(await ask("z", { shift: "none" })).toMatchObject({ code: "NOT_FOUND" });
  expect(await ask("z", { from: today, to: yesterday })).toMatchObject({ code: "REQUEST_INVALID" });
});
