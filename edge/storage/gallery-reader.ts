import { existsSync } from "node:fs";
import { Database } from "../platform/sqlite.ts";

/** A view of a taught product as the ledger keeps it. */
export interface GalleryRow {
  readonly sku: string;
  /** Name and version of the embedder that made the vector. */
  readonly model: string;
  /** Little-endian float32. */
  readonly vector: Buffer;
}

/**
 * Reads what the shop has taught its camera, beside the core that writes it. While there is no
 * ledger yet, nothing is taught; the file is looked for again at each question.
 */
export class GalleryReader {
  readonly #path: string;
  #opening: Promise<Database> | undefined;

  constructor(ledgerPath: string) {
    this.#path = ledgerPath;
  }

  /** Another value after every change of the ledger by anybody else; asking costs microseconds. */
  async version(): Promise<number> {
    const db = await this.#open();
    const row = await db?.get<{ data_version: number }>("PRAGMA data_version");
    return row?.data_version ?? 0;
  }

  /** Another value after every change of the gallery itself. */
  async fingerprint(): Promise<string> {
    const db = await this.#tables();
    const row = await db?.get<{ print: string }>(
      "SELECT count(*) || '/' || coalesce(max(rowid), 0) || '/' || coalesce(max(taught_at), 0) AS print FROM gallery",
    );
    return row?.print ?? "";
  }

  /** In the order in which they were taught. */
  async rows(): Promise<GalleryRow[]> {
    const db = await this.#tables();
    return (
      (await db?.all<GalleryRow>("SELECT sku, model, vector FROM gallery ORDER BY rowid")) ?? []
    );
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

  /** The ledger once its first migration has run. */
  async #tables(): Promise<Database | undefined> {
    const db = await this.#open();
    const table = await db?.get("SELECT 1 FROM sqlite_schema WHERE name = 'gallery'");
    return table === undefined ? undefined : db;
  }
}
