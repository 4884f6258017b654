import { money, subtract, type Money } from "../money.ts";

/** How a shop rounds what is paid in cash to whole jiao (10 fen). "down" favours the customer (抹零). */
export const cashRoundings = ["none", "down", "half-up", "half-even"] as const;

export type CashRounding = (typeof cashRoundings)[number];

/** What the customer owes in coins and notes, and the difference that goes to its own account. */
export interface CashDue {
  readonly due: Money;
  /** Negative when the shop gives fen away. */
  readonly rounding: Money;
}

const jiao = 10;

function roundedJiao(fen: number, mode: CashRounding): number {
  const whole = Math.floor(fen / jiao);
  const rest = fen - whole * jiao;
  switch (mode) {
    case "none":
    case "down":
      return whole;
    case "half-up":
      return rest >= jiao / 2 ? whole + 1 : whole;
    case "half-even":
      return rest > jiao / 2 || (rest === jiao / 2 && whole % 2 === 1) ? whole + 1 : whole;
  }
}

/**
 * Rounds the part of a sale that is paid in cash; electronic parts are exact and are taken off before.
 * @param rest zero or more.
 */
export function roundCash(rest: Money, mode: CashRounding): CashDue {
  const due = mode === "none" ? rest : money(roundedJiao(rest, mode) * jiao);
  return { due, rounding: subtract(due, rest) };
}

/** Notes and coins that are handed back as change, in fen; two-yuan notes are no longer issued. */
const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 2, 1];

/** The fewest notes and coins that make up an amount: the largest first. */
export function changeIn(amount: Money): { readonly fen: number; readonly pieces: number }[] {
  let left: number = amount;
  return denominations.flatMap((fen) => {
    const pieces = Math.floor(left / fen);
    left -= pieces * fen;
    return pieces > 0 ? [{ fen, pieces }] : [];
  });
}
