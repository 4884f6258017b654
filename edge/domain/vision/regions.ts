import type { Box } from "./picture.ts";

/** A connected patch of a mask. */
export interface Region {
  /** Its number in the label map; 0 is no region. */
  readonly label: number;
  readonly box: Box;
  /** Pixels. */
  readonly area: number;
}

export interface Labelled {
  /** One number per pixel. */
  readonly labels: Int32Array;
  /** Ordered by label. */
  readonly regions: readonly Region[];
}

/** Finds the patches of ones in a mask; pixels that share a side belong together. */
export function findRegions(mask: Uint8Array, width: number): Labelled {
  const labels = new Int32Array(mask.length);
  const regions: Region[] = [];
  const stack = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start += 1)
    if (mask[start] === 1 && labels[start] === 0)
      regions.push(flood(mask, width, labels, start, regions.length + 1, stack));
  return { labels, regions };
}

function flood(
  mask: Uint8Array,
  width: number,
  labels: Int32Array,
  start: number,
  label: number,
  stack: Int32Array,
): Region {
  let waiting = 1;
  let [left, top, right, bottom, area] = [Infinity, Infinity, -1, -1, 0];
  stack[0] = start;
  labels[start] = label;
  const visit = (at: number) => {
    if (mask[at] !== 1 || labels[at] !== 0) return;
    labels[at] = label;
    stack[waiting] = at;
    waiting += 1;
  };
  while (waiting > 0) {
    waiting -= 1;
    const at = stack[waiting]!;
    const x = at % width;
    const y = (at - x) / width;
    area += 1;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    visit(at - width);
    visit(at + width);
  }
  return { label, area, box: [left, top, right - left + 1, bottom - top + 1] };
}

/** Ones grow by `steps` pixels in the four directions. */
export function grow(mask: Uint8Array, width: number, steps: number): Uint8Array {
  let from = mask;
  for (let step = 0; step < steps; step += 1) {
    const to = from.slice();
    for (let at = 0; at < from.length; at += 1) if (from[at] === 1) spread(to, at, width);
    from = to;
  }
  return from;
}

function spread(mask: Uint8Array, at: number, width: number): void {
  const x = at % width;
  if (x > 0) mask[at - 1] = 1;
  if (x < width - 1) mask[at + 1] = 1;
  if (at >= width) mask[at - width] = 1;
  if (at + width < mask.length) mask[at + width] = 1;
}

/** Ones shrink by `steps` pixels from the four directions; the picture's edge does not eat into them. */
export function shrink(mask: Uint8Array, width: number, steps: number): Uint8Array {
  const zeros = mask.map((value) => 1 - value);
  return grow(zeros, width, steps).map((value) => 1 - value);
}
