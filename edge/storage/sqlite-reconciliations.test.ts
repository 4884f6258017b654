import { createHash } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import type { Provider } from "../domain/reconciliation/statement.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { isRefused } from "../usecases/outcome.ts";

const occasion = { atMs: noonMs, by: "sun" };
const dayMs = 86_400_000;

/** A WeChat bill of rows `state number ours amount fee`, all on one day. */
function wechatBill(day: string, rows: readonly string[]): string {
  const header =
    "交易时间,微信订单号,商户订单号,交易状态,应结订单金额,退款金额,手续费,订单金额,申请退款金额";
  const lines = rows.map((row) => {
    const [state = "", number = "", ours = "", amount = "", fee = ""] = row.split(" ");
    const paid = state === "SUCCESS" ? [amount, "0.00"] : ["0.00", amount];
    const cells = [`${day} 10:00:00`, number, ours, state, ...paid, fee, ...paid];
    return cells.map((cell) => `\`${cell}`).join(",");
  });
  return [header, ...lines, "总交易单数,应结订单总金额", "`1,`1"].join("\r\n");
}

async function take(shop: SmallShop, provider: Provider, text: string): Promise<string> {
  const sha256 = createHash("sha256").update(text).digest("hex");
  const taken = await shop.store.finance.reconciliations.take({ provider, text, sha256 }, occasion);
  return isRefused(taken) ? taken.code : taken.id;
}

async function differences(shop: SmallShop): Promise<string[]> {
  const rows = await shop.store.finance.reconciliations.differences("");
  return rows.map(
    ({ kind, day, amount, providerNumber, owner }) =>
      `${kind} ${day} ${providerNumber} ${amount} ${owner}`,
  );
}

async function openShop(): Promise<SmallShop> {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const { ledger } = shop.store;
  // The tender's reference is the key of the sale.
  await ledger.postSale(draftOf("Q1", { milk: 1 }, { method: "qr", soldAtMs: noonMs - dayMs }));
  await ledger.postSale(draftOf("Q2", { tofu: 1 }, { method: "qr", soldAtMs: noonMs - dayMs }));
  await ledger.postSale(draftOf("Q3", { tea: 1 }, { method: "qr", soldAtMs: noonMs - dayMs }));
  return shop;
}

async function balance(shop: SmallShop, account: string): Promise<number> {
  const rows = await shop.store.books.trialBalance();
  return rows.find((row) => row.account === account)?.amount ?? 0;
}

test("lines find their tenders, and what does not fit is listed with its day and owner", async () => {
  const shop = await openShop();
  const bill = wechatBill("2026-11-23", [
    "SUCCESS Q1 a 5.00 0.03000",
    "SUCCESS Q2 b 2.40 0.01000",
    "SUCCESS 99 c 7.70 0.04000",
    "SUCCESS 98 d 1.00 0.01000",
    "REVOKED 98 d 1.00 -0.01000",
  ]);
  const id = await take(shop, "wechat", bill);
  expect(await shop.store.finance.reconciliations.find(id)).toMatchObject({
    provider: "wechat",
    firstDay: "2026-11-23",
    lines: 5,
    matched: 2,
    charged: 1_510,
    feeThousandths: 8_000,
    isSettled: false,
  });
  expect(await take(shop, "wechat", bill)).toBe("STATEMENT_KNOWN");
  expect(await take(shop, "wechat", "a,b\n1,2\n")).toBe("STATEMENT_UNREADABLE");
  expect((await differences(shop)).sort()).toEqual([
    "amount-differs 2026-11-23 Q2 -10 sun",
    "not-in-books 2026-11-23 99 770 sun",
  ]);
});

test("a tender is missing only when the provider's statement reaches past its day", async () => {
  const shop = await openShop();
  const first = ["SUCCESS Q1 a 5.00 0.03000", "SUCCESS Q2 b 2.50 0.01000"];
  await take(shop, "wechat", wechatBill("2026-11-23", first));
  expect(await differences(shop)).toEqual([]);
  await take(shop, "wechat", wechatBill("2026-11-24", ["SUCCESS 97 e 1.00 0.01000"]));
  expect(await differences(shop)).toEqual([
    "not-in-statement 2026-11-23 Q3 -550 sun",
    "not-in-books 2026-11-24 97 100 sun",
  ]);
});

test("a payment near midnight stands on the provider's next day", async () => {
  const shop = await openShop();
  const bill = wechatBill("2026-11-24", ["SUCCESS Q3 a 5.50 0.03000"]);
  const id = await take(shop, "wechat", bill);
  expect(await shop.store.finance.reconciliations.find(id)).toMatchObject({ matched: 1 });
});

test("a refund is matched with the payment's number and its own amount", async () => {
  const shop = await openShop();
  const { ledger, refunds } = shop.store;
  const sale = (await ledger.saleByKey("Q1"))!;
  const order = { kiosk: "k1", cashier: "sun", reason: "", key: "R1", sale: sale.id };
  const lines = [{ line: 1, quantity: 1, goods: "resale" as const }];
  expect((await refunds.refund({ ...order, lines })).kind).toBe("refunded");
  const id = await take(
    shop,
    "wechat",
    wechatBill("2026-11-24", ["SUCCESS Q1 a 5.00 0.03000", "REFUND Q1 a 4.00 -0.03000"]),
  );
  expect(await shop.store.finance.reconciliations.find(id)).toMatchObject({ matched: 2 });
  expect(await differences(shop)).toEqual(["amount-differs 2026-11-24 Q1 100 sun"]);
});

test("a difference is settled by one entry against the named account", async () => {
  const shop = await openShop();
  await take(shop, "wechat", wechatBill("2026-11-23", ["SUCCESS 99 c 7.70 0.04000"]));
  const { reconciliations } = shop.store.finance;
  const [difference] = await reconciliations.differences("");
  const order = { account: "customer-advances", memo: "called the customer" } as const;
  const resolve = (id: string) => reconciliations.resolve({ ...order, difference: id }, occasion);
  expect(await resolve("line-none-1")).toMatchObject({ code: "NOT_FOUND" });
  const before = await balance(shop, "qr-clearing");
  expect(isRefused(await resolve(difference!.id))).toBe(false);
  expect(await balance(shop, "qr-clearing")).toBe(before + 770);
  expect(await balance(shop, "customer-advances")).toBe(-770);
  expect(await differences(shop)).toEqual([]);
  expect(await resolve(difference!.id)).toMatchObject({ code: "ALREADY_ANSWERED" });
});

test("a settled statement clears what was paid, less the fee", async () => {
  const shop = await openShop();
  const rows = ["Q1 a 5.00 0.43000", "Q2 b 2.50 0.20000", "Q3 c 5.50 0.43000"];
  const bill = wechatBill(
    "2026-11-23",
    rows.map((row) => `SUCCESS ${row}`),
  );
  const statement = await take(shop, "wechat", bill);
  const { reconciliations } = shop.store.finance;
  const settle = () => reconciliations.settle({ statement, feeVatBasisPoints: 600 }, occasion);
  expect(isRefused(await settle())).toBe(false);
  expect(await settle()).toMatchObject({ code: "ALREADY_ANSWERED" });
  const accounts = ["qr-clearing", "bank", "financial-expenses", "input-vat"];
  expect(await Promise.all(accounts.map((account) => balance(shop, account)))).toEqual([
    0, 1_194, 100, 6,
  ]);
});

test("a bag that the bank counted is the pick-up with its number", async () => {
  const shop = await openShop();
  const { shifts } = shop.store.finance;
  const opened = await shifts.open({ drawer: "k1", float: money(9_000) }, occasion);
  const shift = isRefused(opened) ? "" : opened.id;
  const order = { shift, kind: "pick-up", amount: money(5_000), note: "B-17" } as const;
  await shifts.moveCash(order, occasion);
  const id = await take(shop, "cash", "day,bag,amount\n2026-11-24,B-17,49.50\n");
  expect(await shop.store.finance.reconciliations.find(id)).toMatchObject({ matched: 1 });
  expect(await differences(shop)).toEqual(["amount-differs 2026-11-24  -50 sun"]);
});
