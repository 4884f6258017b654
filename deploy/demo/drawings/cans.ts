import { cut, darkSide, light, palette, serif, shade, type Drawing } from "./drawing.ts";
import { motifAt, type Motif } from "./motifs.ts";

const shapes = {
  standard: {
    path: "M44 12h32c4 0 6 5 8 11v78c-2 6-4 11-8 11H44c-4 0-6-5-8-11V23c2-6 4-11 8-11z",
    rims: [22, 102],
    middle: 62,
    radius: 20,
    darkFrom: 72,
  },
  slim: {
    path: "M49 8h22c4 0 6 5 7 10v84c-1 5-3 10-7 10H49c-4 0-6-5-7-10V18c1-5 3-10 7-10z",
    rims: [17, 103],
    middle: 58,
    radius: 16,
    darkFrom: 69,
  },
  stout: {
    path: "M40 32h40c4 0 7 4 9 10v60c-2 6-5 10-9 10H40c-4 0-7-4-9-10V42c2-6 5-10 9-10z",
    rims: [42, 102],
    middle: 72,
    radius: 21,
    darkFrom: 76,
  },
} as const;

export interface CanStyle {
  readonly shape: keyof typeof shapes;
  readonly body: string;
  readonly disc: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

export function can(style: CanStyle): Drawing {
  const { path, rims, middle, radius, darkFrom } = shapes[style.shape];
  const [top, bottom] = rims;
  const printed = [
    motifAt(style.motif, 60, bottom - 10, 0.9),
    `<rect x="20" y="0" width="80" height="${top}" fill="${palette.steel}"/>`,
    `<rect x="20" y="${bottom}" width="80" height="20" fill="${palette.steel}"/>`,
    `<circle cx="60" cy="${middle}" r="${radius}" fill="${style.disc}"/>`,
    serif(60, middle + radius * 0.48, radius * 1.35, style.character, style.ink),
    `<rect x="${darkFrom - 29}" y="${top + 4}" width="4" height="${bottom - top - 8}" rx="2" fill="${light}"/>`,
  ].join("");
  return {
    silhouette: path,
    art: cut("b", path, style.body, printed, darkSide(darkFrom)),
    features: { family: "can", ...style },
  };
}

const flatTin = "M22 62h76c5 0 8 3 8 7v34c0 5-3 9-8 9H22c-5 0-8-4-8-9V69c0-4 3-7 8-7z";

export function tin(style: {
  readonly body: string;
  readonly band: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}): Drawing {
  const printed = [
    `<rect x="10" y="58" width="100" height="12" fill="${palette.steel}"/>`,
    `<rect x="10" y="68" width="100" height="3" fill="${shade}"/>`,
    `<rect x="10" y="104" width="100" height="10" fill="${palette.steel}"/>`,
    `<rect x="24" y="74" width="72" height="27" rx="13.500" fill="${style.band}"/>`,
    motifAt(style.motif, 74, 88, 0.8),
    serif(42, 97, 24, style.character, style.ink),
  ].join("");
  return {
    silhouette: flatTin,
    art: cut("b", flatTin, style.body, printed, darkSide(88)),
    features: { family: "tin", ...style },
  };
}

const jars = {
  round: {
    glass: "M34 40h52c6 2 10 8 10 16v44a12 12 0 0 1-12 12H36a12 12 0 0 1-12-12V56c0-8 4-14 10-16z",
    lid: "M34 22h52a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V26a4 4 0 0 1 4-4z",
  },
  tall: {
    glass: "M40 30h40c5 2 8 6 8 14v60a8 8 0 0 1-8 8H40a8 8 0 0 1-8-8V44c0-8 3-12 8-14z",
    lid: "M40 12h40a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H40a4 4 0 0 1-4-4V16a4 4 0 0 1 4-4z",
  },
  angular: {
    glass: "M42 34h36l16 18v44l-12 16H38L26 96V52z",
    lid: "M42 16h36a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4V20a4 4 0 0 1 4-4z",
  },
} as const;

export interface JarStyle {
  readonly shape: keyof typeof jars;
  readonly body: string;
  readonly lid: string;
  readonly label: string;
  readonly character: string;
  readonly ink: string;
  readonly motif: Motif;
}

export function jar(style: JarStyle): Drawing {
  const { glass, lid } = jars[style.shape];
  const printed = [
    `<rect x="20" y="56" width="80" height="42" fill="${style.label}"/>`,
    motifAt(style.motif, 80, 77, 0.75),
    serif(style.motif === "none" ? 58 : 51, 87, 28, style.character, style.ink),
    `<rect x="36" y="44" width="4" height="58" rx="2" fill="${light}"/>`,
  ].join("");
  const lidArt = `<rect x="20" y="30" width="80" height="3" fill="${shade}"/>`;
  return {
    silhouette: `${glass}${lid}`,
    art:
      cut("b", glass, style.body, printed, darkSide(76)) +
      cut("l", lid, style.lid, lidArt, darkSide(74)),
    features: { family: "jar", ...style },
  };
}
