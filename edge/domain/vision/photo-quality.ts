import type { Picture } from "./picture.ts";

/** Why a photo teaches badly. */
export type QualityWarning = "too-dark" | "too-blurred";

/** Mean brightness below which a pack's colours are lost in the noise, 0..255. */
const leastBrightness = 45;
/** Variance of the Laplacian below which edges are smeared, for a picture of 224 pixels a side. */
const leastSharpness = 25;

/** Judges one cut-out of a product, before it is taught. */
export function judgePhoto(picture: Picture): QualityWarning[] {
  const grey = brightness(picture);
  const mean = grey.reduce((total, value) => total + value, 0) / grey.length;
  const warnings: QualityWarning[] = [];
  if (mean < leastBrightness) warnings.push("too-dark");
  else if (sharpness(grey, picture.width) < leastSharpness) warnings.push("too-blurred");
  return warnings;
}

function brightness({ pixels }: Picture): Float32Array {
  const grey = new Float32Array(pixels.length / 3);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.299 * pixels[at * 3]! + 0.587 * pixels[at * 3 + 1]! + 0.114 * pixels[at * 3 + 2]!;
  return grey;
}

/** Variance of the Laplacian: the spread of how much each pixel differs from its four neighbours. */
function sharpness(grey: Float32Array, width: number): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let at = width; at < grey.length - width; at += 1) {
    const x = at % width;
    if (x === 0 || x === width - 1) continue;
    const change =
      4 * grey[at]! - grey[at - 1]! - grey[at + 1]! - grey[at - width]! - grey[at + width]!;
    sum += change;
    squares += change * change;
    count += 1;
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
