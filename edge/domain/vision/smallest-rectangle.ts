import type { Box } from "./picture.ts";

/** A rectangle that may be turned, in pixels of its picture. */
export interface TurnedRectangle {
  readonly centreX: number;
  readonly centreY: number;
  /** The shorter side. */
  readonly width: number;
  /** The longer side. */
  readonly height: number;
  /** How far the longer side is turned from the vertical, clockwise on the screen, -pi/2 to pi/2. */
  readonly radians: number;
}

type Point = readonly [x: number, y: number];

/**
 * The smallest rectangle around the ones of a mask.
 * @param mask one byte per pixel of a picture `pictureWidth` wide; at least one lies in `box`.
 * @see Freeman and Shapira (1975): one of its sides lies along a side of the convex hull.
 */
export function smallestRectangle(
  mask: Uint8Array,
  box: Box,
  pictureWidth: number,
): TurnedRectangle {
  const hull = convexHull(outlinePoints(mask, box, pictureWidth));
  let best: TurnedRectangle | undefined;
  for (const [i, [x, y]] of hull.entries()) {
    const [nextX, nextY] = hull[(i + 1) % hull.length]!;
    const found = rectangleAlong(hull, Math.atan2(nextY - y, nextX - x));
    if (best === undefined || found.width * found.height < best.width * best.height) best = found;
  }
  return best!;
}

/** The corners of the first and the last pixel of every row: all that the hull can need. */
function outlinePoints(mask: Uint8Array, [left, top, width, height]: Box, stride: number): Point[] {
  const points: Point[] = [];
  for (let y = top; y < top + height; y += 1) {
    const row = mask.subarray(y * stride + left, y * stride + left + width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    const end = row.lastIndexOf(1) + 1;
    for (const x of [left + first, left + end]) points.push([x, y], [x, y + 1]);
  }
  return points;
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

/** Without its last point, which is the first one of the other half. */
function halfHull(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    while (chain.length >= 2 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function cross(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The rectangle around the points that has a side in this direction. */
function rectangleAlong(points: readonly Point[], direction: number): TurnedRectangle {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  let [along0, along1, across0, across1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    [along0, along1] = [Math.min(along0, along), Math.max(along1, along)];
    [across0, across1] = [Math.min(across0, across), Math.max(across1, across)];
  }
  const [along, across] = [(along0 + along1) / 2, (across0 + across1) / 2];
  const [length, breadth] = [along1 - along0, across1 - across0];
  const isAlongLonger = length >= breadth;
  return {
    centreX: along * cos - across * sin,
    centreY: along * sin + across * cos,
    width: Math.min(length, breadth),
    height: Math.max(length, breadth),
    radians: halfTurn(isAlongLonger ? direction - Math.PI / 2 : direction),
  };
}

/** The same line's direction within -pi/2 to pi/2. */
function halfTurn(radians: number): number {
  return radians - Math.PI * Math.round(radians / Math.PI);
}
