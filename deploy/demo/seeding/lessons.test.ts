import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeVector } from "../../../edge/vision/eyes.ts";
import { products } from "../catalogue/products.ts";
import { unpackLessons, viewsPerProduct } from "./lessons.ts";
import { currentSource, lookAtPhotos, modelDir } from "./teach-pictures.ts";

const file = readFileSync(new URL("./lessons.bin", import.meta.url));

const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test("the vectors lie ready for the model and the pictures that ship; else run write-lessons", async () => {
  const kept = unpackLessons(file, currentSource())?.map(decodeVector);
  expect(kept).toHaveLength(products.length * viewsPerProduct);
  const seen = (await lookAtPhotos(modelDir, [products[0]!.sku])).map(decodeVector);
  for (const [i, vector] of seen.entries())
    expect(cosine(vector, kept![i]!)).toBeGreaterThan(0.999);
});

test("vectors of another model are not taken", () => {
  expect(unpackLessons(file, { ...currentSource(), modelSha256: "0" })).toBeUndefined();
  expect(unpackLessons(file, { ...currentSource(), picturesSha256: "0" })).toBeUndefined();
});
