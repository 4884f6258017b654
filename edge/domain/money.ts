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

/** `amount * numerator / denominator`, rounded half away from zero; exact whatever the product. */
export function scale(amount: Money, numerator: number, denominator: number): Money {
  invariant(denominator > 0, "denominator must be positive");
  const product = amount * numerator;
  if (!Number.isSafeInteger(product * 2 + denominator))
    return scaleExactly(BigInt(amount) * BigInt(numerator), BigInt(denominator));
  const magnitude = Math.floor((Math.abs(product) * 2 + denominator) / (denominator * 2));
  return money(product < 0 ? 0 - magnitude : magnitude);
}

function scaleExactly(product: bigint, denominator: bigint): Money {
  const magnitude = ((product < 0n ? -product : product) * 2n + denominator) / (denominator * 2n);
  return money(Number(product < 0n ? -magnitude : magnitude));
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

  const shares = weights.map((weight) => divide(amount, weight, weightTotal));
  const parts = shares.map((share) => share.whole);
  const left = amount - parts.reduce((total, part) => total + part, 0);
  const byRemainder = [...weights.keys()].sort(
    (a, b) => shares[b]!.remainder - shares[a]!.remainder || a - b,
  );
  for (const index of byRemainder.slice(0, left)) parts[index]! += 1;
  return parts.map(money);
}

function divide(amount: number, weight: number, total: number) {
  const product = amount * weight;
  if (Number.isSafeInteger(product))
    return { whole: Math.floor(product / total), remainder: product % total };
  const [exact, divisor] = [BigInt(amount) * BigInt(weight), BigInt(total)];
  return { whole: Number(exact / divisor), remainder: Number(exact % divisor) };
}
