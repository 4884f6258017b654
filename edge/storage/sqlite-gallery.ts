import { createHash } from "node:crypto";
import type { Database } from "../platform/sqlite.ts";
import type { Gallery } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

/** What the camera was taught. */
export class SqliteGallery implements Gallery {
  readonly #pen: Pen;
  readonly #reader: Database;

  constructor(pen: Pen, reader: Database) {
    this.#pen = pen;
    this.#reader = reader;
  }

  async add(photo: {
    sku: string;
    model: string;
    vectors: readonly Uint8Array[];
    taughtAtMs: number;
  }): Promise<void> {
    // All vectors of one photo share this mark; taught again, the same photo changes nothing.
    const mark = createHash("sha256");
    for (const vector of photo.vectors) mark.update(vector);
    const sha256 = mark.digest("hex");
    await this.#pen.write(async ({ db }) => {
      const known = await db.get(
        "SELECT 1 FROM gallery WHERE sku = ? AND model = ? AND photo_sha256 = ?",
        photo.sku,
        photo.model,
        sha256,
      );
      if (known !== undefined) return;
      for (const vector of photo.vectors)
        await db.run(
          "INSERT INTO gallery (sku, model, vector, photo_sha256, taught_at) VALUES (?, ?, ?, ?, ?)",
          photo.sku,
          photo.model,
          Buffer.from(vector),
          sha256,
          photo.taughtAtMs,
        );
    });
  }

  entries(): Promise<{ sku: string; photos: number; taughtAtMs: number }[]> {
    return this.#reader.all(
      `SELECT sku, count(DISTINCT photo_sha256) AS photos, max(taught_at) AS taughtAtMs
       FROM gallery GROUP BY sku ORDER BY sku`,
    );
  }
}
