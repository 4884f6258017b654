import { Latecomer } from "./latecomer.ts";

/** A view of a taught product as the ledger keeps it. */
export interface GalleryRow {
  readonly sku: string;
  /** Name and version of the embedder that made the vector. */
  readonly model: string;
  /** Little-endian float32. */
  readonly vector: Buffer;
}

/** Reads what the shop has taught its camera, beside the core that writes it; nothing without a ledger. */
export class GalleryReader {
  readonly #latecomer: Latecomer;

  constructor(ledgerPath: string) {
    this.#latecomer = new Latecomer(ledgerPath, "gallery");
  }

  /** Another value after every change of the ledger by anybody else; asking costs microseconds. */
  version(): Promise<number> {
    return this.#latecomer.version();
  }

  /** Another value after every change of the gallery itself. */
  async fingerprint(): Promise<string> {
    const db = await this.#latecomer.ledger();
    const row = await db?.get<{ print: string }>(
      "SELECT count(*) || '/' || coalesce(max(rowid), 0) || '/' || coalesce(max(taught_at), 0) AS print FROM gallery",
    );
    return row?.print ?? "";
  }

  /** In the order in which they were taught. */
  async rows(): Promise<GalleryRow[]> {
    const db = await this.#latecomer.ledger();
    return (
      (await db?.all<GalleryRow>("SELECT sku, model, vector FROM gallery ORDER BY rowid")) ?? []
    );
  }

  close(): Promise<void> {
    return this.#latecomer.close();
  }
}
