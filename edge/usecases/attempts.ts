import type { Money } from "../domain/money.ts";
import { money, subtract, sum } from "../domain/money.ts";
import type { PaymentAttempt } from "./paying-ports.ts";

/** Where a basket stands between its total and its payments. */
export interface Standing {
  /** What accepted tenders cover. */
  readonly paid: Money;
  /** What attempts cover whose end nobody knows yet. */
  readonly pending: Money;
  /** What is still to be paid if all pending attempts succeed. */
  readonly due: Money;
}

export function isPending(attempt: PaymentAttempt): boolean {
  return attempt.state === "waiting" || attempt.state === "unknown";
}

export function standingOf(total: Money, attempts: readonly PaymentAttempt[]): Standing {
  const amounts = (wanted: (attempt: PaymentAttempt) => boolean) =>
    sum(attempts.filter(wanted).map((attempt) => money(attempt.amount)));
  const paid = amounts((attempt) => attempt.state === "paid");
  const pending = amounts(isPending);
  return { paid, pending, due: subtract(total, sum([paid, pending])) };
}
