import { existsSync } from "node:fs";
import { Database } from "../platform/sqlite.ts";

/**
 * Reads the ledger beside the core that writes it. The core may come later: while there is no ledger
 * yet, or not yet the table that is read, nothing is there, and it is looked for again at each question.
 */
export class Latecomer {
  readonly #path: string;
  readonly #table: string;
  #opening: Promise<Database> | undefined;

  /** @param table the one that must be there before anything is read. */
  constructor(ledgerPath: string, table: string) {
    this.#path = ledgerPath;
    this.#table = table;
  }

  /** Another value after every change of the ledger by anybody else; asking costs microseconds. */
  async version(): Promise<number> {
    const db = await this.#open();
    const row = await db?.get<{ data_version: number }>("PRAGMA data_version");
    return row?.data_version ?? 0;
  }

  /** The ledger once its table is there. */
  async ledger(): Promise<Database | undefined> {
    const db = await this.#open();
    const table = await db?.get("SELECT 1 FROM sqlite_schema WHERE name = ?", this.#table);
    return table === undefined ? undefined : db;
  }

  async close(): Promise<void> {
    const db = await this.#opening;
    this.#opening = undefined;
    await db?.close();
  }

  #open(): Promise<Database | undefined> {
    if (this.#opening === undefined && existsSync(this.#path)) {
      const opening = Database.open(this.#path, "read");
      this.#opening = opening;
      // A file that the core has only begun to make: the next question tries again.
      opening.catch(() => (this.#opening = undefined));
    }
    return this.#opening ?? Promise.resolve(undefined);
  }
}
