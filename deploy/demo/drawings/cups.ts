import { cut, darkSide, serif, shade, type Drawing } from "./drawing.ts";
import { motifAt, type Motif } from "./motifs.ts";

const shapes = {
  noodle:
    "M28 26h64a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-2l-7 68a7 7 0 0 1-7 6H44a7 7 0 0 1-7-6l-7-68h-2a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3z",
  bowl: "M18 48h84a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-1c-1 24-6 42-14 50-2 2-4 3-7 3H40c-3 0-5-1-7-3-8-8-13-26-14-50h-1a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3z",
  yogurt:
    "M34 40h52a3 3 0 0 1 3 3v4a3 3 0 0 1-3 3h-1l-6 56a7 7 0 0 1-7 6H48a7 7 0 0 1-7-6l-6-56h-1a3 3 0 0 1-3-3v-4a3 3 0 0 1 3-3z",
  tub: "M24 50h72a4 4 0 0 1 4 4v7a4 4 0 0 1-4 4h-1l-6 41a7 7 0 0 1-7 6H38a7 7 0 0 1-7-6l-6-41h-1a4 4 0 0 1-4-4v-7a4 4 0 0 1 4-4z",
} as const;

const lids = {
  noodle: [22, 38],
  bowl: [44, 59],
  yogurt: [36, 50],
  tub: [46, 65],
} as const;

export interface CupStyle {
  readonly shape: keyof typeof shapes;
  readonly body: string;
  readonly lid: string;
  /** The lower field, with the character on it. */
  readonly field: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

export function cup(style: CupStyle): Drawing {
  const path = shapes[style.shape];
  const [lidFrom, lidTo] = lids[style.shape];
  const isTall = style.shape === "noodle";
  const field = isTall
    ? `<path d="M20 66h80v30H20z" fill="${style.field}"/>`
    : `<path d="M10 ${lidTo + 32}c18-8 30 5 48-2s26-7 52 1v40H10z" fill="${style.field}"/>`;
  const printed = [
    `<rect x="10" y="${lidFrom}" width="100" height="${lidTo - lidFrom}" fill="${style.lid}"/>`,
    `<path d="M10 ${lidTo}h100v4H10z" fill="${shade}"/>`,
    field,
    motifAt(style.motif, isTall ? 60 : 78, isTall ? 52 : 92, isTall ? 0.85 : 0.7),
    serif(
      isTall || style.motif === "none" ? 58 : 52,
      isTall ? 91 : 95,
      28,
      style.character,
      style.ink,
    ),
  ].join("");
  return {
    silhouette: path,
    art: cut("b", path, style.body, printed, darkSide(74)),
    features: { family: "cup", ...style },
  };
}
