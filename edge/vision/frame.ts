import sharp, { type Sharp } from "sharp";
import type { Picture } from "../domain/vision/picture.ts";
import { OperatingError } from "../errors.ts";

// libvips reads SVG (with links to files), PDF and many more by default. A camera sends JPEG or PNG.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
// The libuv pool has four threads; libvips must not bring its own, nor keep frames after use.
sharp.concurrency(1);
sharp.cache(false);

export const mostPixels = 20_000_000;
const leastSidePx = 16;
/** Goods on a tray still fill the embedder's 224 pixels at this size; more only costs time. */
const workingSidePx = 1_280;
/** Where a cut-out is transparent, a grey tray shows through. */
const throughTransparent = { r: 0xd3, g: 0xda, b: 0xd4 };

/** A camera frame, decoded and upright. */
export interface Frame {
  /** At most 1,280 pixels a side. */
  readonly picture: Picture;
  /** Size of the frame as it was sent, upright. */
  readonly width: number;
  readonly height: number;
}

/**
 * Decodes a frame of the camera or a photo. The number of pixels is checked before any is decoded.
 * @throws OperatingError IMAGE_UNREADABLE (not JPEG or PNG, damaged, cut short, smaller than 16
 *   pixels) or IMAGE_TOO_LARGE (more than 20 megapixels).
 */
export async function decodeFrame(bytes: Buffer): Promise<Frame> {
  const { width, height } = await readHeader(bytes);
  const { data, info } = await refused(() =>
    sharp(bytes, { failOn: "error", limitInputPixels: mostPixels })
      .autoOrient()
      .resize({
        width: workingSidePx,
        height: workingSidePx,
        fit: "inside",
        withoutEnlargement: true,
      })
      .flatten({ background: throughTransparent })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true }),
  );
  return { picture: { pixels: data, width: info.width, height: info.height }, width, height };
}

async function readHeader(bytes: Buffer): Promise<{ width: number; height: number }> {
  if (!isJpeg(bytes) && !isPng(bytes))
    throw new OperatingError("IMAGE_UNREADABLE", "no JPEG or PNG");
  const { autoOrient } = await refused(() => sharp(bytes, { limitInputPixels: false }).metadata());
  const { width, height } = autoOrient;
  if (width * height > mostPixels)
    throw new OperatingError("IMAGE_TOO_LARGE", `${width} x ${height} pixels`);
  if (Math.min(width, height) < leastSidePx)
    throw new OperatingError("IMAGE_UNREADABLE", `${width} x ${height} pixels`);
  return { width, height };
}

function isJpeg(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
}

async function refused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0] ?? "";
    throw new OperatingError("IMAGE_UNREADABLE", reason, { cause: error });
  }
}

/** The picture in another size; the proportions may change. */
export async function resizePicture(
  picture: Picture,
  width: number,
  height: number,
): Promise<Picture> {
  if (picture.width === width && picture.height === height) return picture;
  const pixels = await asSharp(picture)
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
  return { pixels, width, height };
}

/** The picture turned by quarters of a circle, clockwise. */
export async function turnPicture(picture: Picture, quarters: 1 | 2 | 3): Promise<Picture> {
  const { data, info } = await asSharp(picture)
    .rotate(90 * quarters)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function asSharp({ pixels, width, height }: Picture): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
