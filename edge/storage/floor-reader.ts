import type { Shelf } from "../domain/shelf/shelf.ts";
import { Latecomer } from "./latecomer.ts";

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

/** Reads the shop floor beside the core that writes it; empty while there is no ledger yet. */
export class FloorReader {
  readonly #latecomer: Latecomer;

  constructor(ledgerPath: string) {
    this.#latecomer = new Latecomer(ledgerPath, "device");
  }

  /** Another value after every change of the ledger by anybody else; asking costs microseconds. */
  version(): Promise<number> {
    return this.#latecomer.version();
  }

  async floor(): Promise<Floor> {
    const db = await this.#latecomer.ledger();
    if (db === undefined) return emptyFloor;
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

  close(): Promise<void> {
    return this.#latecomer.close();
  }
}
