import { money, type Money } from "../domain/money.ts";
import type { Location } from "../domain/stock/places.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Paper, PaperTransaction } from "../usecases/papers.ts";
import type { ProductStock } from "../usecases/post-sale.ts";
import type { StocktakeTransaction } from "../usecases/take-stocktake.ts";
import { SqliteBookTransaction } from "./book-transaction.ts";

interface PaperRow {
  id: string;
  kind: string;
  subject: string;
  at: string;
  body: string;
}

const select = `SELECT paper.id, paper.kind, subject, at, body FROM paper JOIN event USING (seq)`;

function paperOf({ id, kind, subject, at, body }: PaperRow): Paper {
  const facts = JSON.parse(body) as Record<string, unknown>;
  return { id, kind, subject, atMs: Date.parse(at), by: String(facts["by"]), facts };
}

/** The papers of a subject, in their order. */
export async function readPapers(db: Database, subject: string): Promise<Paper[]> {
  const rows = await db.all<PaperRow>(`${select} WHERE subject = ? ORDER BY seq`, subject);
  return rows.map(paperOf);
}

/** Subjects that began with papers of a kind, newest first; `after` is the id of the last one before. */
export async function listSubjects(
  db: Database,
  kind: string,
  page: { readonly after: string; readonly limit: number },
): Promise<Paper[][]> {
  const rows = await db.all<{ id: string }>(
    `SELECT id FROM paper WHERE kind = ?1
       AND (?2 = '' OR seq < (SELECT seq FROM paper WHERE id = ?2)) ORDER BY seq DESC LIMIT ?3`,
    kind,
    page.after,
    page.limit,
  );
  const subjects: Paper[][] = [];
  for (const { id } of rows) subjects.push(await readPapers(db, id));
  return subjects;
}

/** Papers being written, inside the write lane's transaction. */
export class SqlitePaperTransaction
  extends SqliteBookTransaction
  implements PaperTransaction, StocktakeTransaction
{
  async paperByKey(key: string): Promise<Paper | undefined> {
    const row = await this.page.db.get<PaperRow>(`${select} WHERE key = ?`, key);
    return row === undefined ? undefined : paperOf(row);
  }

  papersOf(subject: string): Promise<Paper[]> {
    return readPapers(this.page.db, subject);
  }

  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>> {
    return this.page.stockOf([...new Set(skus)]);
  }

  forgetStockOf(sku: string): void {
    this.page.forgetStockOf(sku);
  }

  async knowsSupplier(id: string): Promise<boolean> {
    return (await this.page.db.get("SELECT id FROM supplier WHERE id = ?", id)) !== undefined;
  }

  async knowsPlace(location: Location): Promise<boolean> {
    return (await this.page.db.get("SELECT id FROM location WHERE id = ?", location)) !== undefined;
  }

  async knowsLot(sku: string, lot: string): Promise<boolean> {
    const sql = "SELECT lot FROM lot WHERE sku = ? AND lot = ?";
    return (await this.page.db.get(sql, sku, lot)) !== undefined;
  }

  async priceOf(sku: string): Promise<Money | undefined> {
    const row = await this.page.db.get<{ price: number }>(
      "SELECT unit_price AS price FROM price WHERE sku = ? ORDER BY from_ms DESC LIMIT 1",
      sku,
    );
    return row === undefined ? undefined : money(row.price);
  }

  async balanceAt(sku: string, location: Location, atMs: number): Promise<number> {
    const row = await this.page.db.get<{ quantity: number }>(
      `SELECT (SELECT coalesce(sum(quantity), 0) FROM stock_balance WHERE sku = ?1 AND location = ?2)
            - (SELECT coalesce(sum(delta), 0) FROM movement JOIN event USING (seq)
               WHERE sku = ?1 AND location = ?2 AND at > ?3) AS quantity`,
      sku,
      location,
      new Date(atMs).toISOString(),
    );
    return row?.quantity ?? 0;
  }
}
