import type { LotStock, Movement } from "../domain/stock/stock.ts";
import type { Database } from "../platform/sqlite.ts";
import type { StockBook, StockLevel } from "../usecases/ports.ts";

type MovementRow = Movement & { seq: number; number: number; source: string; atMs: number };

/** From the row after ?1/?2 on, with the id of what each belongs to: a sale, a refund, a paper. */
const rest = `
  SELECT sku, lot, location, delta, cost, seq, movement AS number,
         body ->> 'id' AS source, CAST(unixepoch(at, 'subsec') * 1000 + 0.5 AS INTEGER) AS atMs
  FROM moved JOIN event USING (seq)
  WHERE seq < ?1 OR (seq = ?1 AND movement > ?2)
  ORDER BY seq DESC, movement LIMIT ?3`;

const ofProduct = `
  WITH moved AS (SELECT * FROM movement WHERE sku = ?4 AND seq <= ?1) ${rest}`;

/** Movements lie by product; in the order of time they are read from the events themselves. */
const ofAll = `
  WITH page AS (SELECT seq, body FROM event WHERE json_array_length(body, '$.movements') > 0 AND seq <= ?1
                ORDER BY seq DESC LIMIT ?3 + 1),
       moved AS (SELECT value ->> 'sku' AS sku, value ->> 'lot' AS lot, value ->> 'location' AS location,
                        value ->> 'delta' AS delta, value ->> 'cost' AS cost, seq, key + 1 AS movement
                 FROM page, json_each(body, '$.movements'))
  ${rest}`;

/** Stock as the movements add up. */
export class SqliteStockBook implements StockBook {
  readonly #reader: Database;

  constructor(reader: Database) {
    this.#reader = reader;
  }

  async level(sku: string): Promise<StockLevel> {
    const row = await this.#reader.get<{ shelf: number; backRoom: number }>(
      `SELECT coalesce(sum(quantity) FILTER (WHERE location || '/' GLOB 'shelf/*'), 0) AS shelf,
              coalesce(sum(quantity) FILTER (WHERE location || '/' GLOB 'back-room/*' OR location || '/' GLOB 'cold-room/*'), 0) AS backRoom
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
    const [seq = "", number = ""] = page.after.split("/");
    const from = [
      Number(seq || Number.MAX_SAFE_INTEGER),
      Number(number || Number.MAX_SAFE_INTEGER),
    ];
    return page.sku === ""
      ? this.#reader.all(ofAll, ...from, page.limit)
      : this.#reader.all(ofProduct, ...from, page.limit, page.sku);
  }
}
