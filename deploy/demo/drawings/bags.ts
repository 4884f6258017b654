import { cut, darkSide, light, serif, shade, type Drawing } from "./drawing.ts";
import { motifAt, type Motif } from "./motifs.ts";

const shapes = {
  pillow:
    "M29 12l4 3 4-3 4 3 4-3 4 3 4-3 4 3 3-3 3 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3-2 14c6 24 6 50 0 72l2 15-4-3-4 3-4-3-4 3-4-3-4 3-4-3-3 3-3-3-4 3-4-3-4 3-4-3-4 3-4-3-4 3 2-15c-6-22-6-48 0-72z",
  wide: "M16 36l5 3 5-3 5 3 5-3 5 3 5-3 5 3 4.500-3 4.500 3 4.500-3 4.500 3 5-3 5 3 5-3 5 3 5-3 5 3 5-3-2 12c4 14 4 38 0 52l2 13-5-3-5 3-5-3-5 3-5-3-5 3-5-3-4.500 3-4.500-3-4.500 3-4.500-3-5 3-5-3-5 3-5-3-5 3-5-3-5 3 2-13c-4-14-4-38 0-52z",
  pouch: "M30 16h60l3 10c4 26 6 52 3 76-1 7-6 10-14 10H38c-8 0-13-3-14-10-3-24-1-50 3-76z",
  sachet: "M36 26h48v8c3 20 3 50 0 70v8H36v-8c-3-20-3-50 0-70z",
  sack: "M36 10h48l4 12c10 8 14 22 14 40s-2 34-6 44c-1 4-5 6-10 6H34c-5 0-9-2-10-6-4-10-6-26-6-44s4-32 14-40z",
} as const;

export interface BagStyle {
  readonly shape: keyof typeof shapes;
  readonly body: string;
  /** The light field behind the character. */
  readonly field: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

const fields = {
  pillow: { x: 60, y: 74, rx: 27, ry: 27, text: 70, motif: 90, seams: [24, 99] },
  wide: { x: 60, y: 76, rx: 38, ry: 24, text: 74, motif: 90, seams: [46, 101] },
  pouch: { x: 60, y: 72, rx: 26, ry: 32, text: 68, motif: 88, seams: [28] },
  sachet: { x: 60, y: 72, rx: 18, ry: 28, text: 68, motif: 86, seams: [34, 103] },
  sack: { x: 60, y: 68, rx: 29, ry: 29, text: 66, motif: 86, seams: [20] },
} as const;

/** A bag, a pouch that stands or a sack: a light field with the character, the motif below it. */
export function bag(style: BagStyle): Drawing {
  const path = shapes[style.shape];
  const { x, y, rx, ry, text, motif, seams } = fields[style.shape];
  const printed = [
    ...seams.map((seam) => `<rect x="10" y="${seam}" width="100" height="3" fill="${shade}"/>`),
    `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${style.field}"/>`,
    motifAt(style.motif, x, motif, style.shape === "sachet" ? 0.7 : 1),
    serif(
      x,
      style.motif === "none" ? y + 10 : text,
      style.shape === "sachet" ? 25 : 29,
      style.character,
      style.ink,
    ),
    style.shape === "pillow" || style.shape === "wide"
      ? ""
      : `<path d="M${x - rx - 3} 40c-2 16-2 32-1 48" stroke="${light}" stroke-width="4" fill="none" stroke-linecap="round"/>`,
  ].join("");
  return {
    silhouette: path,
    art: cut("b", path, style.body, printed, darkSide(style.shape === "wide" ? 88 : 78)),
    features: { family: "bag", ...style },
  };
}

const barPath = "M14 46l4-4 4 4 4-4h68l4 4 4-4 4 4v38l-4 4-4-4-4 4H26l-4-4-4 4-4-4z";

export interface BarStyle {
  readonly wrapper: string;
  readonly ends: string;
  readonly text: string;
  readonly ink: string;
  readonly motif: Motif;
}

/** A bar in its wrapper, lying. */
export function bar(style: BarStyle): Drawing {
  const wide = Array.from(style.text).length > 1;
  const printed = [
    motifAt(style.motif, wide ? 60 : 80, wide ? 78 : 66, 0.8),
    `<path d="M10 40h18v50H10zM92 40h18v50H92z" fill="${style.ends}"/>`,
    serif(wide ? 60 : 50, 76, wide ? 26 : 30, style.text, style.ink),
  ].join("");
  const dark = `<rect x="10" y="74" width="110" height="20" fill="${shade}"/>`;
  return {
    silhouette: barPath,
    art: cut("b", barPath, style.wrapper, printed, dark),
    features: { family: "bar", ...style },
  };
}

const flatPack =
  "M20 44h80c6 0 9 4 9 10-2 14-2 30 0 46 0 6-3 10-9 10H20c-6 0-9-4-9-10 2-16 2-32 0-46 0-6 3-10 9-10z";

/** A soft flat pack with a flap to open. */
export function softPack(style: {
  readonly body: string;
  readonly flap: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}): Drawing {
  const printed = [
    `<path d="M10 84c24-12 60 10 104-6v40H10z" fill="${light}"/>`,
    `<rect x="38" y="50" width="44" height="24" rx="10" fill="${style.flap}"/>`,
    motifAt(style.motif, 84, 92, 0.8),
    serif(50, 104, 28, style.character, style.ink),
  ].join("");
  return {
    silhouette: flatPack,
    art: cut("b", flatPack, style.body, printed, darkSide(92)),
    features: { family: "soft pack", ...style },
  };
}

const carrier =
  "M28 46h64l6 62a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4zM40 48V34c0-26 40-26 40 0v14h-7V35c0-17-26-17-26 0v13z";

export function carrierBag(style: {
  readonly body: string;
  readonly character: string;
  readonly ink: string;
}): Drawing {
  const printed = [
    `<rect x="10" y="46" width="100" height="5" fill="${shade}"/>`,
    serif(59, 94, 34, style.character, style.ink),
    `<path d="M32 56l-4 50" stroke="${light}" stroke-width="4" stroke-linecap="round"/>`,
  ].join("");
  return {
    silhouette: carrier,
    art: cut("b", carrier, style.body, printed, darkSide(80)),
    features: { family: "carrier bag", ...style },
  };
}
