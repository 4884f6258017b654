import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Store } from "../../../edge/storage/open-store.ts";
import { createEyes, type Eyes } from "../../../edge/vision/eyes.ts";
import { products } from "../catalogue/products.ts";

const pictures = fileURLToPath(new URL("../pictures/", import.meta.url));
const models = fileURLToPath(new URL("../../../models/", import.meta.url));

/** How the goods lie in the enrolment pictures, in degrees; each teaches four quarter turns more. */
const turns = [0] as const;
const tray = "#D3DAD4";

/** Gives the shop its pictures and teaches its camera every product from them. */
export async function teachPictures(store: Store, data: string, atMs: number): Promise<void> {
  const folder = join(data, "pictures");
  mkdirSync(folder, { recursive: true });
  cpSync(pictures, folder, { recursive: true });
  const eyes = await createEyes({ modelDir: models });
  try {
    for (const { sku } of products)
      await teach(store, eyes, sku, readFileSync(join(pictures, `${sku}.png`)), atMs);
  } finally {
    await eyes.close();
  }
}

async function teach(
  store: Store,
  eyes: Eyes,
  sku: string,
  picture: Buffer,
  atMs: number,
): Promise<void> {
  for (const degrees of turns) {
    const photo = await sharp(picture)
      .rotate(degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .extend({
        top: 60,
        bottom: 60,
        left: 60,
        right: 60,
        background: { r: 0, g: 0, b: 0, alpha: 0 },
      })
      .flatten({ background: tray })
      .png()
      .toBuffer();
    const { model, vectors } = await eyes.embed(photo);
    await store.gallery.add({
      sku,
      model,
      vectors: vectors.map((vector) => Buffer.from(vector, "base64")),
      taughtAtMs: atMs,
    });
  }
}
