import { expect, test } from "vitest";
import { seededRandom } from "../../platform/random.ts";
import { judgePhoto } from "./photo-quality.ts";
import type { Box, Colour, Picture } from "./picture.ts";
import { isolate, separateItems } from "./separate-items.ts";

const trayGrey: Colour = [211, 218, 212];
const red: Colour = [200, 60, 50];

/** Paints rectangles, one over the other, on an even ground. */
function paint(
  width: number,
  height: number,
  ground: Colour,
  ...patches: readonly { box: Box; colour: Colour }[]
): Picture {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) pixels.set(ground, at * 3);
  for (const { box, colour } of patches)
    for (let y = box[1]; y < box[1] + box[3]; y += 1)
      for (let x = box[0]; x < box[0] + box[2]; x += 1) pixels.set(colour, (y * width + x) * 3);
  return { pixels, width, height };
}

function boxes(picture: Picture): Box[] | "no-ground" {
  const found = separateItems(picture);
  return found.kind === "items" ? found.items.map((item) => item.box) : found.kind;
}

const a: Box = [20, 20, 30, 40];
const b: Box = [80, 25, 20, 20];

test.each<[string, Picture, Box[] | "no-ground"]>([
  ["an empty tray", paint(160, 120, trayGrey), []],
  ["one item", paint(160, 120, trayGrey, { box: a, colour: red }), [a]],
  [
    "two items, from left to right",
    paint(160, 120, trayGrey, { box: b, colour: [40, 90, 160] }, { box: a, colour: red }),
    [a, b],
  ],
  [
    "the shadow of an item is not part of it",
    paint(
      160,
      120,
      trayGrey,
      { box: [24, 24, 30, 40], colour: [150, 155, 151] },
      { box: a, colour: red },
    ),
    [a],
  ],
  [
    "a white carton on the grey tray",
    paint(160, 120, trayGrey, { box: a, colour: [251, 250, 244] }),
    [a],
  ],
  [
    "a crumb is no item",
    paint(160, 120, trayGrey, { box: a, colour: red }, { box: [100, 100, 3, 3], colour: red }),
    [a],
  ],
  [
    "a ground-coloured label inside an item belongs to it",
    paint(160, 120, trayGrey, { box: a, colour: red }, { box: [28, 28, 10, 10], colour: trayGrey }),
    [a],
  ],
  [
    "the counter around the tray and the tray's rim are no items",
    paint(
      160,
      120,
      [23, 34, 29],
      { box: [6, 6, 148, 108], colour: [236, 240, 237] },
      { box: [9, 9, 142, 102], colour: trayGrey },
      { box: a, colour: red },
    ),
    [a],
  ],
])("%s", (_, picture, expected) => {
  expect(boxes(picture)).toEqual(expected);
});

test("a light that falls off over the tray does not make items", () => {
  const picture = paint(160, 120, trayGrey, { box: a, colour: red });
  for (let at = 0; at < picture.pixels.length; at += 1)
    picture.pixels[at]! -= Math.round((at / picture.pixels.length) * 50);
  expect(boxes(picture)).toEqual([a]);
});

test("a pile of goods, or one item close by, is no tray", () => {
  const seed = 5;
  const random = seededRandom(seed);
  const patches = Array.from({ length: 400 }, () => ({
    box: [random.between(0, 147), random.between(0, 107), 12, 12] as Box,
    colour: [random.between(60, 240), random.between(40, 200), random.between(30, 120)] as const,
  }));
  expect(boxes(paint(160, 120, trayGrey, ...patches)), `seed ${seed}`).toBe("no-ground");
});

test("a cut-out is square, has its item in the middle, and shows no neighbour", () => {
  const picture = paint(
    160,
    120,
    trayGrey,
    { box: a, colour: red },
    { box: [54, 20, 9, 40], colour: [9, 9, 9] },
  );
  const found = separateItems(picture);
  if (found.kind !== "items") throw new Error("there is a tray");
  const cut = isolate(picture, found.items[0]!, found.items, picture, found.ground, 1.5);
  expect([cut.width, cut.height]).toEqual([60, 60]);
  const pixel = (x: number, y: number) => [
    ...cut.pixels.subarray((y * 60 + x) * 3, (y * 60 + x) * 3 + 3),
  ];
  expect(pixel(30, 30)).toEqual([...red]);
  const darkest = Math.min(...cut.pixels);
  expect(darkest).toBeGreaterThan(40);
});

test("on its cut-out an item stands upright, however it lies", () => {
  const picture = paint(160, 120, trayGrey, { box: [40, 40, 60, 30], colour: red });
  const found = separateItems(picture);
  if (found.kind !== "items") throw new Error("there is a tray");
  const cut = isolate(picture, found.items[0]!, found.items, picture, found.ground, 1.2);
  const isRed = (x: number, y: number) => cut.pixels[(y * cut.width + x) * 3 + 1] === red[1];
  expect([cut.width, isRed(36, 8), isRed(36, 64), isRed(8, 36)]).toEqual([72, true, true, false]);
});

test("a dark and a smeared photo are told apart from a good one", () => {
  const stripes = (bright: number) =>
    paint(
      64,
      64,
      [bright, bright, bright],
      ...Array.from({ length: 8 }, (_, i) => ({
        box: [i * 8, 0, 4, 64] as Box,
        colour: [0, 0, 0] as Colour,
      })),
    );
  expect(judgePhoto(stripes(220))).toEqual([]);
  expect(judgePhoto(stripes(30))).toEqual(["too-dark"]);
  expect(judgePhoto(paint(64, 64, [140, 140, 140]))).toEqual(["too-blurred"]);
});
