import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { totalsOf, withoutReversed } from "./match.ts";
import { readStatement } from "./read-statement.ts";
import { isFault, type Provider, type StatementLine } from "./statement.ts";
import { unitsOf } from "./table.ts";

function linesFrom(provider: Provider, text: string): readonly StatementLine[] {
  const reading = readStatement(provider, text);
  if (isFault(reading)) throw new Error(reading.fault);
  return reading;
}

const wechat = `\uFEFF交易时间,微信订单号,商户订单号,交易状态,应结订单金额,退款金额,商品名称,手续费,订单金额,申请退款金额
\`2026-11-21 09:00:01,\`42001,\`K02-1,\`SUCCESS,\`12.80,\`0.00,\`鸡蛋, 大,\`0.08000,\`12.80,\`0.00
\`2026-11-21 09:10:00,\`42002,\`K02-2,\`SUCCESS,\`8.90,\`0.00,\`牛奶,\`0.05000,\`9.90,\`0.00
\`2026-11-21 09:19:00,\`42003,\`K02-3,\`SUCCESS,\`6.00,\`0.00,\`香蕉,\`0.04000,\`6.00,\`0.00
\`2026-11-21 09:20:00,\`42003,\`K02-3,\`REVOKED,\`0.00,\`6.00,\`香蕉,\`-0.04000,\`0.00,\`6.00
总交易单数,应结订单总金额
\`4,\`27.70
`;

const alipay = `#支付宝业务明细查询
支付宝交易号,商户订单号,业务类型,完成时间,订单金额（元）,商家实收（元）,服务费（元）
20261\t,K02_11\t,交易\t,2026-11-21 09:00:05,12.80,12.80,-0.08
20261\t,K02_11\t,退款\t,2026-11-21 10:00:00,-3.80,-3.80,0.02
#交易合计：1笔
`;

const card = `Psp Reference,Merchant Reference,Creation Date,Type,Gross Debit (GC),Gross Credit (GC),Net Debit (NC),Net Credit (NC)
881,K02-127,2026-11-21 12:00:05,Settled,,56.30,,55.97
882,K02-127,2026-11-21 12:20:05,Refunded,10.05,,10.05,
,,2026-11-21 23:00:00,Fee,,,0.30,
,,2026-11-22 02:00:00,MerchantPayout,,,45.62,
`;

const bags = `day,bag,amount\r\n2026-11-21,B-17,1200.50\r\n`;

test.each<[Provider, string, string[]]>([
  [
    "wechat",
    wechat,
    ["payment 1280 8000", "payment 990 5000", "payment 600 4000", "reversed -600 -4000"],
  ],
  ["alipay", alipay, ["payment 1280 8000", "refund -380 -2000"]],
  ["card", card, ["payment 5630 33000", "refund -1005 0", "fee -30 30000", "payout -4562 0"]],
  ["cash", bags, ["payment 120050 0"]],
])("a statement of %s is read row by row", (provider, text, rows) => {
  const lines = linesFrom(provider, text);
  expect(lines.map((line) => `${line.kind} ${line.amount} ${line.feeThousandths}`)).toEqual(rows);
  expect(lines[0]?.day).toBe("2026-11-21");
});

test("a comma in the name of goods does not shift the amounts", () => {
  expect(linesFrom("wechat", wechat)[0]).toMatchObject({ ourNumber: "K02-1", settled: 1_280 });
});

test("a payment that was taken back counts for nothing", () => {
  const lines = linesFrom("wechat", wechat);
  expect(withoutReversed(lines).map(({ providerNumber }) => providerNumber)).toEqual([
    "42001",
    "42002",
  ]);
  expect(totalsOf(lines)).toEqual({ charged: 2_270, settled: 2_170, feeThousandths: 13_000 });
});

test.each<[Provider, string, string]>([
  ["wechat", alipay, "no column 交易时间"],
  ["wechat", wechat.slice(0, wechat.indexOf("总")), "the line of sums is missing"],
  ["wechat", wechat.replace("`12.80,`0.00\n", "`12,80,`0.00\n"), "row 1: 金额"],
  ["alipay", alipay.replace("退款\t", "提现\t"), "row 2: 业务类型 提现"],
  ["card", card.replace("Settled", "Chargeback"), "row 1: Type Chargeback"],
  ["cash", "day,bag,amount\n21.11.2026,B,1\n", "row 1: day or amount"],
  ["cash", "", "no column day"],
])("a file of %s that cannot be read says where", (provider, text, fault) => {
  expect(readStatement(provider, text)).toEqual({ fault });
});

test.each([
  ["12.80", 2, 1_280],
  ["-0.04000", 5, -4_000],
  ["0.08", 5, 8_000],
  ["7", 2, 700],
  ["", 2, 0],
  ["0.08000", 2, 8],
  ["0.081", 2, undefined],
  ["1e3", 2, undefined],
  ["1,000.00", 2, undefined],
] as const)("%s yuan in units of %i places", (text, places, units) => {
  expect(unitsOf(text, places)).toBe(units);
});

interface Bill {
  readonly csv?: string;
  readonly csv_utf8?: string;
  readonly expect: Readonly<Record<string, number | string>>;
}

const file = new URL("../../../../shared/vectors/payments.json", import.meta.url);
const vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as { bills: Record<string, Bill> }).bills
  : undefined;
if (vectors === undefined) console.info(`skipped: ${file.pathname} is not on this machine`);

const total = (lines: readonly StatementLine[], of: (line: StatementLine) => number) =>
  lines.reduce((before, line) => before + of(line), 0);

test.skipIf(vectors === undefined)("the sample bills add up to their own sums", () => {
  const bill = (name: string) => vectors![name]!;
  const we = linesFrom("wechat", bill("wechat_trade_all").csv!);
  const paid = we.filter(({ kind }) => kind === "payment");
  expect({
    rows: we.length,
    order_total_fen: total(paid, (line) => line.amount),
    settle_total_fen: total(paid, (line) => line.settled),
    refund_total_fen: 0 - total(we, (line) => Math.min(0, line.amount)),
    fee_total_1e5: total(we, (line) => line.feeThousandths),
  }).toEqual(bill("wechat_trade_all").expect);
  const ali = linesFrom("alipay", bill("alipay_trade").csv_utf8!);
  expect({
    rows: ali.length,
    paid_count: ali.filter(({ kind }) => kind === "payment").length,
    paid_receipt_fen: total(ali, (line) => Math.max(0, line.settled)),
    refund_count: ali.filter(({ kind }) => kind === "refund").length,
    refund_receipt_fen: total(ali, (line) => Math.min(0, line.settled)),
    fee_fen: 0 - total(ali, (line) => line.feeThousandths) / 1_000,
  }).toEqual(bill("alipay_trade").expect);
  const cards = linesFrom("card", bill("card_settlement").csv!);
  const ofKind = (...kinds: string[]) => cards.filter(({ kind }) => kinds.includes(kind));
  expect(total(ofKind("payment", "refund"), (line) => line.amount)).toBe(14_625);
  expect(total(ofKind("payment", "refund"), (line) => line.feeThousandths)).toBe(153_000);
  expect(total(ofKind("fee"), (line) => line.feeThousandths)).toBe(30_000);
  expect(total(ofKind("payout"), (line) => 0 - line.amount)).toBe(14_442);
});
