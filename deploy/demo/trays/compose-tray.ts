import sharp, { type OverlayOptions } from "sharp";
import { invariant } from "../../../edge/domain/invariant.ts";
import { seededRandom, type Random } from "../../../edge/platform/random.ts";
import { emptyTray, floorRatio } from "./empty-tray.ts";
import { layDown, type LaidDown } from "./lay-down.ts";

/** One of the goods on a tray, and where: [x, y, width, height] in pixels of the frame. */
export interface TrayItem {
  readonly sku: string;
  readonly box: readonly [number, number, number, number];
}

export interface TrayPicture {
  readonly jpeg: Buffer;
  readonly truth: readonly TrayItem[];
}

export interface TrayOptions {
  readonly width?: number;
  readonly height?: number;
  /** Goods lie any way round, unless they shall stand nearly upright. */
  readonly isUpright?: boolean;
}

/** How far an object throws its shadow, as a part of the frame's width. */
const shadowRatio = 0.007;
/** The largest that goods are drawn, and how much of its cell a picture fills before it is turned. */
const sideRatio = 0.27;
const cellFill = 0.84;
const leanDegrees = 9;
const mostItems = 8;

/**
 * What the camera over the checkout sees with these goods on the tray, clearly apart from one another,
 * in slightly uneven light and with the noise of a sensor. The same seed makes the same picture. Needs
 * the pictures of the goods only, no fonts.
 *
 * @param skus at most eight.
 */
export async function composeTray(
  seed: number,
  skus: readonly string[],
  { width = 1_280, height = 960, isUpright = false }: TrayOptions = {},
): Promise<TrayPicture> {
  invariant(skus.length <= mostItems, "a tray of the demo holds eight goods");
  const random = seededRandom(seed);
  const cells = shuffled(cellsFor(skus.length, width, height), random);
  const layers: OverlayOptions[] = [];
  const truth: TrayItem[] = [];
  for (const [index, sku] of skus.entries()) {
    const cell = cells[index]!;
    const side = Math.min(cell.width, cell.height, (sideRatio * width) / cellFill) * cellFill;
    const lean = (random.next() * 2 - 1) * leanDegrees;
    const item = await layDown(
      sku,
      Math.round(side * (0.94 + 0.06 * random.next())),
      isUpright ? lean : random.next() * 360,
      0.97 + 0.06 * random.next(),
    );
    const { left, top } = placeIn(cell, item, random);
    const shift = Math.round(shadowRatio * width);
    layers.push({ input: item.shadow, left: left + shift, top: top + shift });
    layers.push({ input: item.png, left, top });
    truth.push({ sku, box: [left, top, item.width, item.height] });
  }
  const raw = { width, height, channels: 3 } as const;
  const clean = await sharp(emptyTray(width, height), { raw })
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer();
  const jpeg = await sharp(seenByCamera(clean, width, random), { raw })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { jpeg, truth };
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The tray's floor in equal cells. */
function cellsFor(count: number, width: number, height: number): Cell[] {
  const columns = [1, 1, 2, 3, 2, 3, 3, 4, 4][count]!;
  const rows = Math.max(1, Math.ceil(count / columns));
  const inset = (floorRatio + 0.008) * width;
  const cell = { width: (width - 2 * inset) / columns, height: (height - 2 * inset) / rows };
  return Array.from({ length: columns * rows }, (_, index) => ({
    ...cell,
    left: inset + (index % columns) * cell.width,
    top: inset + Math.floor(index / columns) * cell.height,
  }));
}

function shuffled<T>(from: readonly T[], random: Random): T[] {
  return from
    .map((value) => ({ value, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

/** Somewhere around the middle of its cell, so that a gap stays to the neighbours. */
function placeIn(
  cell: Cell,
  item: LaidDown,
  random: Random,
): { readonly left: number; readonly top: number } {
  const along = (start: number, room: number, size: number) =>
    Math.round(start + (room - size) * (0.5 + (random.next() - 0.5) * 0.6));
  return {
    left: along(cell.left, cell.width, item.width),
    top: along(cell.top, cell.height, item.height),
  };
}

/** Light that falls off to one side, and noise. */
function seenByCamera(pixels: Buffer, width: number, random: Random): Buffer {
  const noise = Float32Array.from({ length: 4_093 }, () => random.normal(1.1));
  const brightness = 0.96 + 0.07 * random.next();
  const fall = 0.06 * (random.next() - 0.5);
  const seen = Buffer.alloc(pixels.length);
  const row = width * 3;
  for (let start = 0; start < pixels.length; start += row) {
    const offset = random.between(0, noise.length - 1);
    for (let i = 0; i < row; i += 1) {
      const light = brightness + fall * (i / row);
      const value =
        pixels[start + i]! * light + noise[(offset + Math.floor(i / 3)) % noise.length]!;
      seen[start + i] = Math.max(0, Math.min(255, value));
    }
  }
  return seen;
}
