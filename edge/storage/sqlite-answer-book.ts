import type { Database } from "../platform/sqlite.ts";
import type { AnswerBook, KeptAnswer } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

const keptMs = 3 * 86_400_000;

/** First answers to writes, so that a repeat gets the same bytes. */
export class SqliteAnswerBook implements AnswerBook {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  find(key: string): Promise<KeptAnswer | undefined> {
    return this.#reader.get("SELECT fingerprint, status, body FROM kept_answer WHERE key = ?", key);
  }

  async keep(key: string, answer: KeptAnswer, atMs: number): Promise<void> {
    await this.#pen.write(async ({ db }) => {
      await db.run(
        `INSERT OR IGNORE INTO kept_answer (key, fingerprint, status, body, kept_at_ms)
         VALUES (?, ?, ?, ?, ?)`,
        key,
        answer.fingerprint,
        answer.status,
        answer.body,
        atMs,
      );
      await db.run("DELETE FROM kept_answer WHERE kept_at_ms < ?", atMs - keptMs);
    });
  }
}
