import { money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { LotStock } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import {
  bookInvoice,
  confirmInvoiceVat,
  paySupplier,
  returnToSupplier,
  type DeliveredLot,
  type InvoiceOrder,
  type PayableTransaction,
  type ReturnOrder,
  type SupplierInvoice,
} from "../usecases/book-invoices.ts";
import type { PayableDesk } from "../usecases/finance-ports.ts";
import type { Refused } from "../usecases/outcome.ts";
import type { Money } from "../domain/money.ts";
import { SqliteBookTransaction } from "./book-transaction.ts";
import type { Pen } from "./pen.ts";

interface InvoiceRow {
  id: string;
  supplier: string;
  number: string;
  invoice_day: string;
  due_day: string;
  net: number;
  tax: number;
  estimate: number;
  deliveries: string;
  paid: number;
}

const invoices = `SELECT supplier_invoice.*,
  (SELECT json_group_array(delivery) FROM invoiced_delivery
   WHERE invoiced_delivery.seq = supplier_invoice.seq) AS deliveries,
  (SELECT coalesce(sum(amount), 0) FROM supplier_payment WHERE invoice = supplier_invoice.id) AS paid
  FROM supplier_invoice`;

/** What the shop owes its suppliers. */
export class SqlitePayables implements PayableDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #clock: BookClock;

  constructor(pen: Pen, reader: Database, clock: BookClock) {
    this.#pen = pen;
    this.#reader = reader;
    this.#clock = clock;
  }

  book(order: InvoiceOrder, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => bookInvoice(tx, this.#clock, order, occasion));
  }

  confirmVat(invoice: string, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => confirmInvoiceVat(tx, this.#clock, invoice, occasion));
  }

  pay(
    order: { invoice: string; amount: Money; discount: Money },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => paySupplier(tx, this.#clock, order, occasion));
  }

  sendBack(order: ReturnOrder, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => returnToSupplier(tx, this.#clock, order, occasion));
  }

  async list(page: { after: string; limit: number }): Promise<SupplierInvoice[]> {
    const rows = await this.#reader.all<InvoiceRow>(
      `${invoices} WHERE ?1 = '' OR seq < (SELECT seq FROM supplier_invoice WHERE id = ?1)
       ORDER BY seq DESC LIMIT ?2`,
      page.after,
      page.limit,
    );
    return rows.map(toInvoice);
  }

  #write<T>(work: (tx: SqlitePayableTransaction) => Promise<T>): Promise<T> {
    return this.#pen.write((page) => work(new SqlitePayableTransaction(page)));
  }
}

interface LotRow {
  sku: string;
  lot: string;
  quantity: number;
  cost: number;
}

class SqlitePayableTransaction extends SqliteBookTransaction implements PayableTransaction {
  async knowsSupplier(id: string): Promise<boolean> {
    return (await this.page.db.get("SELECT id FROM supplier WHERE id = ?", id)) !== undefined;
  }

  async invoiceNumbered(supplier: string, number: string): Promise<string | undefined> {
    const row = await this.page.db.get<{ id: string }>(
      "SELECT id FROM supplier_invoice WHERE supplier = ? AND number = ?",
      supplier,
      number,
    );
    return row?.id;
  }

  async invoice(id: string): Promise<SupplierInvoice | undefined> {
    const row = await this.page.db.get<InvoiceRow>(`${invoices} WHERE id = ?`, id);
    return row && toInvoice(row);
  }

  async openDelivery(id: string): Promise<readonly DeliveredLot[] | undefined> {
    const rows = await this.page.db.all<LotRow>(
      `SELECT sku, lot, sum(delta) AS quantity, sum(cost) AS cost
       FROM stock_move JOIN movement USING (seq)
       WHERE id = ? AND reason = 'delivery' AND delta > 0 AND lot <> ''
         AND id NOT IN (SELECT delivery FROM invoiced_delivery)
       GROUP BY sku, lot ORDER BY min(movement)`,
      id,
    );
    if (rows.length === 0) return undefined;
    const stock = await this.page.stockOf([...new Set(rows.map(({ sku }) => sku))]);
    return rows.map(({ sku, lot, quantity, cost }) => ({
      sku,
      lot,
      quantity,
      cost: money(cost),
      left: (stock.get(sku)?.lots ?? []).filter((each) => each.lot === lot),
    }));
  }

  async lot({ sku, lot, location }: ReturnOrder): Promise<LotStock | undefined> {
    const stock = (await this.page.stockOf([sku])).get(sku);
    return stock?.lots.find((each) => each.lot === lot && each.location === location);
  }
}

function toInvoice(row: InvoiceRow): SupplierInvoice {
  return {
    id: row.id,
    supplier: row.supplier,
    number: row.number,
    invoiceDay: row.invoice_day,
    dueDay: row.due_day,
    net: money(row.net),
    tax: money(row.tax),
    estimate: money(row.estimate),
    paid: money(row.paid),
    deliveries: JSON.parse(row.deliveries) as string[],
  };
}
