import { Database } from "../../../edge/platform/sqlite.ts";
import { migrate, readMigrations } from "../../../edge/platform/migrate.ts";
import { WriteLane } from "../../../edge/platform/write-lane.ts";
import type {
  BalanceRow,
  Batch,
  HourRow,
  HqEngine,
  SaleRow,
  StockRow,
  StoreState,
} from "../port.ts";
import { takeBatch } from "./take.ts";

/** Headquarters in one process and one SQLite file: up to about 200 shops on one machine. */
export class EmbeddedEngine implements HqEngine {
  readonly #lane: WriteLane;
  readonly #writer: Database;
  readonly #reader: Database;

  private constructor(writer: Database, lane: WriteLane, reader: Database) {
    this.#writer = writer;
    this.#lane = lane;
    this.#reader = reader;
  }

  /** @param path the database file; made when it does not exist. */
  static async open(path: string): Promise<EmbeddedEngine> {
    const writer = await Database.open(path);
    await writer.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    );
    const lane = new WriteLane(writer);
    await migrate(writer, readMigrations(new URL("./migrations/", import.meta.url)));
    return new EmbeddedEngine(writer, lane, await Database.open(path, "read"));
  }

  async registerStore(store: string, name: string, tokenHash: string): Promise<void> {
    await this.#lane.run((db) =>
      db.run(
        `INSERT INTO store (store, name, token_hash) VALUES (?, ?, ?)
         ON CONFLICT (store) DO UPDATE SET name = excluded.name, token_hash = excluded.token_hash`,
        store,
        name,
        tokenHash,
      ),
    );
  }

  async storeOfToken(tokenHash: string): Promise<string | undefined> {
    const row = await this.#reader.get<{ store: string }>(
      "SELECT store FROM store WHERE token_hash = ?",
      tokenHash,
    );
    return row?.store;
  }

  take(batch: Batch, nowMs: number): Promise<number> {
    return this.#lane.run((db) => takeBatch(db, batch, nowMs));
  }

  stores(): Promise<StoreState[]> {
    return this.#reader.all(
      `SELECT store.store, store.name,
              coalesce(max(series.last_seen_ms), 0) AS lastSeenMs,
              coalesce(sum(series.durable), 0) AS durable,
              coalesce(sum(series.head), 0) AS head,
              CASE WHEN max(series.chain = 'broken') = 1 THEN 'broken' ELSE 'ok' END AS chain,
              (SELECT count(*) FROM parked_event AS parked WHERE parked.store = store.store) AS parked
       FROM store LEFT JOIN series ON series.store = store.store
       GROUP BY store.store ORDER BY store.store`,
    );
  }

  sales(page: { store: string; after: string; limit: number }): Promise<SaleRow[]> {
    return this.#reader.all(
      `SELECT store, id, receipt, business_day AS businessDay, posted_at AS postedAt, kiosk, total, lines
       FROM sale WHERE (?1 = '' OR store = ?1) AND (?2 = '' OR id < ?2) ORDER BY id DESC LIMIT ?3`,
      page.store,
      page.after,
      page.limit,
    );
  }

  async saleBody(store: string, id: string): Promise<string | undefined> {
    const row = await this.#reader.get<{ body: string }>(
      `SELECT event.body FROM sale JOIN event USING (store, series, seq)
       WHERE sale.store = ? AND sale.id = ?`,
      store,
      id,
    );
    return row?.body;
  }

  hours(fromDay: string, timeZoneOffsetMinutes: number): Promise<HourRow[]> {
    return this.#reader.all(
      `SELECT store, business_day AS businessDay,
              CAST(strftime('%H', sold_at, ?2 || ' minutes') AS INTEGER) AS hour,
              count(*) AS sales, sum(total) AS revenue
       FROM sale WHERE business_day >= ?1 GROUP BY 1, 2, 3`,
      fromDay,
      String(timeZoneOffsetMinutes),
    );
  }

  stock(store: string, sku: string): Promise<StockRow[]> {
    return this.#reader.all(
      `SELECT store, sku, location, sum(quantity) AS quantity FROM stock
       WHERE (?1 = '' OR store = ?1) AND (?2 = '' OR sku = ?2)
       GROUP BY store, sku, location ORDER BY store, sku, location`,
      store,
      sku,
    );
  }

  trialBalance(store: string): Promise<BalanceRow[]> {
    return this.#reader.all(
      `SELECT store, account, amount FROM balance WHERE (?1 = '' OR store = ?1)
       ORDER BY store, account`,
      store,
    );
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.#writer.close();
  }
}
