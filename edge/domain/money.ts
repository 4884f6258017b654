import { invariant } from "./invariant.ts";

declare const moneyBrand: unique symbol;

/**
 * An amount in the smallest unit of the store's currency (fen for CNY).
 * Always a safe integer; negative means that the store owes it. No float ever becomes money.
 */
export type Money = number & { readonly [moneyBrand]: true };

/** @throws InvariantViolation when `minorUnits` has a fraction or exceeds 2^53 - 1. */
export function money(minorUnits: number): Money {
  invariant(Number.isSafeInteger(minorUnits), `not a whole amount of minor units: ${minorUnits}`);
  return minorUnits as Money;
}

export const zero = money(0);

export function sum(amounts: readonly Money[]): Money {
  return money(amounts.reduce((total, amount) => total + amount, 0));
}

export function negate(amount: Money): Money {
  return money(0 - amount);
}

export function subtract(amount: Money, less: Money): Money {
  return money(amount - less);
}

/** `amount * numerator / denominator`, rounded half away from zero. */
export function scale(amount: Money, numerator: number, denominator: number): Money {
  const product = amount * numerator;
  invariant(Number.isSafeInteger(product * 2), "amount too large to scale exactly");
  invariant(denominator > 0, "denominator must be positive");
  const magnitude = Math.floor((Math.abs(product) * 2 + denominator) / (denominator * 2));
  return money(product < 0 ? 0 - magnitude : magnitude);
}

/**
 * Splits `amount` in proportion to `weights` so that the parts add up to exactly `amount`.
 * Minor units left over go to the largest remainders, earlier parts first.
 *
 * @param amount zero or more; a refund is split as a magnitude and then negated.
 */
export function allocate(amount: Money, weights: readonly number[]): Money[] {
  const weightTotal = weights.reduce((total, weight) => total + weight, 0);
  invariant(amount >= 0 && weights.every((weight) => weight >= 0), "allocate magnitudes only");
  invariant(weightTotal > 0, "weights must have a positive sum");
  invariant(Number.isSafeInteger(amount * weightTotal), "amount too large to split exactly");

  const parts = weights.map((weight) => Math.floor((amount * weight) / weightTotal));
  const remainders = weights.map((weight) => (amount * weight) % weightTotal);
  const byRemainder = [...weights.keys()].sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  const left = amount - parts.reduce((total, part) => total + part, 0);
  for (const index of byRemainder.slice(0, left)) parts[index]! += 1;
  return parts.map(money);
}
