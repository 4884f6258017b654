import { emptyGallery, openGallery, type Gallery } from "../domain/vision/gallery.ts";
import { decodeVector } from "./eyes.ts";

/** A row of the ledger's gallery. */
export interface TaughtRow {
  readonly sku: string;
  /** Name and version of the embedder that made the vector. */
  readonly model: string;
  /** Little-endian float32. */
  readonly vector: Buffer;
}

/** The ledger's gallery as this process may read it. */
export interface TaughtRows {
  /** Another value after every change of the ledger's file; asking costs microseconds. */
  version(): Promise<number>;
  /** Another value after every change of the gallery itself. */
  fingerprint(): Promise<string>;
  /** In the order in which they were taught. */
  rows(): Promise<readonly TaughtRow[]>;
}

/** Keeps the gallery in memory and reads it again only when somebody has taught or forgotten something. */
export class TaughtProducts {
  readonly #source: TaughtRows;
  readonly #model: string;
  #gallery = emptyGallery;
  #version = -1;
  #fingerprint = "";

  /** @param model vectors of another model are left out; they cannot be compared. */
  constructor(source: TaughtRows, model: string) {
    this.#source = source;
    this.#model = model;
  }

  async current(): Promise<Gallery> {
    const version = await this.#source.version();
    if (version === this.#version) return this.#gallery;
    const fingerprint = await this.#source.fingerprint();
    if (fingerprint !== this.#fingerprint) {
      const rows = await this.#source.rows();
      this.#gallery = openGallery(
        rows
          .filter((row) => row.model === this.#model)
          .map(({ sku, vector }) => ({ sku, vector: decodeVector(vector) })),
      );
      this.#fingerprint = fingerprint;
    }
    this.#version = version;
    return this.#gallery;
  }
}
