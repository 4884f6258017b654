/** A picture as the canvas gives it: four bytes per pixel, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Which pixels of a part of a picture belong to an item: 1 is item. */
export interface Mask {
  readonly cells: Uint8Array;
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [number, number, number];

/** A pixel this much brighter or darker than the floor, colour apart, may still be a shadow on it. */
const shadow = { darkest: 0.6, brightest: 1.04 };
/** A shadow keeps the floor's colour within this many steps of 255. */
const sameColourWithin = 16;

/**
 * Tells an item from the floor of the tray, whose colour is that of most pixels at the part's edge.
 * A shadow counts as floor: it has the floor's colour, only darker.
 */
export function maskOf(part: Pixels): Mask {
  const floor = floorColour(part);
  const cells = new Uint8Array(part.width * part.height);
  for (let index = 0; index < cells.length; index += 1)
    cells[index] = isFloor(colourAt(part, index), floor) ? 0 : 1;
  return { cells, width: part.width, height: part.height };
}

function colourAt({ data }: Pixels, index: number): Colour {
  const at = index * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** The median of each channel along the edge, where the item seldom reaches. */
function floorColour(part: Pixels): Colour {
  const edge: Colour[] = [];
  for (let x = 0; x < part.width; x += 1)
    edge.push(colourAt(part, x), colourAt(part, (part.height - 1) * part.width + x));
  for (let y = 0; y < part.height; y += 1)
    edge.push(colourAt(part, y * part.width), colourAt(part, (y + 1) * part.width - 1));
  const median = (channel: 0 | 1 | 2) =>
    edge.map((colour) => colour[channel]).toSorted((a, b) => a - b)[edge.length >> 1] ?? 0;
  return [median(0), median(1), median(2)];
}

function isFloor(colour: Colour, floor: Colour): boolean {
  const brightness = (colour[0] + colour[1] + colour[2]) / (floor[0] + floor[1] + floor[2] + 1);
  if (brightness < shadow.darkest || brightness > shadow.brightest) return false;
  return colour.every(
    (value, channel) => Math.abs(value - floor[channel]! * brightness) < sameColourWithin,
  );
}

/** Everything within `radius` pixels of an item belongs to it; gaps that narrow close. */
export function grown(mask: Mask, radius: number): Mask {
  const cells = new Uint8Array(mask.cells.length);
  for (const [index, cell] of mask.cells.entries()) {
    if (cell === 0) continue;
    const column = index % mask.width;
    const row = Math.floor(index / mask.width);
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1) {
        const [x, y] = [column + dx, row + dy];
        const isNear = dx * dx + dy * dy <= radius * radius;
        if (isNear && x >= 0 && y >= 0 && x < mask.width && y < mask.height)
          cells[y * mask.width + x] = 1;
      }
  }
  return { ...mask, cells };
}

/** Only what lies deeper inside than `radius` pixels is left; beyond the part's edge counts as inside. */
function shrunk(mask: Mask, radius: number): Mask {
  const inverse = { ...mask, cells: mask.cells.map((cell) => 1 - cell) };
  return { ...mask, cells: grown(inverse, radius).cells.map((cell) => 1 - cell) };
}

/** Bays that are narrower than twice the radius belong to the item: a label in the floor's colour. */
export function closed(mask: Mask, radius: number): Mask {
  return shrunk(grown(mask, radius), radius);
}

/** The largest connected item alone. */
export function largestOf(mask: Mask): Mask {
  const seen = new Uint8Array(mask.cells.length);
  let largest: number[] = [];
  for (const [start, cell] of mask.cells.entries()) {
    if (cell === 0 || seen[start] === 1) continue;
    const piece = connectedTo(start, mask, seen);
    if (piece.length > largest.length) largest = piece;
  }
  const cells = new Uint8Array(mask.cells.length);
  for (const index of largest) cells[index] = 1;
  return { ...mask, cells };
}

function connectedTo(start: number, mask: Mask, seen: Uint8Array): number[] {
  const piece = [start];
  seen[start] = 1;
  for (const index of piece) {
    const column = index % mask.width;
    const next = [index - mask.width, index + mask.width];
    if (column > 0) next.push(index - 1);
    if (column < mask.width - 1) next.push(index + 1);
    for (const each of next) {
      if (mask.cells[each] !== 1 || seen[each] === 1) continue;
      seen[each] = 1;
      piece.push(each);
    }
  }
  return piece;
}
