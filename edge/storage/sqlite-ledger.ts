import type { PostedSale, SaleDraft } from "../domain/sale/sale.ts";
import { Batcher } from "../platform/batcher.ts";
import type { Database } from "../platform/sqlite.ts";
import { postSales, type PostingClock } from "../usecases/post-sale.ts";
import type { Ledger, SaleList } from "../usecases/ports.ts";
import type { PostSaleOutcome } from "../usecases/post-sale.ts";
import type { Pen } from "./pen.ts";
import { findSale, listSales } from "./sale-rows.ts";
import { SqliteSaleTransaction } from "./sqlite-sale-transaction.ts";

/** Sales of one batch wait for its slowest statement; more of them wait for the next batch. */
const batchLimit = 64;

/** The sales of one store on disk. Those that wait together are written together. */
export class SqliteLedger implements Ledger, SaleList {
  readonly #reader: Database;
  readonly #batcher: Batcher<SaleDraft, PostSaleOutcome>;

  constructor(pen: Pen, reader: Database, store: string, clock: PostingClock) {
    this.#reader = reader;
    this.#batcher = new Batcher(
      (drafts) =>
        pen.write((page) => postSales(new SqliteSaleTransaction(page, store), drafts, clock)),
      batchLimit,
    );
  }

  postSale(draft: SaleDraft): Promise<PostSaleOutcome> {
    return this.#batcher.do(draft);
  }

  saleById(id: string): Promise<PostedSale | undefined> {
    return findSale(this.#reader, "id", id);
  }

  saleByKey(key: string): Promise<PostedSale | undefined> {
    return findSale(this.#reader, "key", key);
  }

  sales(page: { day: string; after: string; limit: number }): Promise<PostedSale[]> {
    return listSales(this.#reader, page);
  }
}
