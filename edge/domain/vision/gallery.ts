import { invariant } from "../invariant.ts";

/** One view of a taught product as the embedder sees it. */
export interface TaughtView {
  readonly sku: string;
  /** Of unit length. */
  readonly vector: Float32Array;
}

/** What the shop has taught the camera. */
export interface Gallery {
  /** Products in the order of their sku. */
  readonly skus: readonly string[];
  /** For each product its views, one after another in one array. */
  readonly views: readonly Float32Array[];
  /** How many numbers a vector has; 0 while nothing is taught. */
  readonly size: number;
}

export const emptyGallery: Gallery = { skus: [], views: [], size: 0 };

/** @throws InvariantViolation when the vectors are not all of one length. */
export function openGallery(taught: readonly TaughtView[]): Gallery {
  const size = taught[0]?.vector.length ?? 0;
  const bySku = new Map<string, Float32Array[]>();
  for (const { sku, vector } of taught) {
    invariant(vector.length === size, `vector of ${sku} has ${vector.length} numbers, not ${size}`);
    const known = bySku.get(sku);
    if (known === undefined) bySku.set(sku, [vector]);
    else known.push(vector);
  }
  const skus = [...bySku.keys()].sort();
  return { skus, size, views: skus.map((sku) => concatenate(bySku.get(sku)!, size)) };
}

function concatenate(vectors: readonly Float32Array[], size: number): Float32Array {
  const all = new Float32Array(vectors.length * size);
  for (const [i, vector] of vectors.entries()) all.set(vector, i * size);
  return all;
}

export interface Likeness {
  readonly sku: string;
  /** -1..1; 1 is the same. */
  readonly cosine: number;
}

/** How many of a product's views must agree: one lucky view alone does not decide. */
const agreeing = 3;

/**
 * Every taught product with its likeness to what the camera sees, the most alike first. A product's
 * likeness is the mean of its three most alike views.
 * @param vector of unit length and of the gallery's size.
 */
export function rankProducts(vector: Float32Array, gallery: Gallery): Likeness[] {
  if (gallery.size === 0) return [];
  invariant(
    vector.length === gallery.size,
    `vector has ${vector.length} numbers, not ${gallery.size}`,
  );
  return gallery.skus
    .map((sku, i) => ({ sku, cosine: likeness(vector, gallery.views[i]!) }))
    .sort((a, b) => b.cosine - a.cosine);
}

function likeness(vector: Float32Array, views: Float32Array): number {
  const size = vector.length;
  const cosines: number[] = [];
  for (let start = 0; start < views.length; start += size) {
    let cosine = 0;
    for (let i = 0; i < size; i += 1) cosine += vector[i]! * views[start + i]!;
    cosines.push(cosine);
  }
  const best = cosines.sort((a, b) => b - a).slice(0, agreeing);
  return best.reduce((total, each) => total + each, 0) / best.length;
}
