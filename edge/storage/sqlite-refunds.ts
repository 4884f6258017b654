import type { SaleDraft } from "../domain/sale/sale.ts";
import type { SoldSale } from "../domain/sale/refund.ts";
import type { Database } from "../platform/sqlite.ts";
import { exchangeGoods, type Exchanged, type PayDifference } from "../usecases/exchange-goods.ts";
import type { Refused } from "../usecases/outcome.ts";
import type { RefundDesk } from "../usecases/ports.ts";
import type { PostingClock } from "../usecases/post-sale.ts";
import {
  refundSale,
  type PostedRefund,
  type RefundOrder,
  type RefundOutcome,
} from "../usecases/refund-sale.ts";
import type { Pen } from "./pen.ts";
import { findSoldSale, listRefunds } from "./refund-rows.ts";
import { SqliteExchangeTransaction, SqliteRefundTransaction } from "./sqlite-refund-transaction.ts";

/** Goods and money that go back, each refund one transaction. */
export class SqliteRefunds implements RefundDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #store: string;
  readonly #clock: PostingClock;

  constructor(pen: Pen, reader: Database, store: string, clock: PostingClock) {
    this.#pen = pen;
    this.#reader = reader;
    this.#store = store;
    this.#clock = clock;
  }

  refund(order: RefundOrder): Promise<RefundOutcome> {
    return this.#pen.write((page) =>
      refundSale(new SqliteRefundTransaction(page, this.#store), this.#clock, order),
    );
  }

  exchange(order: RefundOrder, draft: SaleDraft, pay: PayDifference): Promise<Exchanged | Refused> {
    return this.#pen.write((page) =>
      exchangeGoods(
        new SqliteExchangeTransaction(page, this.#store),
        this.#clock,
        order,
        draft,
        pay,
      ),
    );
  }

  refundsOf(saleId: string): Promise<PostedRefund[]> {
    return listRefunds(this.#reader, saleId);
  }

  soldSale(saleId: string): Promise<SoldSale | undefined> {
    return findSoldSale(this.#reader, saleId);
  }
}
