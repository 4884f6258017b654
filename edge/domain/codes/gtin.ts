import { checkDigitOf, hasCheckDigit } from "./check-digit.ts";
import type { Reading } from "./reading.ts";

/** GTIN-8, -12 or -13 as the 14 digits under which products are kept. */
export function gtin14(digits: string): string {
  return digits.padStart(14, "0");
}

/**
 * The UPC-A number that an eight-digit UPC-E stands for, with its own check digit.
 * @returns undefined when no UPC-E looks like this.
 * @see GS1 General Specifications 5.2.2.4.2 (zero suppression)
 */
function expandUpcE(code: string): string | undefined {
  if (!/^[01]\d{7}$/.test(code)) return undefined;
  const [system, ...rest] = Array.from(code);
  const [a, b, c, d, e, last] = rest as [string, string, string, string, string, string];
  const body: Readonly<Record<string, string>> = {
    "0": `${a}${b}00000${c}${d}${e}`,
    "1": `${a}${b}10000${c}${d}${e}`,
    "2": `${a}${b}20000${c}${d}${e}`,
    "3": `${a}${b}${c}00000${d}${e}`,
    "4": `${a}${b}${c}${d}00000${e}`,
  };
  const payload = `${system}${body[last] ?? `${a}${b}${c}${d}${e}0000${last}`}`;
  const upcA = `${payload}${checkDigitOf(payload)}`;
  return upcA.at(-1) === code.at(-1) ? upcA : undefined;
}

/**
 * Reads GTIN-8, -12, -13, -14 and UPC-E. Eight digits may be both a GTIN-8 and a UPC-E; numbers that
 * begin with 0 are never issued as GTIN-8, so there UPC-E comes first.
 * @param symbology AIM identifier that the scanner sent, for example "]E4" for EAN-8; may be empty.
 */
export function readGtin(digits: string, symbology: string): Reading[] {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return [];
  const plain: Reading = {
    scheme: "gtin",
    valid: hasCheckDigit(digits),
    gtin: gtin14(digits),
  };
  const upcA = symbology === "]E4" ? undefined : expandUpcE(digits);
  if (upcA === undefined) return [plain];
  const expanded: Reading = { scheme: "gtin", valid: true, gtin: gtin14(upcA) };
  return digits.startsWith("0") ? [expanded, plain] : [plain, expanded];
}
