import { cellsOf } from "../reconciliation/table.ts";
import type { Exact } from "./exact.ts";
import type { InstantOf } from "./instant.ts";
import type { Reject, RejectRule } from "./reject.ts";
import {
  readSalesRow,
  salesColumns,
  type HistoricLine,
  type SalesCells,
  type SalesRow,
} from "./sales-row.ts";

/** An invoice or a cancellation with the lines of it that can be booked. */
export interface HistoricInvoice extends Pick<
  SalesRow,
  "invoice" | "isReturn" | "soldAtMs" | "customer"
> {
  readonly lines: readonly HistoricLine[];
}

interface Growing extends HistoricInvoice {
  readonly lines: HistoricLine[];
}

/** What another system has sold, gathered from its file line by line. */
export class SalesHistory {
  readonly #columns: readonly string[];
  readonly #instantOf: InstantOf;
  readonly #invoices = new Map<string, Growing>();
  readonly #numbers = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, Map<string, number>>();
  readonly #rejects: Reject[] = [];
  #rows = 0;
  #duplicates = 0;
  #total: Exact = 0n;

  /** @param header of the file; `missingColumn` says whether it will do. */
  constructor(header: string, instantOf: InstantOf) {
    this.#columns = columnsOf(header);
    this.#instantOf = instantOf;
  }

  /** Takes the next line of the file. */
  take(text: string): void {
    this.#rows += 1;
    if (this.#seen.has(text)) this.#duplicates += 1;
    this.#seen.add(text);
    const values = cellsOf(text).map((value) => value.trim());
    if (values.length !== this.#columns.length) {
      this.#reject(text, "cells-missing", undefined);
      return;
    }
    const cells = this.#cellsFrom(values);
    this.#numbers.add(cells.InvoiceNo.toUpperCase());
    const reading = readSalesRow(cells, this.#instantOf);
    this.#total += reading.amount ?? 0n;
    if ("rule" in reading) this.#reject(text, reading.rule, reading.amount);
    else this.#keep(reading.row);
  }

  /** In the order in which they begin in the file. */
  get invoices(): readonly HistoricInvoice[] {
    return [...this.#invoices.values()];
  }

  /** Numbers of invoices in the file, with those of which nothing can be booked. */
  get numbers(): number {
    return this.#numbers.size;
  }

  /** Lines after the header. */
  get rows(): number {
    return this.#rows;
  }

  /** Rows that repeat an earlier one letter by letter. They are booked: two equal lines of an invoice may both be real. */
  get duplicates(): number {
    return this.#duplicates;
  }

  get rejects(): readonly Reject[] {
    return this.#rejects;
  }

  /** What all rows together say in money, booked or not. */
  get total(): Exact {
    return this.#total;
  }

  /** Products of the booked lines: each by its commonest name, at its last price. */
  products(): HistoricLine[] {
    const products = new Map<string, HistoricLine>();
    for (const { isReturn, lines } of this.#invoices.values())
      for (const line of lines)
        if (!isReturn || !products.has(line.sku)) products.set(line.sku, line);
    return [...products.values()].map((line) => ({ ...line, name: this.#nameOf(line.sku) }));
  }

  #cellsFrom(values: readonly string[]): SalesCells {
    const cell = (name: string) => values[this.#columns.indexOf(name)] ?? "";
    return Object.fromEntries(salesColumns.map((name) => [name, cell(name)])) as SalesCells;
  }

  #keep({ invoice, isReturn, soldAtMs, customer, line }: SalesRow): void {
    const known = this.#invoices.get(invoice);
    if (known === undefined)
      this.#invoices.set(invoice, { invoice, isReturn, soldAtMs, customer, lines: [line] });
    else known.lines.push(line);
    if (line.name === "") return;
    const names = this.#names.get(line.sku) ?? new Map<string, number>();
    this.#names.set(line.sku, names.set(line.name, (names.get(line.name) ?? 0) + 1));
  }

  #reject(text: string, rule: RejectRule, amount: Exact | undefined): void {
    this.#rejects.push({ row: this.#rows + 1, rule, amount, text });
  }

  #nameOf(sku: string): string {
    const names = [...(this.#names.get(sku) ?? [])];
    const [name = sku] = names.sort(([, a], [, b]) => b - a)[0] ?? [];
    return name;
  }
}

export function columnsOf(header: string): string[] {
  return cellsOf(header.replace(/^\uFEFF/, "")).map((name) => name.trim());
}
