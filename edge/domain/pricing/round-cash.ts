import { invariant } from "../invariant.ts";
import { money, type Money } from "../money.ts";

/** How cash that has no small coins is settled: `down` gives the customer what cannot be paid. */
export interface CashRounding {
  /** The smallest amount that is paid in cash: 10 for a jiao, 5 for five cents. Minor units. */
  readonly step: number;
  readonly direction: "down" | "nearest";
}

/**
 * What is paid in cash of an amount, and what that changes: a line of its own on receipt and in the
 * books, never hidden in a price. Rounding is negative when the customer pays less.
 */
export function roundCash(
  due: Money,
  { step, direction }: CashRounding,
): { readonly payable: Money; readonly rounding: Money } {
  invariant(due >= 0 && Number.isSafeInteger(step) && step > 0, "rounds amounts that are due");
  const over = due % step;
  const goesUp = direction === "nearest" && over * 2 >= step;
  const rounding = money(goesUp ? step - over : 0 - over);
  return { payable: money(due + rounding), rounding };
}
