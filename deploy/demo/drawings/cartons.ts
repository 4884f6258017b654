import { cut, darkSide, light, palette, serif, shade, type Drawing } from "./drawing.ts";
import { motifAt, type Motif } from "./motifs.ts";

const gablePath =
  "M44 10h32a2 2 0 0 1 2 2v10l10 22v64a4 4 0 0 1-4 4H36a4 4 0 0 1-4-4V44l10-22V12a2 2 0 0 1 2-2z";

const feet = {
  hills: (colour: string) => `<path d="M30 96c14-12 26-6 34-2s18 2 28-6v30H30z" fill="${colour}"/>`,
  stripes: (colour: string) =>
    `<g fill="${colour}"><rect x="30" y="90" width="62" height="5"/><rect x="30" y="98" width="62" height="5"/><rect x="30" y="106" width="62" height="8"/></g>`,
  fields: (colour: string) =>
    `<path d="M30 92l20 8 14-10 14 8 14-8v28H30z" fill="${colour}"/><g stroke="${palette.cream}" stroke-width="2.500"><path d="M40 114l4-10M54 114l2-12M68 114l-1-12M82 114l-3-10"/></g>`,
} as const;

export interface GableStyle {
  readonly roof: string;
  readonly body: string;
  readonly foot: keyof typeof feet;
  readonly footColour: string;
  readonly character: string;
  readonly ink: string;
}

/** A carton with a ridge, as fresh milk comes in. */
export function gableCarton(style: GableStyle): Drawing {
  const printed = [
    `<path d="M30 0h60v44H30z" fill="${style.roof}"/>`,
    `<path d="M42 22h36" stroke="${shade}" stroke-width="2.500"/>`,
    '<path d="M32 44L42 22h36L88 44z" fill="rgba(255,255,255,0.22)"/>',
    feet[style.foot](style.footColour),
    serif(58, 82, 29, style.character, style.ink),
  ].join("");
  const dark = `<path d="M76 8h20v110H76V44z" fill="${shade}"/>`;
  return {
    silhouette: gablePath,
    art: cut("b", gablePath, style.body, printed, dark),
    features: { family: "gable carton", ...style },
  };
}

const brickPath = "M38 32h44a3 3 0 0 1 3 3v74a3 3 0 0 1-3 3H38a3 3 0 0 1-3-3V35a3 3 0 0 1 3-3z";
const strawPath = "M68 34V14a3 3 0 0 1 2-3l14-5 2 5-12 5v18z";

export interface BrickStyle {
  readonly body: string;
  readonly band: string;
  readonly straw: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

/** A small carton to drink from, with its straw. */
export function brick(style: BrickStyle): Drawing {
  const printed = [
    `<rect x="30" y="32" width="60" height="12" fill="${style.band}"/>`,
    `<path d="M30 88c12-8 24 6 36-2s16-6 26 0v30H30z" fill="${style.band}"/>`,
    motifAt(style.motif, 58, 98, 0.8),
    serif(58, 78, 27, style.character, style.ink),
    `<rect x="39" y="48" width="4" height="34" rx="2" fill="${light}"/>`,
  ].join("");
  return {
    silhouette: `${brickPath}${strawPath}`,
    art:
      `<path d="${strawPath}" fill="${style.straw}"/>` +
      cut("b", brickPath, style.body, printed, darkSide(72)),
    features: { family: "brick", ...style },
  };
}

const boxes = {
  upright: {
    path: "M28 18h64a4 4 0 0 1 4 4v86a4 4 0 0 1-4 4H28a4 4 0 0 1-4-4V22a4 4 0 0 1 4-4z",
    strip: { from: 26, to: 48 },
    text: 44,
    motif: 78,
    darkFrom: 84,
  },
  flat: {
    path: "M16 52h88a4 4 0 0 1 4 4v52a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4V56a4 4 0 0 1 4-4z",
    strip: { from: 60, to: 84 },
    text: 79,
    motif: 98,
    darkFrom: 90,
  },
  slim: {
    path: "M36 10h48a4 4 0 0 1 4 4v94a4 4 0 0 1-4 4H36a4 4 0 0 1-4-4V14a4 4 0 0 1 4-4z",
    strip: { from: 22, to: 50 },
    text: 44,
    motif: 80,
    darkFrom: 76,
  },
  low: {
    path: "M22 34h76a5 5 0 0 1 5 5v68a5 5 0 0 1-5 5H22a5 5 0 0 1-5-5V39a5 5 0 0 1 5-5z",
    strip: { from: 42, to: 66 },
    text: 61,
    motif: 89,
    darkFrom: 88,
  },
} as const;

export interface BoxStyle {
  readonly shape: keyof typeof boxes;
  readonly body: string;
  readonly strip: string;
  readonly text: string;
  readonly ink: string;
  readonly motif: Motif | "biscuit" | "sandwich biscuit";
}

/** A box of card; a round window or picture under its name. */
export function box(style: BoxStyle): Drawing {
  const { path, strip, text, motif, darkFrom } = boxes[style.shape];
  const size = Array.from(style.text).length === 1 ? 24 : 19;
  const printed = [
    picture(style.motif, motif),
    `<rect x="10" y="${strip.from}" width="100" height="${strip.to - strip.from}" fill="${style.strip}"/>`,
    serif(58, size === 24 ? text + 1 : text, size, style.text, style.ink),
  ].join("");
  return {
    silhouette: path,
    art: cut("b", path, style.body, printed, darkSide(darkFrom)),
    features: { family: "box", ...style },
  };
}

function picture(motif: BoxStyle["motif"], y: number): string {
  const holes = [
    [50, -8],
    [70, -8],
    [60, 2],
    [50, 12],
    [70, 12],
  ] as const;
  const dots = (colour: string) =>
    `<g fill="${colour}">${holes.map(([x, dy]) => `<circle cx="${x}" cy="${y + dy}" r="2.600"/>`).join("")}</g>`;
  if (motif === "biscuit")
    return `<circle cx="60" cy="${y}" r="25" fill="#E9B96B"/>${dots("#B9843A")}`;
  if (motif === "sandwich biscuit")
    return `<circle cx="60" cy="${y}" r="25" fill="#3D2A24"/><circle cx="60" cy="${y}" r="20" fill="#5B3A2C"/><circle cx="64" cy="${y + 6}" r="17" fill="#F6EBD3"/><circle cx="56" cy="${y - 4}" r="19" fill="#4A2F25"/>${dots("#6B4636")}`;
  return motifAt(motif, 60, y, y > 95 ? 0.85 : 1.25);
}

const tissuePath =
  "M22 46h76a6 6 0 0 1 6 6v52a6 6 0 0 1-6 6H22a6 6 0 0 1-6-6V52a6 6 0 0 1 6-6zM42 48c2-14 6-16 4-28 8 6 10-4 16 0 4 3 12-2 16-2-3 10 2 18 2 30z";

export function tissueBox(character: string): Drawing {
  const printed = [
    '<path d="M42 48c2-14 6-16 4-28 8 6 10-4 16 0 4 3 12-2 16-2-3 10 2 18 2 30z" fill="#FCFCF8"/>',
    '<path d="M36 46h48v6H36z" fill="#7FA893"/>',
    serif(58, 91, 28, character, "#2F5A46"),
  ].join("");
  return {
    silhouette: tissuePath,
    art: cut("b", tissuePath, "#B7D3C4", printed, darkSide(88)),
    features: { family: "tissue box", character },
  };
}
