import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { expect, test } from "vitest";
import { products } from "../catalogue/products.ts";

const folder = fileURLToPath(new URL("../pictures/", import.meta.url));
const keyColours = { pine: [0x0b, 0x5d, 0x46], amber: [0xff, 0xc2, 0x47] } as const;

test("each product has its picture, and there is no other", () => {
  const pictures = readdirSync(folder).filter((name) => name.endsWith(".png"));
  expect(pictures.sort()).toEqual(products.map(({ sku }) => `${sku}.png`).sort());
  const bytes = pictures.reduce((sum, name) => sum + statSync(`${folder}${name}`).size, 0);
  expect(bytes).toBeLessThan(3_000_000);
});

/** The colour that covers most of the picture. */
async function mainColour(path: string): Promise<readonly number[]> {
  const { data } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const counts = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 255) continue;
    const colour = `${data[i]},${data[i + 1]},${data[i + 2]}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [most = ["0,0,0"]] = [...counts].sort((a, b) => b[1] - a[1]);
  return most[0].split(",").map(Number);
}

test.each(products.map(({ sku }) => sku))("%s does not look like a key", async (sku) => {
  const path = `${folder}${sku}.png`;
  const { width, height, hasAlpha } = await sharp(path).metadata();
  expect([width, height, hasAlpha]).toEqual([360, 360, true]);
  const colour = await mainColour(path);
  for (const key of Object.values(keyColours))
    expect(Math.hypot(...key.map((value, i) => value - colour[i]!))).toBeGreaterThan(24);
});
