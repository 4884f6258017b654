import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { products } from "../catalogue/products.ts";
import { composeTray } from "./compose-tray.ts";
import { scenes } from "./scenes.ts";

test("every scene shows goods that the shop sells, and stands in the repository", async () => {
  const known = new Set(products.map(({ sku }) => sku));
  for (const { name, skus } of scenes) {
    expect(
      skus.filter((sku) => !known.has(sku)),
      name,
    ).toEqual([]);
    const { format, width } = await sharp(
      readFileSync(new URL(`./scenes/${name}.jpg`, import.meta.url)),
    ).metadata();
    expect([format, width], name).toEqual(["jpeg", 1_280]);
  }
});

test("goods lie apart from one another and on the tray, and a seed repeats its picture", async () => {
  for (const seed of [1, 2, 3]) {
    const skus = products.slice(seed * 8, seed * 8 + 8).map(({ sku }) => sku);
    const { truth, jpeg } = await composeTray(seed, skus);
    for (const [index, { box }] of truth.entries()) {
      const [left, top, width, height] = box;
      expect(left).toBeGreaterThan(40);
      expect(top).toBeGreaterThan(40);
      expect(left + width).toBeLessThan(1_240);
      expect(top + height).toBeLessThan(920);
      for (const other of truth.slice(index + 1)) expect(overlap(box, other.box)).toBe(false);
    }
    expect((await composeTray(seed, skus)).jpeg.equals(jpeg)).toBe(true);
  }
});

type Box = readonly [number, number, number, number];

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}
