import { money } from "../money.ts";
import type { StatementLine, StatementReading } from "./statement.ts";
import { cellsOf, linesOf, missingColumn, rowsOf, unitsOf, type Row } from "./table.ts";

const needed = [
  "支付宝交易号",
  "商户订单号",
  "业务类型",
  "完成时间",
  "订单金额（元）",
  "商家实收（元）",
  "服务费（元）",
];

/**
 * The trade bill of Alipay: lines that begin with # are comments, numbers end with a tab, refunds are
 * negative, and the fee is negative where Alipay keeps it.
 */
export function readAlipayBill(text: string): StatementReading {
  const [first = "", ...rest] = linesOf(text).filter((line) => !line.startsWith("#"));
  const header = cellsOf(first);
  const missing = missingColumn(header, needed);
  if (missing !== undefined) return { fault: `no column ${missing}` };
  const lines: StatementLine[] = [];
  for (const [index, row] of rowsOf(header, rest.map(cellsOf)).entries()) {
    const line = readRow(row);
    if (typeof line === "string") return { fault: `row ${index + 1}: ${line}` };
    lines.push(line);
  }
  return lines;
}

function readRow(row: Row): StatementLine | string {
  const cell = (name: string) => row.get(name) ?? "";
  const type = cell("业务类型");
  if (type !== "交易" && type !== "退款") return `业务类型 ${type}`;
  const amount = unitsOf(cell("订单金额（元）"), 2);
  const settled = unitsOf(cell("商家实收（元）"), 2);
  const fee = unitsOf(cell("服务费（元）"), 5);
  if (amount === undefined || settled === undefined || fee === undefined) return "金额";
  return {
    kind: type === "交易" ? "payment" : "refund",
    providerNumber: cell("支付宝交易号"),
    ourNumber: cell("商户订单号"),
    day: cell("完成时间").slice(0, 10),
    amount: money(amount),
    settled: money(settled),
    feeThousandths: 0 - fee,
  };
}
