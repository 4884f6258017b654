import { money, type Money } from "../money.ts";
import { exactOf, minorUnitsOf, type Exact } from "./exact.ts";
import type { InstantOf } from "./instant.ts";
import type { RejectRule } from "./reject.ts";

/** Columns of a file of sales, one line of an invoice a row. */
export const salesColumns = [
  "InvoiceNo",
  "StockCode",
  "Description",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
] as const;

export type SalesCells = Readonly<Record<(typeof salesColumns)[number], string>>;

/** A line that was sold, or that a cancellation took back. */
export interface HistoricLine {
  readonly sku: string;
  /** Empty where the file has none. */
  readonly name: string;
  /** Pieces, positive in both cases. */
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** A row that can be booked. */
export interface SalesRow {
  readonly invoice: string;
  readonly isReturn: boolean;
  readonly soldAtMs: number;
  /** As the file names them; empty: anonymous. */
  readonly customer: string;
  readonly line: HistoricLine;
}

export type SalesReading = { readonly amount: Exact | undefined } & (
  { readonly row: SalesRow } | { readonly rule: RejectRule }
);

const wholeNumber = /^-?\d{1,9}$/;
const invoiceNumber = /^(C?)\d+$/;

/** Reads one row: what it says in money in any case, and what can be booked or why not. */
export function readSalesRow(cells: SalesCells, instantOf: InstantOf): SalesReading {
  const quantity = wholeNumber.test(cells.Quantity) ? Number(cells.Quantity) : 0;
  const price = exactOf(cells.UnitPrice);
  const isUnknown = quantity === 0 || price === undefined;
  const amount = isUnknown ? undefined : BigInt(quantity) * price;
  const invoice = cells.InvoiceNo.toUpperCase();
  const [, cancellation] = invoiceNumber.exec(invoice) ?? [];
  const sku = skuOf(cells.StockCode);
  if (cancellation === undefined) return { amount, rule: "invoice-kind" };
  if (sku === "") return { amount, rule: "code-empty" };
  if (quantity === 0) return { amount, rule: "quantity-unreadable" };
  const isReturn = cancellation !== "";
  if (isReturn !== quantity < 0)
    return { amount, rule: isReturn ? "cancellation-positive" : "stock-correction" };
  const unitPrice = readPrice(price);
  if (typeof unitPrice === "string") return { amount, rule: unitPrice };
  const soldAtMs = instantOf(cells.InvoiceDate);
  if (soldAtMs === undefined) return { amount, rule: "date-unreadable" };
  const line = { sku, name: cells.Description, quantity: Math.abs(quantity), unitPrice };
  return { amount, row: { invoice, isReturn, soldAtMs, customer: cells.CustomerID, line } };
}

/** Codes that differ only in case are one product; what a sku cannot hold becomes a dash. */
function skuOf(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^A-Z0-9_-]+/g, "-")
    .slice(0, 64);
}

function readPrice(price: Exact | undefined): Money | RejectRule {
  if (price === undefined) return "price-unreadable";
  if (price === 0n) return "price-zero";
  if (price < 0n) return "price-negative";
  const minorUnits = minorUnitsOf(price);
  return minorUnits === undefined ? "price-too-fine" : money(minorUnits);
}
