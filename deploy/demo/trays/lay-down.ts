import { readFileSync } from "node:fs";
import sharp from "sharp";

/** A product as it lies on the tray, cut at its own outline. Both pictures have the same size. */
export interface LaidDown {
  readonly png: Buffer;
  readonly shadow: Buffer;
  readonly width: number;
  readonly height: number;
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 };
/** Ink, as strong as the shadow that an object throws on the tray. */
const shadowColour = [0x13, 0x20, 0x1a] as const;
const shadowRatio = 0.22;

/**
 * Turns a product's picture and draws its shadow.
 *
 * @param sidePx side of the whole picture before it is turned and cut.
 * @param brightness 1 leaves the colours as they are.
 */
export async function layDown(
  sku: string,
  sidePx: number,
  degrees: number,
  brightness: number,
): Promise<LaidDown> {
  const picture = readFileSync(new URL(`../pictures/${sku}.png`, import.meta.url));
  // Within one pipeline the cut would come before the turn.
  const turned = await sharp(picture)
    .resize(sidePx, sidePx)
    .rotate(degrees, { background: clear })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { data, info } = await sharp(turned)
    .trim({ background: clear, threshold: 1 })
    .modulate({ brightness })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const raw = { width, height, channels: 4 } as const;
  const png = await sharp(data, { raw }).png({ compressionLevel: 1 }).toBuffer();
  const shadow = await sharp(shadowOf(data), { raw }).png({ compressionLevel: 1 }).toBuffer();
  return { png, shadow, width, height };
}

function shadowOf(pixels: Buffer): Buffer {
  const shadow = Buffer.alloc(pixels.length);
  for (let i = 0; i < pixels.length; i += 4) {
    shadow.set(shadowColour, i);
    shadow[i + 3] = Math.round(pixels[i + 3]! * shadowRatio);
  }
  return shadow;
}
