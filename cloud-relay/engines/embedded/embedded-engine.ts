import { Database } from "../../../edge/platform/sqlite.ts";
import { migrate, readMigrations } from "../../../edge/platform/migrate.ts";
import { WriteLane } from "../../../edge/platform/write-lane.ts";
import type {
  BalanceRow,
  Batch,
  HourRow,
  HqEngine,
  SaleEvent,
  SaleRow,
  StockRow,
  StoreState,
  Taken,
} from "../port.ts";
import { EmbeddedPeople } from "./embedded-people.ts";
import { takeBatch, type LocalHour } from "./take.ts";

/** Headquarters in one process and one SQLite file: up to about 200 shops on one machine. */
export class EmbeddedEngine implements HqEngine {
  readonly #lane: WriteLane;
  readonly #writer: Database;
  readonly #reader: Database;
  readonly #localHour: LocalHour;
  readonly people: EmbeddedPeople;

  private constructor(writer: Database, reader: Database, localHour: LocalHour) {
    this.#writer = writer;
    this.#reader = reader;
    this.#lane = new WriteLane(writer);
    this.#localHour = localHour;
    this.people = new EmbeddedPeople(this.#lane, reader);
  }

  /** @param path the database file; made when it does not exist. */
  static async open(path: string, localHour: LocalHour): Promise<EmbeddedEngine> {
    const writer = await Database.open(path);
    await writer.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    );
    await migrate(writer, readMigrations(new URL("./migrations/", import.meta.url)));
    return new EmbeddedEngine(writer, await Database.open(path, "read"), localHour);
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

  take(batch: Batch, nowMs: number): Promise<Taken> {
    return this.#lane.run((db) => takeBatch(db, batch, nowMs, this.#localHour));
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

  saleEvent(store: string, id: string): Promise<SaleEvent | undefined> {
    return this.#reader.get(
      `SELECT event.body, event.seq, event.received_ms AS receivedMs
       FROM sale JOIN event USING (store, series, seq) WHERE sale.store = ? AND sale.id = ?`,
      store,
      id,
    );
  }

  hours(fromDay: string): Promise<HourRow[]> {
    return this.#reader.all(
      `SELECT store, business_day AS businessDay, local_hour AS hour,
              count(*) AS sales, sum(total) AS revenue
       FROM sale WHERE business_day >= ? GROUP BY 1, 2, 3`,
      fromDay,
    );
  }

  async revenueBefore(businessDay: string, instant: string): Promise<Map<string, number>> {
    const rows = await this.#reader.all<{ store: string; revenue: number }>(
      `SELECT store, sum(total) AS revenue FROM sale
       WHERE business_day = ? AND sold_at < ? GROUP BY store`,
      businessDay,
      instant,
    );
    return new Map(rows.map((row) => [row.store, row.revenue]));
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
