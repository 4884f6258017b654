import type { PostedSale, SaleDraft } from "../domain/sale/sale.ts";
import type { Database } from "../platform/sqlite.ts";
import { postSale, type PostingClock } from "../usecases/post-sale.ts";
import type { Ledger, PostSaleOutcome, SaleList } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";
import { findSale, listSales } from "./sale-rows.ts";
import { SqliteSaleTransaction } from "./sqlite-sale-transaction.ts";

/** The sales of one store on disk. */
export class SqliteLedger implements Ledger, SaleList {
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

  postSale(draft: SaleDraft): Promise<PostSaleOutcome> {
    return this.#pen.write((page) =>
      postSale(new SqliteSaleTransaction(page, this.#store), draft, this.#clock),
    );
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
