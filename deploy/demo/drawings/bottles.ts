import { cut, darkSide, light, palette, serif, shade, type Drawing } from "./drawing.ts";
import { motifAt, type Motif } from "./motifs.ts";

interface Shape {
  readonly path: string;
  /** Where the cap ends. */
  readonly capTo: number;
  readonly label: { readonly from: number; readonly to: number };
  readonly darkFrom: number;
}

const shapes = {
  classic: {
    path: "M51 8h18a2 2 0 0 1 2 2v10c0 8 11 12 11 26v58a8 8 0 0 1-8 8H46a8 8 0 0 1-8-8V46c0-14 11-18 11-26V10a2 2 0 0 1 2-2z",
    capTo: 20,
    label: { from: 52, to: 96 },
    darkFrom: 70,
  },
  slim: {
    path: "M53 6h14a2 2 0 0 1 2 2v10c0 6 9 9 9 22 0 8-3 10-3 15s3 7 3 15v36a6 6 0 0 1-6 6H48a6 6 0 0 1-6-6V70c0-8 3-10 3-15s-3-7-3-15c0-13 9-16 9-22V8a2 2 0 0 1 2-2z",
    capTo: 18,
    label: { from: 62, to: 96 },
    darkFrom: 68,
  },
  wide: {
    path: "M47 10h26a2 2 0 0 1 2 2v10c0 6 17 9 17 26v56a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8V48c0-17 17-20 17-26V12a2 2 0 0 1 2-2z",
    capTo: 22,
    label: { from: 54, to: 98 },
    darkFrom: 76,
  },
  square: {
    path: "M50 10h20a2 2 0 0 1 2 2v14l14 12v66a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8V38l14-12V12a2 2 0 0 1 2-2z",
    capTo: 24,
    label: { from: 50, to: 94 },
    darkFrom: 72,
  },
  necked: {
    path: "M54 6h12a2 2 0 0 1 2 2v24c0 8 15 9 15 24v50a6 6 0 0 1-6 6H43a6 6 0 0 1-6-6V56c0-15 15-16 15-24V8a2 2 0 0 1 2-2z",
    capTo: 16,
    label: { from: 58, to: 98 },
    darkFrom: 70,
  },
  short: {
    path: "M47 34h26a3 3 0 0 1 3 3v6c0 6 8 8 8 18 0 7-3 8-3 12s3 5 3 12v19a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8V85c0-7 3-8 3-12s-3-5-3-12c0-10 8-12 8-18v-6a3 3 0 0 1 3-3z",
    capTo: 44,
    label: { from: 62, to: 96 },
    darkFrom: 72,
  },
  jug: {
    path: "M38 12h24a2 2 0 0 1 2 2v12h10c14 0 22 10 22 26v52a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8V52c0-14 10-16 10-26V14a2 2 0 0 1 2-2z",
    capTo: 26,
    label: { from: 54, to: 98 },
    darkFrom: 78,
  },
} as const satisfies Record<string, Shape>;

export interface BottleStyle {
  readonly shape: keyof typeof shapes;
  readonly body: string;
  readonly cap: string;
  readonly label: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

/** Wide labels have room for a motif beside the character; on narrow ones it lies behind it. */
function labelled({ shape, motif, character, ink }: BottleStyle, to: number, middle: number) {
  const isWide = shape === "wide" || shape === "jug";
  const x = motif === "none" || !isWide ? 59 : 48;
  return [
    isWide ? motifAt(motif, shape === "jug" ? 70 : 76, middle, 0.85) : motifAt(motif, 60, to - 14),
    serif(shape === "jug" ? x - 3 : x, middle + 10, 27, character, ink),
  ];
}

/** A bottle; in the label's lower half stands the motif. */
export function bottle(style: BottleStyle): Drawing {
  const { path, capTo, label, darkFrom }: Shape = shapes[style.shape];
  const middle = (label.from + label.to) / 2;
  const handle =
    style.shape === "jug"
      ? `<path d="M74 36c9 0 13 5 13 15v22H76V52c0-4-2-5-6-5z" fill="${shade}"/>`
      : "";
  const printed = [
    `<rect x="20" y="0" width="80" height="${capTo}" fill="${style.cap}"/>`,
    `<rect x="20" y="${capTo}" width="80" height="3" fill="${shade}"/>`,
    `<rect x="20" y="${label.from}" width="80" height="${label.to - label.from}" fill="${style.label}"/>`,
    handle,
    ...labelled(style, label.to, middle),
    `<rect x="43" y="40" width="5" height="60" rx="2.5" fill="${light}"/>`,
  ].join("");
  return {
    silhouette: path,
    art: cut("b", path, style.body, printed, darkSide(darkFrom)),
    features: { family: "bottle", ...style },
  };
}

const pumpBody =
  "M46 42h28a10 10 0 0 1 10 10v52a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8V52a10 10 0 0 1 10-10z";
const pumpHead = "M53 43V32h3V20H42a5 5 0 0 1-5-5v-3h32a3 3 0 0 1 3 3v5h-8v12h3v11z";
const tallBody =
  "M42 36h36a10 10 0 0 1 10 10v58a8 8 0 0 1-8 8H40a8 8 0 0 1-8-8V46a10 10 0 0 1 10-10z";
const tallHead = "M53 37V28h3V17H40a5 5 0 0 1-5-5V9h34a3 3 0 0 1 3 3v5h-8v11h3v9z";

export interface PumpStyle {
  readonly shape: "round" | "tall";
  readonly body: string;
  readonly head: string;
  readonly label: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

export function pump(style: PumpStyle): Drawing {
  const body = style.shape === "round" ? pumpBody : tallBody;
  const head = style.shape === "round" ? pumpHead : tallHead;
  const printed = [
    `<rect x="42" y="56" width="36" height="46" rx="6" fill="${style.label}"/>`,
    motifAt(style.motif, 60, 94, 0.5),
    serif(60, style.motif === "none" ? 88 : 81, 24, style.character, style.ink),
    `<rect x="38" y="54" width="3.500" height="44" rx="1.750" fill="${light}"/>`,
  ].join("");
  return {
    silhouette: `${body}${head}`,
    art:
      cut("h", head, style.head, "", darkSide(64)) +
      cut("b", body, style.body, printed, darkSide(72)),
    features: { family: "pump", ...style },
  };
}

const tube = "M30 22h60l-6 72a4 4 0 0 1-4 4H40a4 4 0 0 1-4-4z";
const tubeCap = "M42 96h36v14a3 3 0 0 1-3 3H45a3 3 0 0 1-3-3z";

export function tubeOf(style: {
  readonly body: string;
  readonly cap: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}): Drawing {
  const printed = [
    `<rect x="20" y="18" width="80" height="10" fill="${shade}"/>`,
    `<path d="M20 70c20-14 40 8 80-8v40H20z" fill="${palette.mint}"/>`,
    motifAt(style.motif, 60, 84, 0.8),
    serif(59, 60, 26, style.character, style.ink),
    `<path d="M38 30l3 56" stroke="${light}" stroke-width="4" stroke-linecap="round"/>`,
  ].join("");
  return {
    silhouette: `${tube}${tubeCap}`,
    art:
      cut("c", tubeCap, style.cap, "", darkSide(68)) +
      cut("b", tube, style.body, printed, darkSide(74)),
    features: { family: "tube", ...style },
  };
}
