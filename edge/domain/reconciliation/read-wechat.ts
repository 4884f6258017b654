import { money } from "../money.ts";
import type { LineKind, StatementLine, StatementReading } from "./statement.ts";
import { linesOf, missingColumn, rowsOf, unitsOf, type Row } from "./table.ts";

const kinds: Readonly<Record<string, LineKind>> = {
  SUCCESS: "payment",
  REFUND: "refund",
  REVOKED: "reversed",
};

const needed = [
  "交易时间",
  "微信订单号",
  "商户订单号",
  "交易状态",
  "应结订单金额",
  "退款金额",
  "手续费",
  "订单金额",
  "申请退款金额",
];

/**
 * The trade bill of WeChat Pay. Every cell begins with a grave accent, and cells may hold commas, so
 * that rows part at comma and accent together. Two lines of sums end the file.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070356 (交易账单详细说明)
 */
export function readWechatBill(text: string): StatementReading {
  const [first = "", ...rest] = linesOf(text);
  const header = first.split(",");
  const missing = missingColumn(header, needed);
  if (missing !== undefined) return { fault: `no column ${missing}` };
  const end = rest.findIndex((line) => line.startsWith("总交易单数"));
  if (end === -1) return { fault: "the line of sums is missing" };
  const rows = rowsOf(
    header,
    rest.slice(0, end).map((line) => line.replace(/^`/, "").split(",`")),
  );
  const lines: StatementLine[] = [];
  for (const [index, row] of rows.entries()) {
    const line = readRow(row);
    if (typeof line === "string") return { fault: `row ${index + 1}: ${line}` };
    lines.push(line);
  }
  return lines;
}

function readRow(row: Row): StatementLine | string {
  const cell = (name: string) => row.get(name) ?? "";
  const kind = kinds[cell("交易状态")];
  if (kind === undefined) return `交易状态 ${cell("交易状态")}`;
  const isPayment = kind === "payment";
  const amount = unitsOf(cell(isPayment ? "订单金额" : "申请退款金额"), 2);
  const settled = unitsOf(cell(isPayment ? "应结订单金额" : "退款金额"), 2);
  const fee = unitsOf(cell("手续费"), 5);
  if (amount === undefined || settled === undefined || fee === undefined) return "金额";
  return {
    kind,
    providerNumber: cell("微信订单号"),
    ourNumber: cell("商户订单号"),
    day: cell("交易时间").slice(0, 10),
    amount: money(isPayment ? amount : 0 - amount),
    settled: money(isPayment ? settled : 0 - settled),
    feeThousandths: fee,
  };
}
