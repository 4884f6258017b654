/** Dots of one letter of the printer's own typeface; Chinese letters are twice as wide. */
export const letterDots = 12;

/** A text on paper, at its place in the row. */
export interface PaperRun {
  /** Distance from the left edge. */
  readonly atDots: number;
  readonly text: string;
  readonly isBold: boolean;
  /** White on black. */
  readonly isInverse: boolean;
  /** How many times as wide and as high as usual, 1 to 8. */
  readonly widthTimes: number;
  readonly heightTimes: number;
}

/** What comes out of a printer, piece by piece. */
export type PaperPiece =
  | { readonly kind: "line"; readonly runs: readonly PaperRun[] }
  | {
      readonly kind: "picture";
      readonly atDots: number;
      readonly widthDots: number;
      readonly heightDots: number;
      /** One bit a dot, rows of whole bytes, 1 is black. */
      readonly bits: Uint8Array;
    }
  | { readonly kind: "cut" }
  | { readonly kind: "drawer" };

export function runDots(run: Pick<PaperRun, "text" | "widthTimes">): number {
  return Array.from(run.text).reduce(
    (sum, each) => sum + letterDots * run.widthTimes * (each <= "\u007e" ? 1 : 2),
    0,
  );
}

/** A row as text, each run at its column. */
export function lineText(runs: readonly PaperRun[]): string {
  let text = "";
  let dots = 0;
  for (const run of runs) {
    text += `${" ".repeat(Math.max(0, Math.round((run.atDots - dots) / letterDots)))}${run.text}`;
    dots = run.atDots + runDots(run);
  }
  return text.trimEnd();
}
