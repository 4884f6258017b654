import { existsSync } from "node:fs";
import type { Shelf } from "../domain/shelf/shelf.ts";
import { Database } from "../platform/sqlite.ts";

/** The shop floor as the ledger keeps it: what stands where, and which devices may speak. */
export interface Floor {
  readonly shelves: readonly Shelf[];
  readonly devices: readonly {
    readonly id: string;
    readonly kind: string;
    /** SHA-256 of the secret, in hexadecimal. */
    readonly secretHash: string;
    readonly isEnabled: boolean;
  }[];
}

const emptyFloor: Floor = { shelves: [], devices: [] };

/**
 * Reads the shop floor beside the core that writes it. While there is no ledger yet the floor is
 * empty; the file is looked for again at each question.
 */
export class FloorReader {
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

  async floor(): Promise<Floor> {
    const db = await this.#open();
    const table = await db?.get("SELECT 1 FROM sqlite_schema WHERE name = 'device'");
    if (db === undefined || table === undefined) return emptyFloor;
    const shelves = await db.all<Shelf>(
      `SELECT id, sku, facings, minimum, capacity, tare_grams AS tareGrams, piece_grams AS pieceGrams
       FROM shelf ORDER BY id`,
    );
    const devices = await db.all<{ id: string; kind: string; hash: string; enabled: number }>(
      "SELECT id, kind, secret_hash AS hash, is_enabled AS enabled FROM device ORDER BY id",
    );
    return {
      shelves,
      devices: devices.map(({ id, kind, hash, enabled }) => ({
        id,
        kind,
        secretHash: hash,
        isEnabled: enabled === 1,
      })),
    };
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
