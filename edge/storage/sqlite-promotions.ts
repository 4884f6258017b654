import type { Promotion } from "../domain/pricing/promotion.ts";
import { compileRules, type Rulebook } from "../domain/pricing/rulebook.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Now } from "../usecases/moments.ts";
import type { Promotions } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

/** The shop's promotions. What holds is read once and kept until a rule changes. */
export class SqlitePromotions implements Promotions {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #now: Now;
  #rulebook: Promise<Rulebook> | undefined;

  constructor(pen: Pen, reader: Database, now: Now) {
    this.#pen = pen;
    this.#reader = reader;
    this.#now = now;
  }

  async list(page: { readonly after: string; readonly limit: number }): Promise<Promotion[]> {
    const rows = await this.#reader.all<{ body: string }>(
      "SELECT body FROM promotion WHERE id > ? ORDER BY id LIMIT ?",
      page.after,
      page.limit,
    );
    return rows.map(promotionOf);
  }

  rulebook(): Promise<Rulebook> {
    this.#rulebook ??= this.#compile().catch((error: unknown) => {
      this.#rulebook = undefined;
      throw error;
    });
    return this.#rulebook;
  }

  async save(promotion: Promotion): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      await db.run(
        `INSERT INTO promotion (id, until_ms, body) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET until_ms = excluded.until_ms, body = excluded.body`,
        promotion.id,
        promotion.window.untilMs ?? null,
        JSON.stringify(promotion),
      );
      await append("promotion.set", this.#now(), { ...promotion });
    });
    this.#rulebook = undefined;
  }

  async #compile(): Promise<Rulebook> {
    const rows = await this.#reader.all<{ body: string }>(
      "SELECT body FROM promotion WHERE until_ms IS NULL OR until_ms > ?",
      this.#now(),
    );
    return compileRules(rows.map(promotionOf));
  }
}

function promotionOf({ body }: { body: string }): Promotion {
  return JSON.parse(body) as Promotion;
}
