import { money } from "../money.ts";
import type { LineKind, StatementLine, StatementReading } from "./statement.ts";
import { cellsOf, linesOf, missingColumn, rowsOf, unitsOf, type Row } from "./table.ts";

const kinds: Readonly<Record<string, LineKind>> = {
  Settled: "payment",
  Refunded: "refund",
  Fee: "fee",
  MerchantPayout: "payout",
};

const needed = [
  "Psp Reference",
  "Merchant Reference",
  "Creation Date",
  "Type",
  "Gross Debit (GC)",
  "Gross Credit (GC)",
  "Net Debit (NC)",
  "Net Credit (NC)",
];

/** The settlement details of a card acquirer: gross and net of each payment, fees and the payout. */
export function readCardSettlement(text: string): StatementReading {
  const [first = "", ...rest] = linesOf(text);
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
  const kind = kinds[cell("Type")];
  if (kind === undefined) return `Type ${cell("Type")}`;
  const gross = difference(cell("Gross Credit (GC)"), cell("Gross Debit (GC)"));
  const net = difference(cell("Net Credit (NC)"), cell("Net Debit (NC)"));
  if (gross === undefined || net === undefined) return "amount";
  const isPayment = kind === "payment" || kind === "refund";
  const fee = kind === "fee" ? 0 - net : gross - net;
  return {
    kind,
    providerNumber: cell("Psp Reference"),
    ourNumber: cell("Merchant Reference"),
    day: cell("Creation Date").slice(0, 10),
    amount: money(isPayment ? gross : net),
    settled: money(isPayment ? gross : net),
    feeThousandths: isPayment || kind === "fee" ? fee * 1_000 : 0,
  };
}

function difference(credit: string, debit: string): number | undefined {
  const [came, went] = [unitsOf(credit, 2), unitsOf(debit, 2)];
  return came === undefined || went === undefined ? undefined : came - went;
}
