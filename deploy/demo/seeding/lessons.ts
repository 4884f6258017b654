import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { products } from "../catalogue/products.ts";
import { composeTray } from "../trays/compose-tray.ts";

/** Photos that one product is taught with, as a shop's staff would. */
export const photosPerProduct = 3;
/** Vectors that one product is taught with: a photo teaches four quarter turns. */
export const viewsPerProduct = photosPerProduct * 4;

/** Far from the seeds of any tray that a customer brings. */
const firstSeed = 1_000_000;

export function pictureOf(sku: string): Buffer {
  return readFileSync(new URL(`../pictures/${sku}.png`, import.meta.url));
}

/**
 * The product as somebody photographs it to teach the camera: alone on the tray, any way round.
 * @param number of the photo, from 0; each has another turn, place and light.
 */
export async function enrolmentPhoto(sku: string, number: number): Promise<Buffer> {
  return (await composeTray(firstSeed + number, [sku])).jpeg;
}

/** What the vectors were made from: a model and the pictures, byte for byte. */
export interface LessonSource {
  readonly model: string;
  readonly modelSha256: string;
  readonly picturesSha256: string;
}

export function lessonSource(model: string, modelSha256: string): LessonSource {
  const pictures = createHash("sha256");
  for (const { sku } of products) pictures.update(pictureOf(sku));
  return { model, modelSha256, picturesSha256: pictures.digest("hex") };
}

/**
 * One line that says what the vectors were made from, then each vector's numbers as whole numbers of
 * -127..127. Only directions matter, so that no scale is kept.
 *
 * @param vectors of one size; every product's views one after another, in the catalogue's order.
 */
export function packLessons(source: LessonSource, vectors: readonly Float32Array[]): Buffer {
  const size = vectors[0]?.length ?? 0;
  const head = Buffer.from(`${JSON.stringify({ ...source, size })}\n`);
  const body = vectors.map((vector) => {
    const largest = Math.max(...vector.map(Math.abs));
    return Buffer.from(
      Int8Array.from(vector, (value) => Math.round((value / largest) * 127)).buffer,
    );
  });
  return Buffer.concat([head, ...body]);
}

/**
 * The vectors of every product, float32 in little-endian order and of unit length.
 *
 * @returns undefined when they were made from another model or from other pictures.
 */
export function unpackLessons(bytes: Buffer, source: LessonSource): Buffer[] | undefined {
  const end = bytes.indexOf("\n");
  const head = JSON.parse(bytes.toString("utf8", 0, end)) as LessonSource & { size: number };
  const isSame = (Object.keys(source) as (keyof LessonSource)[]).every(
    (key) => head[key] === source[key],
  );
  if (!isSame) return undefined;
  const start = end + 1;
  return Array.from({ length: products.length * viewsPerProduct }, (_, index) =>
    unpack(bytes.subarray(start + index * head.size, start + (index + 1) * head.size)),
  );
}

function unpack(packed: Buffer): Buffer {
  const numbers = Int8Array.from(packed, (byte) => (byte << 24) >> 24);
  const length = Math.hypot(...numbers);
  const vector = Buffer.alloc(numbers.length * 4);
  for (const [i, value] of numbers.entries()) vector.writeFloatLE(value / length, i * 4);
  return vector;
}
