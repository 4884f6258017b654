import { expect, test } from "vitest";
import type { Pixels } from "./mask.ts";
import { silhouetteOf } from "./silhouette.ts";

const floor = [211, 218, 212] as const;

/** A picture of 120 x 90 pixels; each pixel's colour is asked for. */
function picture(colourAt: (x: number, y: number) => readonly [number, number, number]): Pixels {
  const [width, height] = [120, 90];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...colourAt(x, y), 255], (y * width + x) * 4);
  return { data, width, height };
}

const isDisc = (x: number, y: number) => Math.hypot(x - 60, y - 45) <= 20;
const disc = { x: 40, y: 25, width: 40, height: 40 };

test("an apple gets the outline of an apple, a little outside, and its shadow none", () => {
  const outline = silhouetteOf(
    picture((x, y) => {
      if (isDisc(x, y)) return [212, 80, 62];
      return isDisc(x - 5, y - 5) ? [165, 170, 166] : floor;
    }),
    disc,
  );
  expect(outline).toBeDefined();
  for (const { x, y } of outline ?? []) {
    const distance = Math.hypot(x - 60.5, y - 45.5);
    expect(distance).toBeGreaterThan(20);
    expect(distance).toBeLessThan(25);
  }
});

test("a white pack stands out from a light tray", () => {
  const outline = silhouetteOf(
    picture((x, y) => (isDisc(x, y) ? [252, 252, 250] : floor)),
    disc,
  );
  expect(outline?.length).toBeGreaterThan(20);
});

test.each([
  ["an item of the floor's colour", () => floor],
  ["a picture without an even floor", (x: number) => [(x * 2) % 256, 40, 90] as const],
  [
    "an item that goes on beyond its box",
    (_x: number, y: number) => (y > 40 && y < 50 ? ([0, 0, 0] as const) : floor),
  ],
])("%s has no outline, so its box is drawn", (_name, colourAt) => {
  expect(silhouetteOf(picture(colourAt), disc)).toBeUndefined();
});

test("a stripe in the floor's colour does not cut into the outline", () => {
  const outline = silhouetteOf(
    picture((x, y) => {
      if (!isDisc(x, y)) return floor;
      return x > 62 && y > 40 && y < 52 ? floor : [40, 120, 70];
    }),
    disc,
  );
  const nearest = Math.min(...(outline ?? []).map(({ x, y }) => Math.hypot(x - 60, y - 45)));
  expect(nearest).toBeGreaterThan(18);
});
