import type { Database } from "../platform/sqlite.ts";
import type { ShelfCount, ShelfCounts } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

/** What the scales said last. */
export class SqliteShelfCounts implements ShelfCounts {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  list(): Promise<ShelfCount[]> {
    return this.#reader.all(
      `SELECT shelf, sku, count, grams, at_ms AS atMs
       FROM shelf_state JOIN shelf ON shelf.id = shelf_state.shelf ORDER BY shelf`,
    );
  }

  async save(count: ShelfCount): Promise<void> {
    await this.#pen.write(({ db }) =>
      db.run(
        `INSERT INTO shelf_state (shelf, count, grams, at_ms) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET count = excluded.count, grams = excluded.grams,
           at_ms = excluded.at_ms WHERE excluded.at_ms >= at_ms`,
        count.shelf,
        count.count,
        count.grams,
        count.atMs,
      ),
    );
  }
}
