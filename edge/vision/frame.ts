import sharp, { type Sharp } from "sharp";
import { scaleBox, type Box, type Picture } from "../domain/vision/picture.ts";
import { OperatingError } from "../errors.ts";

// The libuv pool has four threads; libvips must not bring its own, nor keep frames after use.
sharp.concurrency(1);
sharp.cache(false);

export const mostPixels = 20_000_000;
const leastSidePx = 16;
/** Goods on a tray still fill the embedder's 224 pixels at this size; more only costs time. */
const workingSidePx = 1_280;
/** Where a cut-out is transparent, a grey tray shows through. */
const throughTransparent = { r: 0xd3, g: 0xda, b: 0xd4 };

/**
 * Closes every decoder of libvips but JPEG and PNG for the whole process, SVG (which follows links to
 * files) and PDF among them. A second wall: `decodeFrame` looks at the first bytes before libvips does.
 */
export function allowOnlyPhotos(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
}

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

/**
 * A part of the frame upright as the camera took it, its longer side `sidePx` long.
 * @param box in pixels of the frame as it was sent; what lies outside is left out.
 */
export async function cutOut(frame: Frame, box: Box, sidePx: number): Promise<Picture> {
  const { picture } = frame;
  const [left, top, width, height] = scaleBox(box, picture.width / frame.width);
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  const { data, info } = await asSharp(picture)
    .extract({
      left: x,
      top: y,
      width: Math.min(picture.width, left + width) - x,
      height: Math.min(picture.height, top + height) - y,
    })
    .resize({ width: sidePx, height: sidePx, fit: "inside", kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

export type Quarters = 0 | 1 | 2 | 3;

/** The picture turned by quarters of a circle, clockwise. */
export async function turnPicture(picture: Picture, quarters: Quarters): Promise<Picture> {
  if (quarters === 0) return picture;
  const { data, info } = await asSharp(picture)
    .rotate(90 * quarters)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function asSharp({ pixels, width, height }: Picture): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
