import type { Occasion } from "../domain/stock/receive.ts";
import type { Database } from "../platform/sqlite.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import type { GoodsDesk, Place } from "../usecases/goods-ports.ts";
import {
  changeLot,
  returnDeposit,
  type DepositReturn,
  type LotChange,
} from "../usecases/keep-lots.ts";
import {
  closeOrder,
  orderFrom,
  placeOrder,
  receiveOrdered,
  type NewOrder,
  type OrderedDelivery,
} from "../usecases/order-goods.ts";
import { refused } from "../usecases/outcome.ts";
import type { Paper } from "../usecases/papers.ts";
import {
  noteCounts,
  openStocktake,
  postStocktake,
  stocktakeFrom,
  type Counting,
} from "../usecases/take-stocktake.ts";
import {
  arriveGoods,
  settleShipment,
  shipGoods,
  transferFrom,
  type Arrival,
  type Shipment,
} from "../usecases/transfer-goods.ts";
import type { Pen } from "./pen.ts";
import { listSubjects, readPapers, SqlitePaperTransaction } from "./sqlite-papers.ts";
import { SqliteStockTransaction } from "./sqlite-stock.ts";

interface ListPage {
  readonly after: string;
  readonly limit: number;
}

/** Orders, transfers, stocktakes and lots; every writing is one transaction. */
export class SqliteGoods implements GoodsDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #clock: BookClock;

  constructor(pen: Pen, reader: Database, clock: BookClock) {
    this.#pen = pen;
    this.#reader = reader;
    this.#clock = clock;
  }

  placeOrder(order: NewOrder, occasion: Occasion) {
    return this.#write((tx) => placeOrder(tx, this.#clock, order, occasion));
  }

  closeOrder(order: Parameters<GoodsDesk["closeOrder"]>[0], occasion: Occasion) {
    return this.#write((tx) => closeOrder(tx, this.#clock, order, occasion));
  }

  receiveOrdered(delivery: OrderedDelivery, occasion: Occasion) {
    return this.#pen.write((page) => {
      const papers = new SqlitePaperTransaction(page);
      const stock = new SqliteStockTransaction(page);
      return receiveOrdered(papers, stock, this.#clock, delivery, occasion);
    });
  }

  orders(page: ListPage) {
    return this.#list("order.placed", page, orderFrom);
  }

  async order(id: string) {
    return orderFrom(await readPapers(this.#reader, id));
  }

  ship(order: Shipment, occasion: Occasion) {
    return this.#write((tx) => shipGoods(tx, this.#clock, order, occasion));
  }

  settle(order: Parameters<GoodsDesk["settle"]>[0], occasion: Occasion) {
    return this.#write((tx) => settleShipment(tx, this.#clock, order, occasion));
  }

  arrive(arrival: Arrival, occasion: Occasion) {
    return this.#write((tx) => arriveGoods(tx, this.#clock, arrival, occasion));
  }

  transfers(page: ListPage) {
    return this.#list("transfer.shipped", page, transferFrom);
  }

  async transfer(id: string) {
    return transferFrom(await readPapers(this.#reader, id));
  }

  openStocktake(order: Parameters<GoodsDesk["openStocktake"]>[0], occasion: Occasion) {
    return this.#write((tx) => openStocktake(tx, this.#clock, order, occasion));
  }

  noteCounts(order: Counting, occasion: Occasion) {
    return this.#write((tx) => noteCounts(tx, this.#clock, order, occasion));
  }

  postStocktake(order: Parameters<GoodsDesk["postStocktake"]>[0], occasion: Occasion) {
    return this.#write((tx) => postStocktake(tx, this.#clock, order, occasion));
  }

  stocktakes(page: ListPage) {
    return this.#list("stocktake.opened", page, stocktakeFrom);
  }

  async stocktake(id: string) {
    return stocktakeFrom(await readPapers(this.#reader, id));
  }

  countTasks(page: ListPage) {
    return this.#reader.all<{ sku: string; location: string }>(
      `SELECT sku, location FROM stock_balance
       WHERE lot = '' AND quantity < 0 AND sku || '/' || location > ?
       ORDER BY sku || '/' || location LIMIT ?`,
      page.after,
      page.limit,
    );
  }

  changeLot(change: LotChange, occasion: Occasion) {
    return this.#write((tx) => changeLot(tx, this.#clock, change, occasion));
  }

  returnDeposit(order: DepositReturn, occasion: Occasion) {
    return this.#write((tx) => returnDeposit(tx, this.#clock, order, occasion));
  }

  places(): Promise<Place[]> {
    return this.#reader.all(
      "SELECT id, parent, name_zh AS nameZh, name_en AS nameEn FROM location ORDER BY id",
    );
  }

  addPlace(place: Place) {
    return this.#pen.write(async ({ db }) => {
      const parent = place.parent ?? "";
      if ((await db.get("SELECT id FROM location WHERE id = ?", parent)) === undefined)
        return refused("PLACE_UNKNOWN", parent);
      await db.run(
        `INSERT INTO location (id, parent, name_zh, name_en) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en`,
        place.id,
        parent,
        place.nameZh,
        place.nameEn,
      );
      return { id: place.id };
    });
  }

  #write<T>(work: (tx: SqlitePaperTransaction) => Promise<T>): Promise<T> {
    return this.#pen.write((page) => work(new SqlitePaperTransaction(page)));
  }

  async #list<T>(
    kind: string,
    page: ListPage,
    read: (papers: readonly Paper[]) => T | undefined,
  ): Promise<T[]> {
    const subjects = await listSubjects(this.#reader, kind, page);
    return subjects.flatMap((papers) => read(papers) ?? []);
  }
}
