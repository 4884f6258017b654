import type { Database } from "../../../edge/platform/sqlite.ts";
import type { WriteLane } from "../../../edge/platform/write-lane.ts";
import type { People } from "../port.ts";

/** The people of headquarters in the embedded engine's file. */
export class EmbeddedPeople implements People {
  readonly #lane: WriteLane;
  readonly #reader: Database;

  constructor(lane: WriteLane, reader: Database) {
    this.#lane = lane;
    this.#reader = reader;
  }

  async save(name: string, pinHash: string): Promise<void> {
    await this.#lane.run((db) =>
      db.run(
        `INSERT INTO person (name, pin_hash) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET pin_hash = excluded.pin_hash`,
        name,
        pinHash,
      ),
    );
  }

  async pinHash(name: string): Promise<string | undefined> {
    const row = await this.#reader.get<{ hash: string }>(
      "SELECT pin_hash AS hash FROM person WHERE name = ?",
      name,
    );
    return row?.hash;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#reader.get("SELECT 1 FROM person LIMIT 1")) === undefined;
  }

  async openSession(tokenHash: string, name: string, expiresAtMs: number): Promise<void> {
    await this.#lane.run((db) =>
      db.run(
        "INSERT INTO session (token_hash, name, expires_at_ms) VALUES (?, ?, ?)",
        tokenHash,
        name,
        expiresAtMs,
      ),
    );
  }

  async closeSession(tokenHash: string): Promise<void> {
    await this.#lane.run((db) => db.run("DELETE FROM session WHERE token_hash = ?", tokenHash));
  }

  async nameOfSession(tokenHash: string, nowMs: number): Promise<string | undefined> {
    const row = await this.#reader.get<{ name: string }>(
      "SELECT name FROM session WHERE token_hash = ? AND expires_at_ms > ?",
      tokenHash,
      nowMs,
    );
    return row?.name;
  }

  async addKey(keyHash: string, name: string): Promise<void> {
    await this.#lane.run((db) =>
      db.run("INSERT OR IGNORE INTO api_key (key_hash, name) VALUES (?, ?)", keyHash, name),
    );
  }

  async nameOfKey(keyHash: string): Promise<string | undefined> {
    const row = await this.#reader.get<{ name: string }>(
      "SELECT name FROM api_key WHERE key_hash = ?",
      keyHash,
    );
    return row?.name;
  }
}
