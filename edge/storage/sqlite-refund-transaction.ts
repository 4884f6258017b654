import type { z } from "zod";
import type { saleRefundedBodyShape } from "../contract/events.ts";
import type { SoldSale } from "../domain/sale/refund.ts";
import type { ProductStock, TakenGoods } from "../usecases/post-sale.ts";
import type { PostedRefund, RefundRecord, RefundTransaction } from "../usecases/refund-sale.ts";
import { movementsOf, postingsOf } from "./event-parts.ts";
import type { Page } from "./pen.ts";
import { findRefundByKey, findSoldSale, readTaken } from "./refund-rows.ts";
import { receiptOf } from "./sale-rows.ts";
import { SqliteSaleTransaction } from "./sqlite-sale-transaction.ts";

/** A refund being posted, inside the write lane's transaction. */
export class SqliteRefundTransaction implements RefundTransaction {
  readonly #page: Page;
  readonly #store: string;

  constructor(page: Page, store: string) {
    this.#page = page;
    this.#store = store;
  }

  refundByKey(key: string): Promise<PostedRefund | undefined> {
    return findRefundByKey(this.#page.db, key);
  }

  soldSale(id: string): Promise<SoldSale | undefined> {
    return findSoldSale(this.#page.db, id);
  }

  takenBy(saleId: string): Promise<TakenGoods[]> {
    return readTaken(this.#page.db, saleId);
  }

  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>> {
    return this.#page.stockOf(skus);
  }

  async nextRefundReceipt(businessDay: string): Promise<string> {
    const series = `${this.#store.toUpperCase()}-${businessDay.slice(2, 4)}R`;
    return receiptOf(series, await this.#page.nextReceipt(series));
  }

  async appendRefund(record: RefundRecord): Promise<void> {
    const { refund, costs, movements, journal, payouts } = record;
    const body: z.infer<typeof saleRefundedBodyShape> = {
      id: refund.id,
      key: refund.key,
      receipt: refund.receipt,
      sale: refund.sale,
      businessDay: refund.businessDay,
      postedAt: new Date(refund.postedAtMs).toISOString(),
      kiosk: refund.kiosk,
      cashier: refund.cashier,
      reason: refund.reason,
      total: refund.total,
      rounding: refund.rounding,
      lines: refund.lines.map((line, index) => ({
        line: line.line,
        sku: line.sku,
        quantity: line.quantity,
        goods: line.goods,
        list: line.list,
        discount: line.discount,
        net: line.net,
        vatBasisPoints: line.vatBasisPoints,
        vat: line.vat,
        cost: costs[index]!,
      })),
      tenders: refund.tenders.map(({ tender, method, amount, reference }) => ({
        tender,
        method,
        amount,
        reference,
      })),
      movements: movementsOf(movements),
      postings: postingsOf(journal),
    };
    await this.#page.append("sale.refunded", refund.postedAtMs, body);
    for (const payout of payouts) await this.#owe(refund, payout);
  }

  /** A payment that the box did not make itself, its till pays back. */
  async #owe({ id, sale }: PostedRefund, payout: RefundRecord["payouts"][number]): Promise<void> {
    await this.#page.db.run(
      `INSERT INTO payout (id, refund, attempt, amount, paid, state, reference)
       SELECT ?, ?, attempt.id, ?, attempt.amount, 'waiting', ''
       FROM sale JOIN payment_attempt AS attempt ON attempt.basket = sale.key
       WHERE sale.id = ? AND attempt.reference = ? AND attempt.state = 'paid' LIMIT 1`,
      payout.id,
      id,
      payout.amount,
      sale,
      payout.reference,
    );
  }
}

/** A refund and a sale that belong together, on one page. */
export class SqliteExchangeTransaction extends SqliteSaleTransaction implements RefundTransaction {
  readonly #refund: SqliteRefundTransaction;

  constructor(page: Page, store: string) {
    super(page, store);
    this.#refund = new SqliteRefundTransaction(page, store);
  }

  refundByKey(key: string) {
    return this.#refund.refundByKey(key);
  }

  soldSale(id: string) {
    return this.#refund.soldSale(id);
  }

  takenBy(saleId: string) {
    return this.#refund.takenBy(saleId);
  }

  nextRefundReceipt(businessDay: string) {
    return this.#refund.nextRefundReceipt(businessDay);
  }

  appendRefund(record: RefundRecord) {
    return this.#refund.appendRefund(record);
  }
}
