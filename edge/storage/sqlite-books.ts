import type { LotStock, Movement } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import type { AuditList, Books, JournalEntry, StockBook, StockLevel } from "../usecases/ports.ts";

type MovementRow = Movement & { seq: number; source: string; atMs: number };

/** Stock as the movements add up. */
export class SqliteStockBook implements StockBook {
  readonly #reader: Database;

  constructor(reader: Database) {
    this.#reader = reader;
  }

  async level(sku: string): Promise<StockLevel> {
    const row = await this.#reader.get<{ shelf: number; backRoom: number }>(
      `SELECT coalesce(sum(quantity) FILTER (WHERE location = 'shelf'), 0) AS shelf,
              coalesce(sum(quantity) FILTER (WHERE location = 'back-room'), 0) AS backRoom
       FROM stock_balance WHERE sku = ?`,
      sku,
    );
    return { sku, shelf: row?.shelf ?? 0, backRoom: row?.backRoom ?? 0 };
  }

  lots(page: { sku: string; location: string; after: string; limit: number }): Promise<LotStock[]> {
    return this.#reader.all(
      `SELECT sku, lot, location, quantity, cost, coalesce(best_before, '') AS bestBefore,
              coalesce(status, 'sellable') AS status
       FROM stock_balance LEFT JOIN lot USING (sku, lot)
       WHERE quantity <> 0 AND (?1 = '' OR sku = ?1) AND (?2 = '' OR location = ?2)
         AND sku || '/' || location || '/' || lot > ?3
       ORDER BY sku || '/' || location || '/' || lot LIMIT ?4`,
      page.sku,
      page.location,
      page.after,
      page.limit,
    );
  }

  movements(page: { sku: string; after: string; limit: number }): Promise<MovementRow[]> {
    return this.#reader.all(
      `SELECT movement.sku, lot, location, delta, cost, movement.seq, body ->> 'id' AS source,
              CAST(unixepoch(at, 'subsec') * 1000 + 0.5 AS INTEGER) AS atMs
       FROM movement JOIN event USING (seq)
       WHERE (?1 = '' OR movement.sku = ?1) AND (?2 = '' OR movement.seq < CAST(?2 AS INTEGER))
       ORDER BY movement.seq DESC, movement LIMIT ?3`,
      page.sku,
      page.after,
      page.limit,
    );
  }
}

interface EntryRow {
  seq: number;
  kind: string;
  source: string;
  at_ms: number;
  postings: string;
}

/** The books: everything that was ever posted. */
export class SqliteBooks implements Books, AuditList {
  readonly #reader: Database;

  constructor(reader: Database) {
    this.#reader = reader;
  }

  async journal(page: { source: string; after: string; limit: number }): Promise<JournalEntry[]> {
    const rows = await this.#reader.all<EntryRow>(
      `SELECT seq, kind, body ->> 'id' AS source,
              CAST(unixepoch(at, 'subsec') * 1000 + 0.5 AS INTEGER) AS at_ms,
              json_group_array(json_object('account', account, 'amount', amount) ORDER BY posting) AS postings
       FROM posting JOIN event USING (seq)
       WHERE (?1 = '' OR seq = (SELECT seq FROM sale WHERE id = ?1) OR body ->> 'id' = ?1)
         AND (?2 = '' OR seq < CAST(?2 AS INTEGER))
       GROUP BY seq ORDER BY seq DESC LIMIT ?3`,
      page.source,
      page.after,
      page.limit,
    );
    return rows.map((row) => ({
      id: String(row.seq),
      source: row.source,
      kind: row.kind,
      atMs: row.at_ms,
      postings: JSON.parse(row.postings) as JournalEntry["postings"],
    }));
  }

  trialBalance(): Promise<{ account: string; amount: number }[]> {
    return this.#reader.all(
      "SELECT account, sum(amount) AS amount FROM posting GROUP BY account ORDER BY account",
    );
  }

  audit(page: {
    after: string;
    limit: number;
  }): Promise<{ seq: number; kind: string; atMs: number; body: string }[]> {
    return this.#reader.all(
      `SELECT seq, kind, CAST(unixepoch(at, 'subsec') * 1000 + 0.5 AS INTEGER) AS atMs, body
       FROM event WHERE ?1 = '' OR seq < CAST(?1 AS INTEGER) ORDER BY seq DESC LIMIT ?2`,
      page.after,
      page.limit,
    );
  }
}
