type Colour = readonly [number, number, number];

const counter: Colour = [0x17, 0x22, 0x1d];
const tray: Colour = [0xd3, 0xda, 0xd4];
const lip: Colour = [0xe3, 0xe8, 0xe4];

/** Parts of the frame's width: the counter around the tray, the tray's lip, its round corners. */
const counterRatio = 0.03;
const lipRatio = 0.0125;
const roundRatio = 0.055;

/** How far inside the frame the tray's floor begins, as a part of the frame's width. */
export const floorRatio = counterRatio + lipRatio;

/**
 * The tray on its dark counter, as RGB pixels. Painted by hand: a process that sees strangers'
 * pictures reads no SVG.
 */
export function emptyTray(width: number, height: number): Buffer {
  const lipEdge = roundedRect(width, height, counterRatio * width, roundRatio * width);
  const floorEdge = roundedRect(width, height, floorRatio * width, (roundRatio - lipRatio) * width);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [onLip, onFloor] = [lipEdge(x, y), floorEdge(x, y)];
      const at = (y * width + x) * 3;
      for (let i = 0; i < 3; i += 1) {
        const outside = counter[i]! + (lip[i]! - counter[i]!) * onLip;
        pixels[at + i] = Math.round(outside + (tray[i]! - outside) * onFloor);
      }
    }
  return pixels;
}

/** How much of a pixel lies within the rectangle: 0..1. */
function roundedRect(
  width: number,
  height: number,
  inset: number,
  radius: number,
): (x: number, y: number) => number {
  return (x, y) => {
    const dx = Math.abs(x + 0.5 - width / 2) - (width / 2 - inset - radius);
    const dy = Math.abs(y + 0.5 - height / 2) - (height / 2 - inset - radius);
    const beyond = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
    return Math.max(0, Math.min(1, radius - beyond + 0.5));
  };
}
