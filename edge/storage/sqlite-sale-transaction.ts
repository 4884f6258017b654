import type { z } from "zod";
import type { salePostedBodyShape } from "../contract/events.ts";
import type { PostedSale } from "../domain/sale/sale.ts";
import type { ProductStock, SaleRecord, SaleTransaction } from "../usecases/post-sale.ts";
import { postingsOf } from "./event-parts.ts";
import { lockedThrough } from "./locked-through.ts";
import type { Page } from "./pen.ts";
import { findSalesByKeys, receiptOf } from "./sale-rows.ts";

/** Sales being posted, inside the write lane's transaction. */
export class SqliteSaleTransaction implements SaleTransaction {
  readonly #page: Page;
  readonly #store: string;

  constructor(page: Page, store: string) {
    this.#page = page;
    this.#store = store;
  }

  salesByKeys(keys: readonly string[]): Promise<PostedSale[]> {
    return findSalesByKeys(this.#page.db, keys);
  }

  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>> {
    return this.#page.stockOf(skus);
  }

  lockedThrough(): Promise<string> {
    return lockedThrough(this.#page.db);
  }

  async nextReceipt(businessDay: string): Promise<string> {
    const series = `${this.#store.toUpperCase()}-${businessDay.slice(2, 4)}`;
    return receiptOf(series, await this.#page.nextReceipt(series));
  }

  append(records: readonly SaleRecord[]): Promise<void> {
    return this.#page.appendAll(
      records.map((record) => ({
        kind: "sale.posted",
        atMs: record.sale.postedAtMs,
        body: bodyOf(record),
      })),
    );
  }
}

/** The event of a sale, as headquarters reads it and the ledger's triggers unfold it. */
function bodyOf({
  sale,
  costs,
  movements,
  journal,
}: SaleRecord): z.infer<typeof salePostedBodyShape> {
  return {
    id: sale.id,
    key: sale.key,
    receipt: sale.receipt,
    businessDay: sale.businessDay,
    soldAt: new Date(sale.soldAtMs).toISOString(),
    postedAt: new Date(sale.postedAtMs).toISOString(),
    kiosk: sale.kiosk,
    cashier: sale.cashier,
    member: sale.member,
    total: sale.total,
    rounding: sale.rounding ?? 0,
    lines: sale.lines.map((line, index) => ({
      line: index + 1,
      sku: line.sku,
      name: line.name,
      soldBy: line.soldBy,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      list: line.list,
      discount: line.discount,
      reductions: (line.reductions ?? []).map(({ rule, name, amount }) => ({ rule, name, amount })),
      net: line.net,
      vatBasisPoints: line.vatBasisPoints,
      vat: line.vat,
      cost: costs[index]!,
    })),
    tenders: sale.tenders.map((tender, index) => ({
      tender: index + 1,
      method: tender.method,
      amount: tender.amount,
      received: tender.received,
      reference: tender.reference,
    })),
    movements: movements.map(({ sku, lot, location, delta, cost, line }) => ({
      sku,
      lot,
      location,
      delta,
      cost,
      line,
    })),
    postings: postingsOf(journal),
  };
}
