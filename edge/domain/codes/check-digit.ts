/** The digits of a text that is known to hold nothing else. */
function digitsOf(text: string): number[] {
  return Array.from(text, Number);
}

/**
 * The GS1 check digit of GTIN, GLN and SSCC: weights 3, 1, 3 … from the right.
 * @param payload digits without the check digit.
 * @see GS1 General Specifications 7.9.1
 */
export function checkDigitOf(payload: string): number {
  const weighted = digitsOf(payload).reverse();
  const total = weighted.reduce((sum, digit, i) => sum + digit * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10;
}

/** @param digits with the check digit at the end. */
export function hasCheckDigit(digits: string): boolean {
  return checkDigitOf(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Ways to multiply a digit, which the standard tabulates and which these formulas give. */
const weights = {
  "2-": (digit: number) => (2 * digit - Math.floor((2 * digit) / 10)) % 10,
  "3": (digit: number) => (3 * digit) % 10,
  "5+": (digit: number) => (5 * digit + Math.floor((5 * digit) / 10)) % 10,
  "5-": (digit: number) => (5 * digit - Math.floor((5 * digit) / 10)) % 10,
};

const fourDigits = ["2-", "2-", "3", "5-"] as const;
const fiveDigits = ["5+", "2-", "5-", "5+", "2-"] as const;

/**
 * The verifier digit of a price or weight field inside an in-store code.
 * @param field four or five digits.
 * @see GS1 General Specifications 7.9.2 to 7.9.4
 */
export function verifierOf(field: string): number {
  const table = field.length === 4 ? fourDigits : fiveDigits;
  const digits = digitsOf(field);
  const total = table.reduce((sum, weight, i) => sum + weights[weight](digits[i] ?? 0), 0);
  if (field.length === 4) return (total * 3) % 10;
  // The verifier is the digit whose own "5-" product completes the sum to a multiple of ten.
  const missing = (10 - (total % 10)) % 10;
  return digitsOf("0123456789").find((digit) => weights["5-"](digit) === missing) ?? 0;
}
