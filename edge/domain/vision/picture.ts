/** A picture in memory: RGB, 8 bits each, row after row from the top left. */
export interface Picture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Where an item lies in a picture: left, top, width, height, in pixels. */
export type Box = readonly [left: number, top: number, width: number, height: number];

export type Colour = readonly [red: number, green: number, blue: number];

/** The same box in a picture that is `factor` times as large, whole pixels. */
export function scaleBox([left, top, width, height]: Box, factor: number): Box {
  const x = Math.round(left * factor);
  const y = Math.round(top * factor);
  return [x, y, Math.round((left + width) * factor) - x, Math.round((top + height) * factor) - y];
}

/** The same box, each side longer by a share of the longer one on either end. */
export function widenBox([left, top, width, height]: Box, ratio: number): Box {
  const more = Math.round(ratio * Math.max(width, height));
  return [left - more, top - more, width + 2 * more, height + 2 * more];
}

/** Share of the smaller box that the two have in common, 0..1. */
export function sharedRatio(one: Box, other: Box): number {
  const width = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(one[2] * one[3], other[2] * other[3]);
}

/** The smallest box around both. */
export function unite(one: Box, other: Box): Box {
  const left = Math.min(one[0], other[0]);
  const top = Math.min(one[1], other[1]);
  return [
    left,
    top,
    Math.max(one[0] + one[2], other[0] + other[2]) - left,
    Math.max(one[1] + one[3], other[1] + other[3]) - top,
  ];
}
