import { checkDigitOf, hasCheckDigit, verifierOf } from "./check-digit.ts";
import { gtin14 } from "./gtin.ts";
import { rcnLayouts, type RcnLayout } from "./rcn-layouts.ts";
import type { CodeRules, Reading } from "./reading.ts";

function field(digits: string, places: string, letter: string): string {
  return Array.from(digits)
    .filter((_, i) => places[i] === letter)
    .join("");
}

function fits(digits: string, { places }: RcnLayout): boolean {
  return Array.from(places).every((place, i) => /\D/.test(place) || place === digits[i]);
}

/** The number with its price, weight or count at zero: under this one the product is kept. */
function withoutMeasure(digits: string, places: string): string {
  const zeroed = Array.from(digits.slice(0, 12), (digit, i) =>
    "PWNV".includes(places[i] ?? "") ? "0" : digit,
  ).join("");
  return gtin14(`${zeroed}${checkDigitOf(zeroed)}`);
}

function measure(digits: string, { places, decimals }: RcnLayout): Partial<Reading> {
  const price = field(digits, places, "P");
  if (price !== "") return { amount: Number(price) * 10 ** (2 - decimals) };
  const weight = field(digits, places, "W");
  if (weight !== "") return { grams: Number(weight) * 10 ** (3 - decimals) };
  return { count: Number(field(digits, places, "N")) };
}

function verifies(digits: string, places: string): boolean {
  const verifier = field(digits, places, "V");
  if (verifier === "") return true;
  const value = ["P", "W", "N"].map((letter) => field(digits, places, letter)).join("");
  return verifierOf(value) === Number(verifier);
}

/**
 * Reads an in-store number with a price, weight or count inside, by every layout that fits; the
 * shop's own region comes first. Twelve digits that begin with 2 are the same number with a leading 0.
 */
export function readRcn(text: string, rules: CodeRules): Reading[] {
  const digits = /^2\d{11}$/.test(text) ? `0${text}` : text;
  if (!/^(02|2)\d+$/.test(digits) || digits.length !== 13) return [];
  const readings = rcnLayouts
    .filter((layout) => fits(digits, layout))
    .map((layout): Reading & { layout: string } => ({
      scheme: "rcn",
      valid: hasCheckDigit(digits) && verifies(digits, layout.places),
      gtin: withoutMeasure(digits, layout.places),
      sku: field(digits, layout.places, "I"),
      ...measure(digits, layout),
      layout: layout.region,
    }));
  return [
    ...readings.filter((reading) => reading.layout === rules.region),
    ...readings.filter((reading) => reading.layout !== rules.region),
  ];
}
