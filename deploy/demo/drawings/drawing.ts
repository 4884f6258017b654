/** A product as it is drawn: flat, from the front, in a square of 120 units, light from top left. */
export interface Drawing {
  /** SVG path data of the outline. */
  readonly silhouette: string;
  /** SVG elements; ids inside are unique within one drawing. */
  readonly art: string;
  /** What the drawing was made from; two products of one family differ in two of these or more. */
  readonly features: Readonly<Record<string, string>>;
}

/** Colours of goods; green pine and amber stay free for what one can press. */
export const palette = {
  tomato: "#D9513C",
  apricot: "#F0923B",
  butter: "#F7D06B",
  leaf: "#4F9A63",
  sky: "#4D93C4",
  berry: "#8C2334",
  cocoa: "#5B3A2C",
  cream: "#F6EBD3",
  kraft: "#C9A276",
  milk: "#FBFAF4",
  steel: "#C9D2D4",
  night: "#2C3A38",
  plum: "#6A4C8C",
  rose: "#EBA0A6",
  mint: "#9CCFB8",
  navy: "#2E5C7E",
} as const;

/** The dark side on the right, and the stroke of light on the left. */
export const shade = "rgba(19,32,26,0.16)";
export const light = "rgba(255,255,255,0.32)";

/** One big character, the label of a pack in every language. */
export function serif(x: number, y: number, size: number, text: string, fill: string): string {
  return `<text x="${x}" y="${y}" font-family="Noto Serif CJK SC" font-weight="700" font-size="${size}" fill="${fill}" text-anchor="middle">${text}</text>`;
}

/** The part of a body that lies in the dark: everything to the right of `x`. */
export function darkSide(x: number): string {
  return `<rect x="${x}" y="0" width="${130 - x}" height="130" fill="${shade}"/>`;
}

/** A body with what is printed on it, cut off at its outline. */
export function cut(
  id: string,
  path: string,
  fill: string,
  printed: string,
  dark = darkSide(76),
): string {
  return `<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})"><path d="${path}" fill="${fill}"/>${printed}${dark}</g>`;
}
