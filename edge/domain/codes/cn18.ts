import { scale, type Money } from "../money.ts";
import { hasCheckDigit } from "./check-digit.ts";
import type { CodeRules, Reading } from "./reading.ts";

/**
 * Reads the 18-digit label of a Chinese scale: 26, five digits of item, five of money (fen) and five
 * of weight (grams), check digit as in EAN-13. Which of the two fields comes first differs by brand.
 * @see enjoyit.com.cn, point-of-sale questions and answers
 */
export function readCn18(digits: string, rules: CodeRules): Reading[] {
  const match = /^26(\d{5})(\d{5})(\d{5})\d$/.exec(digits);
  if (match === null) return [];
  const [, sku = "", first = "", second = ""] = match;
  const isAmountFirst = rules.cn18Order === "amount-first";
  return [
    {
      scheme: "cn18",
      valid: hasCheckDigit(digits),
      sku,
      amount: Number(isAmountFirst ? first : second),
      grams: Number(isAmountFirst ? second : first),
      layout: rules.cn18Order,
    },
  ];
}

/**
 * Checks a scale label against the price per kilogram, and finds out by it which field is which.
 * @returns the reading in the order in which price times weight gives the amount, give or take one
 *   fen for a scale that rounds otherwise; undefined when neither order does: the label is wrong, or
 *   the price has changed since.
 */
export function crossCheckCn18(reading: Reading, pricePerKg: Money): Reading | undefined {
  const { amount = 0, grams = 0 } = reading;
  const agrees = (fen: number, weight: number) =>
    Math.abs(scale(pricePerKg, weight, 1000) - fen) <= 1;
  if (agrees(amount, grams)) return reading;
  return agrees(grams, amount) ? { ...reading, amount: grams, grams: amount } : undefined;
}
