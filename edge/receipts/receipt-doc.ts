/** One row of a receipt, from top to bottom; texts are plain and free of control characters. */
export type ReceiptRow =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "centre"; readonly text: string }
  | { readonly kind: "banner"; readonly text: string }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "pair"; readonly left: string; readonly right: string }
  | { readonly kind: "total"; readonly left: string; readonly right: string }
  | { readonly kind: "code"; readonly content: string }
  | { readonly kind: "rule" };

/** A receipt without paper: what stands on it, not how it is drawn. */
export interface ReceiptDoc {
  readonly rows: readonly ReceiptRow[];
}

/** 80 mm paper prints 576 dots, which are 48 letters of 12 dots. */
export const paperColumns = 48;

/** How many letters wide a text prints: everything beyond ASCII is twice as wide. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, each) => sum + (each <= "\u007e" ? 1 : 2), 0);
}

/**
 * Code points that must never reach a printer or hide in a text, each range with its ends: control
 * characters of ASCII and Latin-1, and the invisible ones that join, reorder or mark.
 */
const unprintable = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
] as const;

function isPrintable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return !unprintable.some(([first, last]) => first <= point && point <= last);
}

/** A name as it may stand on paper. */
export function printable(text: string): string {
  return Array.from(text).filter(isPrintable).join("").replaceAll("\u00a5", "￥");
}
