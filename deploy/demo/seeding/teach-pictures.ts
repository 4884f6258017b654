import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "../../../edge/storage/open-store.ts";
import { createEyes } from "../../../edge/vision/eyes.ts";
import { products } from "../catalogue/products.ts";
import {
  enrolmentPhoto,
  lessonSource,
  turns,
  unpackLessons,
  viewsPerProduct,
  type LessonSource,
} from "./lessons.ts";

const pictures = fileURLToPath(new URL("../pictures/", import.meta.url));
export const modelDir = fileURLToPath(new URL("../../../models/", import.meta.url));
const lessonsFile = new URL("./lessons.bin", import.meta.url);

/** The model that the box runs, and the pictures as they are. */
export function currentSource(): LessonSource {
  const manifest = JSON.parse(readFileSync(join(modelDir, "manifest.json"), "utf8")) as {
    embedder: { name: string; sha256: string };
  };
  return lessonSource(manifest.embedder.name, manifest.embedder.sha256);
}

/**
 * Gives the shop its pictures and teaches its camera every product from them: with the vectors that
 * lie ready, or, when the model or a picture has changed since, by looking at every picture, which
 * takes a minute.
 */
export async function teachPictures(store: Store, data: string, atMs: number): Promise<void> {
  const folder = join(data, "pictures");
  mkdirSync(folder, { recursive: true });
  cpSync(pictures, folder, { recursive: true });
  const source = currentSource();
  const vectors = unpackLessons(readFileSync(lessonsFile), source) ?? (await lookAtPictures());
  for (const [index, { sku }] of products.entries())
    await store.gallery.add({
      sku,
      model: source.model,
      vectors: vectors.slice(index * viewsPerProduct, (index + 1) * viewsPerProduct),
      taughtAtMs: atMs,
    });
}

/** Every product's views in the catalogue's order, as the model that the box runs sees them now. */
export async function lookAtPictures(skus = products.map(({ sku }) => sku)): Promise<Buffer[]> {
  const eyes = await createEyes({ modelDir });
  try {
    const all: Buffer[] = [];
    for (const sku of skus)
      for (const degrees of turns) {
        const { vectors } = await eyes.embed(await enrolmentPhoto(sku, degrees));
        all.push(...vectors.map((vector) => Buffer.from(vector, "base64")));
      }
    return all;
  } finally {
    await eyes.close();
  }
}
