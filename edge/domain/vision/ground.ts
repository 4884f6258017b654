import type { Colour, Picture } from "./picture.ts";

/** The even surface on which goods lie: its colour may change evenly from side to side. */
export interface Ground {
  /** Per channel: value = base + alongX * x + alongY * y, with x and y from -1 to 1 over the picture. */
  readonly planes: readonly [Plane, Plane, Plane];
}

interface Plane {
  readonly base: number;
  readonly alongX: number;
  readonly alongY: number;
}

/** A shadow takes up to 45 % of the light and keeps the colour; a little more light is a reflection. */
const darkest = 0.55;
const lightest = 1.06;
const shadowless = 0.9;
/**
 * How far a colour may be from the ground's, light aside, in steps of 255: wide while the ground is only
 * guessed, narrow afterwards, because grey-green packs are only some ten steps off a grey tray.
 */
const guessTolerance = 15;
const tolerance = 8.5;

/**
 * Finds the ground of a picture by its commonest colour, then follows how the light changes over it.
 * Whether that colour is a ground at all is for the caller to judge by how much of the picture it covers.
 */
export function findGround(picture: Picture): Ground {
  const even = flat(commonestColour(picture));
  const guessed = fitGround(picture, maskOf(picture, even, guessTolerance));
  // Once more, without the pale goods that the guess took for ground.
  return fitGround(picture, maskOf(picture, guessed, tolerance));
}

/** One byte per pixel: 1 where the pixel is ground, in light or in shadow. */
export function isGround(picture: Picture, ground: Ground): Uint8Array {
  return maskOf(picture, ground, tolerance);
}

function maskOf(picture: Picture, ground: Ground, within: number): Uint8Array {
  const { width, height } = picture;
  const mask = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const { light, distance } = compare(picture, ground, x, y);
      mask[at] = light >= darkest && light <= lightest && distance < within ? 1 : 0;
    }
  return mask;
}

/** How even a patch of ground is. */
export interface Evenness {
  /** Mean distance of its pixels from the ground's colour, light aside, in steps of 255. */
  readonly deviation: number;
  /** Share of its pixels that border on something else: ragged patches are no table. */
  readonly edgeRatio: number;
  /** Share of its pixels that lie in no shadow. */
  readonly litRatio: number;
}

/** @param patch one byte per pixel: 1 where the patch is. */
export function evennessOf(picture: Picture, ground: Ground, patch: Uint8Array): Evenness {
  const { width, height } = picture;
  let [area, deviation, edge, lit] = [0, 0, 0, 0];
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      if (patch[at] === 0) continue;
      const { light, distance } = compare(picture, ground, x, y);
      area += 1;
      deviation += distance;
      if (light > shadowless) lit += 1;
      if (!(patch[at - 1]! & patch[at + 1]! & patch[at - width]! & patch[at + width]!)) edge += 1;
    }
  const whole = Math.max(1, area);
  return { deviation: deviation / whole, edgeRatio: edge / whole, litRatio: lit / whole };
}

export function colourAt(ground: Ground, x: number, y: number, picture: Picture): Colour {
  const across = (2 * x) / picture.width - 1;
  const down = (2 * y) / picture.height - 1;
  const [red, green, blue] = ground.planes;
  return [valueAt(red, across, down), valueAt(green, across, down), valueAt(blue, across, down)];
}

function valueAt(plane: Plane, across: number, down: number): number {
  return plane.base + plane.alongX * across + plane.alongY * down;
}

function flat(colour: Colour): Ground {
  const [red, green, blue] = colour.map((base) => ({ base, alongX: 0, alongY: 0 }));
  return { planes: [red!, green!, blue!] };
}

/** How much of the ground's light a pixel has, and how far its colour is off apart from that. */
function compare(
  picture: Picture,
  ground: Ground,
  x: number,
  y: number,
): { light: number; distance: number } {
  const { pixels, width, height } = picture;
  const across = (2 * x) / width - 1;
  const down = (2 * y) / height - 1;
  const at = (y * width + x) * 3;
  const r = pixels[at]!;
  const g = pixels[at + 1]!;
  const b = pixels[at + 2]!;
  const red = valueAt(ground.planes[0], across, down);
  const green = valueAt(ground.planes[1], across, down);
  const blue = valueAt(ground.planes[2], across, down);
  const light = (r * red + g * green + b * blue) / (red * red + green * green + blue * blue + 1);
  const [dr, dg, db] = [r - light * red, g - light * green, b - light * blue];
  return { light, distance: Math.sqrt(dr * dr + dg * dg + db * db) };
}

/** The mean of the fullest cell among 16 x 16 x 16 colours, with its neighbours counted in. */
function commonestColour({ pixels }: Picture): Colour {
  const counts = new Uint32Array(4096);
  for (let at = 0; at < pixels.length; at += 3) counts[cell(pixels, at)]! += 1;
  let best = 0;
  let most = -1;
  for (let each = 0; each < 4096; each += 1) {
    const count = around(counts, each);
    if (count > most) [best, most] = [each, count];
  }
  return meanOfCell(pixels, best);
}

function cell(pixels: Uint8Array, at: number): number {
  return ((pixels[at]! >> 4) << 8) | ((pixels[at + 1]! >> 4) << 4) | (pixels[at + 2]! >> 4);
}

/** A cell weighs its own count twice, so that it wins over a neighbour that only borrows it. */
function around(counts: Uint32Array, at: number): number {
  let total = 2 * counts[at]!;
  for (const step of [0x111, 0x100, 0x010, 0x001])
    total += (counts[at + step] ?? 0) + (counts[at - step] ?? 0);
  return total;
}

function meanOfCell(pixels: Uint8Array, wanted: number): Colour {
  const sums = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3)
    if (cell(pixels, at) === wanted) {
      count += 1;
      for (let channel = 0; channel < 3; channel += 1) sums[channel]! += pixels[at + channel]!;
    }
  return [sums[0]! / count, sums[1]! / count, sums[2]! / count];
}

/** Least squares of a plane through the ground's pixels, every second one in both directions. */
function fitGround(picture: Picture, mask: Uint8Array): Ground {
  const { width, height, pixels } = picture;
  // Sums of the normal equations for [1, x, y] and of the three right-hand sides.
  const matrix = new Float64Array(9);
  const sides = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x;
      if (mask[at] === 0) continue;
      const row = [1, (2 * x) / width - 1, (2 * y) / height - 1];
      for (let i = 0; i < 3; i += 1) {
        for (let j = 0; j < 3; j += 1) matrix[i * 3 + j]! += row[i]! * row[j]!;
        for (let channel = 0; channel < 3; channel += 1)
          sides[channel]![i]! += row[i]! * pixels[at * 3 + channel]!;
      }
    }
  const [red, green, blue] = sides.map((side) => solve(matrix, side));
  return { planes: [red!, green!, blue!] };
}

/** Cramer's rule with a little damping, so that a ground seen on one line alone has no wild slope. */
function solve(sums: Float64Array, side: Float64Array): Plane {
  const [n, x, y, , xx, xy, , , yy] = sums as unknown as number[];
  const damp = 1 + n! * 1e-3;
  const a = [n! + 1e-9, x!, y!, x!, xx! + damp, xy!, y!, xy!, yy! + damp];
  const whole = determinant(a);
  const replaced = (column: number) =>
    determinant(a.map((value, i) => (i % 3 === column ? side[Math.floor(i / 3)]! : value)));
  return { base: replaced(0) / whole, alongX: replaced(1) / whole, alongY: replaced(2) / whole };
}

function determinant(m: readonly number[]): number {
  return (
    m[0]! * (m[4]! * m[8]! - m[5]! * m[7]!) -
    m[1]! * (m[3]! * m[8]! - m[5]! * m[6]!) +
    m[2]! * (m[3]! * m[7]! - m[4]! * m[6]!)
  );
}
