import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "../../../edge/storage/open-store.ts";
import { createEyes } from "../../../edge/vision/eyes.ts";
import { products } from "../catalogue/products.ts";
import {
  enrolmentPhoto,
  lessonSource,
  photosPerProduct,
  unpackLessons,
  viewsPerProduct,
  type LessonSource,
} from "./lessons.ts";

const pictures = fileURLToPath(new URL("../pictures/", import.meta.url));
export const modelDir = fileURLToPath(new URL("../../../models/", import.meta.url));
const lessonsFile = new URL("./lessons.bin", import.meta.url);

/** The model of a folder, and the pictures as they are. */
export function currentSource(models = modelDir): LessonSource {
  const manifest = JSON.parse(readFileSync(join(models, "manifest.json"), "utf8")) as {
    embedder: { name: string; sha256: string };
  };
  return lessonSource(manifest.embedder.name, manifest.embedder.sha256);
}

/**
 * Every product's vectors in the catalogue's order: those that lie ready, or, when the model or a
 * picture has changed since, made by looking at every photo, which takes minutes.
 */
export async function readLessons(models = modelDir): Promise<Buffer[]> {
  const kept = unpackLessons(readFileSync(lessonsFile), currentSource(models));
  return kept ?? (await lookAtPhotos(models));
}

/** Gives the shop its pictures and teaches its camera every product from them. */
export async function teachPictures(store: Store, data: string, atMs: number): Promise<void> {
  const folder = join(data, "pictures");
  mkdirSync(folder, { recursive: true });
  cpSync(pictures, folder, { recursive: true });
  const { model } = currentSource();
  const vectors = await readLessons();
  for (const [index, { sku }] of products.entries())
    await store.gallery.add({
      sku,
      model,
      vectors: vectors.slice(index * viewsPerProduct, (index + 1) * viewsPerProduct),
      taughtAtMs: atMs,
    });
}

/** The vectors of these products in their order, as the model sees them now. */
export async function lookAtPhotos(
  models = modelDir,
  skus = products.map(({ sku }) => sku),
): Promise<Buffer[]> {
  const eyes = await createEyes({ modelDir: models });
  try {
    const all: Buffer[] = [];
    for (const sku of skus)
      for (let number = 0; number < photosPerProduct; number += 1) {
        const { vectors } = await eyes.embed(await enrolmentPhoto(sku, number));
        all.push(...vectors.map((vector) => Buffer.from(vector, "base64")));
      }
    return all;
  } finally {
    await eyes.close();
  }
}
