import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGallery, emptyGallery, type Gallery } from "../domain/vision/gallery.ts";
import { createEyes, decodeVector, type Eyes } from "./eyes.ts";

const modelDir = fileURLToPath(new URL("../../models", import.meta.url));

/** Goods of plain shapes: body, band and mark tell them apart as on real packs. */
const goods: Record<string, string> = {
  tea: `<rect x="30" y="4" width="60" height="112" rx="14" fill="#b5713a"/><rect x="30" y="50" width="60" height="40" fill="#f6ebd3"/><circle cx="60" cy="70" r="14" fill="#5a3420"/>`,
  milk: `<rect x="26" y="8" width="68" height="104" fill="#fbfaf4"/><rect x="26" y="8" width="68" height="30" fill="#3f7fb3"/><path d="M26 90c20-20 40 0 68-10v32H26z" fill="#8cc08b"/>`,
  apple: `<circle cx="60" cy="62" r="48" fill="#d4503e"/><path d="M60 20c4-12 14-16 26-14-4 12-14 16-26 14z" fill="#5c9b5a"/><circle cx="44" cy="46" r="9" fill="#efa26b"/>`,
};

function trayOf(...items: readonly [sku: string, x: number, y: number, turn: number][]) {
  const drawn = items.map(
    ([sku, x, y, turn]) =>
      `<g transform="translate(${x} ${y}) rotate(${turn} 60 60)">${goods[sku] ?? ""}</g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#17221d"/><rect x="20" y="20" width="600" height="440" rx="40" fill="#d3dad4"/>${drawn.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}

let eyes: Eyes;
let gallery: Gallery;

beforeAll(async () => {
  eyes = await createEyes({ modelDir });
  const taught = [];
  for (const sku of Object.keys(goods)) {
    const { vectors, warnings } = await eyes.embed(await trayOf([sku, 250, 180, 0]));
    expect([sku, warnings]).toEqual([sku, []]);
    for (const text of vectors)
      taught.push({ sku, vector: decodeVector(Buffer.from(text, "base64")) });
  }
  gallery = openGallery(taught);
});

afterAll(() => eyes.close());

test("taught goods are found again, turned, wherever they lie on the tray", async () => {
  const picture = await trayOf(
    ["milk", 60, 60, 90],
    ["apple", 420, 80, 200],
    ["tea", 250, 280, 35],
  );
  const { detections, width, height, model } = await eyes.recognise(picture, gallery);
  expect([width, height, model]).toEqual([640, 480, eyes.model]);
  expect(detections.map(({ sku }) => sku)).toEqual(["milk", "apple", "tea"]);
  const [x, y, w, h] = detections[0]!.box;
  // The milk is 68 x 104, turned by a quarter about (120, 120); JPEG blurs colours over 16 pixels.
  const drawn = [68, 86, 172, 154];
  for (const [i, edge] of [x, y, x + w, y + h].entries())
    expect(Math.abs(edge - drawn[i]!), `edge ${i} of the box`).toBeLessThanOrEqual(8);
  for (const { confidence, candidates } of detections) {
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(candidates.length).toBe(3);
  }
});

test("the same picture twice is the same answer", async () => {
  const picture = await trayOf(["apple", 200, 200, 10]);
  const [one, two] = [
    await eyes.recognise(picture, gallery),
    await eyes.recognise(picture, gallery),
  ];
  expect(one.detections).toEqual(two.detections);
});

test("an empty tray holds nothing; with nothing taught every item is unknown", async () => {
  expect((await eyes.recognise(await trayOf(), gallery)).detections).toEqual([]);
  const { detections } = await eyes.recognise(await trayOf(["tea", 200, 200, 0]), emptyGallery);
  expect(detections).toMatchObject([{ sku: null, confidence: 0, candidates: [] }]);
});

test("a photo that shows several goods, or is dark, says so when it teaches", async () => {
  const two = await trayOf(["milk", 60, 60, 0], ["tea", 400, 200, 0]);
  expect((await eyes.embed(two)).warnings).toContain("no-single-item");
  const dark = await sharp(await trayOf(["milk", 250, 180, 0]))
    .linear(0.15)
    .jpeg()
    .toBuffer();
  expect((await eyes.embed(dark)).warnings).toContain("too-dark");
});

test("vectors have unit length and read back as they were written", async () => {
  const { vectors } = await eyes.embed(await trayOf(["tea", 250, 180, 0]));
  expect(vectors.length).toBe(4);
  for (const text of vectors) {
    const vector = decodeVector(Buffer.from(text, "base64"));
    expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
  }
});
