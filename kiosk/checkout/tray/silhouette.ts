import type { Box, Point } from "./geometry.ts";
import { closed, grown, largestOf, maskOf, type Mask, type Pixels } from "./mask.ts";

/** How far the outline lies outside the item, in pixels of the picture that is looked at. */
const bandPx = 3;
/** An item fills its box by about this much; much less or a whole rectangle is a mistake. */
const least = 0.28;
/** Bays up to twice as wide are filled. */
const bayPx = 9;
/** Boxes are often a little too small, so the floor is looked for around them. */
const leastMarginPx = bandPx + 4;
const marginShare = 0.16;
/** Only the edge of the item matters: every so many-th point of it is kept. */
const stepPx = 3;

/**
 * The outline of one item on an even floor, a little outside of it.
 *
 * @param picture small is enough: some 640 pixels wide.
 * @param box where the item is, in pixels of that picture.
 * @returns undefined when the item cannot be told from the floor; then a box is drawn.
 */
export function silhouetteOf(picture: Pixels, box: Box): readonly Point[] | undefined {
  const margin = Math.round(leastMarginPx + Math.min(box.width, box.height) * marginShare);
  const part = partOf(picture, box, margin);
  if (part === undefined) return undefined;
  const item = largestOf(maskOf(part.pixels));
  if (!isPlausible(item, box)) return undefined;
  const edge = edgeOf(grown(closed(item, bayPx), bandPx));
  const points = edge.filter((_, index) => index % stepPx === 0);
  return smooth(points.map(({ x, y }) => ({ x: x + part.x, y: y + part.y })));
}

function partOf(
  picture: Pixels,
  box: Box,
  margin: number,
): { pixels: Pixels; x: number; y: number } | undefined {
  const x = Math.max(0, Math.floor(box.x) - margin);
  const y = Math.max(0, Math.floor(box.y) - margin);
  const width = Math.min(picture.width, Math.ceil(box.x + box.width) + margin) - x;
  const height = Math.min(picture.height, Math.ceil(box.y + box.height) + margin) - y;
  if (width < 12 || height < 12) return undefined;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * picture.width + x) * 4;
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { pixels: { data, width, height }, x, y };
}

/** Large enough for its box, and not cut off by the part's edge all along. */
function isPlausible({ cells, width, height }: Mask, box: Box): boolean {
  const area = cells.reduce((sum, cell) => sum + cell, 0);
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (const [index, cell] of cells.entries()) {
    if (cell === 0) continue;
    left = Math.min(left, index % width);
    right = Math.max(right, index % width);
    top = Math.min(top, Math.floor(index / width));
    bottom = Math.max(bottom, Math.floor(index / width));
  }
  const spans = (right - left + 1) * (bottom - top + 1);
  const isWhole = left > 0 && top > 0 && right < width - 1 && bottom < height - 1;
  return isWhole && area > box.width * box.height * least && spans > box.width * box.height * 0.6;
}

/** Steps along the edge of a pixel: right, down, left, up. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
/** For each of them, the pixels ahead at the left hand and at the right hand of a pixel's corner. */
const aheadLeft = [
  [0, -1],
  [0, 0],
  [-1, 0],
  [-1, -1],
] as const;
const aheadRight = [
  [0, 0],
  [-1, 0],
  [-1, -1],
  [0, -1],
] as const;

/** Walks around the item on the borders of its pixels, with the item at the right hand. */
function edgeOf(mask: Mask): Point[] {
  const isItem = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask.cells[y * mask.width + x] === 1;
  const start = mask.cells.indexOf(1);
  const first = { x: start % mask.width, y: Math.floor(start / mask.width) };
  const edge: Point[] = [];
  let [x, y, way] = [first.x, first.y, 0];
  do {
    edge.push({ x, y });
    x += steps[way]![0];
    y += steps[way]![1];
    const [left, right] = [aheadLeft[way]!, aheadRight[way]!];
    if (isItem(x + left[0], y + left[1])) way = (way + 3) % 4;
    else if (!isItem(x + right[0], y + right[1])) way = (way + 1) % 4;
  } while (x !== first.x || y !== first.y);
  return edge;
}

/** Each corner gives way to its neighbours' middle, twice. */
function smooth(points: readonly Point[]): Point[] {
  const once = (line: readonly Point[]): Point[] =>
    line.map((point, index) => {
      const before = line[(index + line.length - 1) % line.length] ?? point;
      const after = line[(index + 1) % line.length] ?? point;
      return {
        x: (before.x + 2 * point.x + after.x) / 4,
        y: (before.y + 2 * point.y + after.y) / 4,
      };
    });
  return once(once(points));
}
