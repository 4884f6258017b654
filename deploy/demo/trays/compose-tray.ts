import { readFileSync } from "node:fs";
import sharp, { type OverlayOptions } from "sharp";
import { seededRandom, type Random } from "../../../edge/platform/random.ts";

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
  /** Goods lie any way round, unless they shall stand upright. */
  readonly isUpright?: boolean;
}

const counter = "#17221D";
const tray = "#D3DAD4";
const lip = "#E3E8E4";
/** The shadow of an object: hard, to the lower right. */
const shadowOffset = 9;
const shadowAlpha = 0.22;

/**
 * What the camera over the checkout sees with these goods on the tray, clearly apart from one another.
 * The same seed makes the same picture. Needs the pictures of the goods only, no fonts.
 *
 * @param skus at most eight.
 */
export async function composeTray(
  seed: number,
  skus: readonly string[],
  options: TrayOptions = {},
): Promise<TrayPicture> {
  const { width = 1_280, height = 960, isUpright = false } = options;
  const random = seededRandom(seed);
  const cells = placesFor(skus.length, width, height, random);
  const layers: OverlayOptions[] = [];
  const truth: TrayItem[] = [];
  for (const [index, sku] of skus.entries()) {
    const cell = cells[index]!;
    const item = await laidDown(sku, cell.size, isUpright ? 0 : random.next() * 360, random);
    const left = Math.round(cell.x - item.width / 2);
    const top = Math.round(cell.y - item.height / 2);
    layers.push({ input: item.shadow, left: left + shadowOffset, top: top + shadowOffset });
    layers.push({ input: item.png, left, top });
    truth.push({ sku, box: [left, top, item.width, item.height] });
  }
  const light = 0.94 + random.next() * 0.1;
  const jpeg = await sharp(Buffer.from(emptyTraySvg(width, height)))
    .composite(layers)
    .flatten()
    .linear(light, random.normal(2))
    .jpeg({ quality: 84 })
    .toBuffer();
  return { jpeg, truth };
}

function emptyTraySvg(width: number, height: number): string {
  const edge = 0.03 * width;
  const rect = (inset: number, fill: string, round: number) =>
    `<rect x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" rx="${round}" fill="${fill}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${counter}"/>
    ${rect(edge, lip, 70)}${rect(edge + 16, tray, 56)}</svg>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Cells of a grid in a random order, each a little off its middle. */
function placesFor(count: number, width: number, height: number, random: Random): Place[] {
  const columns = count <= 1 ? 1 : count <= 4 ? 2 : count <= 6 ? 3 : 4;
  const rows = Math.max(1, Math.ceil(count / columns));
  const [cellWidth, cellHeight] = [(width * 0.88) / columns, (height * 0.86) / rows];
  const size = Math.min(cellWidth, cellHeight, height * 0.5) * 0.8;
  const slack = (cell: number) => Math.max(0, (cell - size) * 0.3);
  const places = Array.from({ length: columns * rows }, (_, index) => ({
    x:
      width * 0.06 +
      cellWidth * ((index % columns) + 0.5) +
      (random.next() - 0.5) * slack(cellWidth),
    y:
      height * 0.07 +
      cellHeight * (Math.floor(index / columns) + 0.5) +
      (random.next() - 0.5) * slack(cellHeight),
    size: size * (0.92 + random.next() * 0.08),
  }));
  return places
    .map((place) => ({ place, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ place }) => place);
}

interface LaidDown {
  readonly png: Buffer;
  readonly shadow: Buffer;
  readonly width: number;
  readonly height: number;
}

async function laidDown(
  sku: string,
  size: number,
  degrees: number,
  random: Random,
): Promise<LaidDown> {
  const picture = readFileSync(new URL(`../pictures/${sku}.png`, import.meta.url));
  const { data, info } = await sharp(picture)
    .resize(Math.round(size * (0.95 + random.next() * 0.05)))
    .rotate(degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .trim({ threshold: 1 })
    .png()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const alpha = await sharp(data)
    .ensureAlpha()
    .extractChannel(3)
    .linear(shadowAlpha, 0)
    .raw()
    .toBuffer();
  const shadow = await sharp({ create: { width, height, channels: 3, background: "#13201A" } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  return { png: data, shadow, width, height };
}
