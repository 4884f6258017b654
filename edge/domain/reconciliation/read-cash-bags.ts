import { money } from "../money.ts";
import type { StatementLine, StatementReading } from "./statement.ts";
import { cellsOf, linesOf, missingColumn, rowsOf, unitsOf } from "./table.ts";

const needed = ["day", "bag", "amount"];

/** What the bank counted in each bag: `day,bag,amount`, the amount in yuan. */
export function readCashBags(text: string): StatementReading {
  const [first = "", ...rest] = linesOf(text);
  const header = cellsOf(first);
  const missing = missingColumn(header, needed);
  if (missing !== undefined) return { fault: `no column ${missing}` };
  const lines: StatementLine[] = [];
  for (const [index, row] of rowsOf(header, rest.map(cellsOf)).entries()) {
    const amount = unitsOf(row.get("amount") ?? "", 2);
    const day = row.get("day") ?? "";
    if (amount === undefined || !/^\d{4}-\d\d-\d\d$/.test(day))
      return { fault: `row ${index + 1}: day or amount` };
    const bag = row.get("bag") ?? "";
    lines.push({
      kind: "payment",
      providerNumber: "",
      ourNumber: bag,
      day,
      amount: money(amount),
      settled: money(amount),
      feeThousandths: 0,
    });
  }
  return lines;
}
