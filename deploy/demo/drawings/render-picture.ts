import sharp from "sharp";
import { invariant } from "../../../edge/domain/invariant.ts";
import { drawings } from "./drawings.ts";

/** One product as an SVG document of 120 units. */
function pictureSvg(sku: string): string {
  const drawing = drawings.get(sku);
  invariant(drawing !== undefined, `nobody has drawn ${sku}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120" height="120">${drawing.art}</svg>`;
}

/**
 * A product's picture on a transparent ground. The characters on packs need Noto Serif CJK SC, which
 * is why the pictures stand in the repository.
 *
 * @param size width and height in pixels.
 */
export async function renderPicture(sku: string, size: number): Promise<Buffer> {
  return sharp(Buffer.from(pictureSvg(sku)), { density: (72 * size) / 120 })
    .resize(size, size)
    .png({ palette: true, quality: 92, effort: 10, compressionLevel: 9 })
    .toBuffer();
}
