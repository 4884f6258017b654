import { invariant } from "../invariant.ts";
import { money, negate, sum, type Money } from "../money.ts";
import type { Account, Treatments } from "./accounts.ts";
import { balanced, credit, debit, type Posting } from "./journal.ts";

/** What a loss was found in, or lost on the way between shops. */
export type LossOf = "stock" | "cash" | "transit";

/**
 * Goods are found to be lost or spoiled. Their value waits until somebody answers for it.
 *
 * @param reversedVat the VAT that is no longer deducted because the loss could have been avoided.
 */
export function journalForLoss(
  value: Money,
  reversedVat: Money,
  from: Account = "inventory",
): Posting[] {
  return balanced([
    debit("loss-pending", money(value + reversedVat)),
    credit(from, value),
    credit("input-vat-reversed", reversedVat),
  ]);
}

/** @param difference counted less expected. */
export function journalForCashCount(difference: Money): Posting[] {
  return balanced([debit("cash", difference), credit("loss-pending", difference)]);
}

/**
 * Somebody has answered for what waits.
 *
 * @param pending the loss; negative for a gain.
 * @param recovered what staff or an insurer will pay of it.
 */
export function journalForApproval(
  pending: Money,
  recovered: Money,
  lossOf: LossOf,
  treatments: Treatments,
): Posting[] {
  invariant(recovered >= 0 && recovered <= Math.max(0, pending), "recovers at most the loss");
  return balanced([
    debit("other-receivables", recovered),
    debit(answeredBy(lossOf, pending, treatments), money(pending - recovered)),
    debit("loss-pending", negate(pending)),
  ]);
}

function answeredBy(lossOf: LossOf, pending: Money, treatments: Treatments): Account {
  switch (lossOf) {
    case "stock":
      return pending > 0 ? treatments.stockShortage : treatments.stockSurplus;
    case "cash":
      return pending > 0 ? treatments.cashShortage : treatments.cashSurplus;
    case "transit":
      return "selling-expenses";
  }
}

/** Goods leave for another shop of the same company. */
export function journalForShipment(value: Money): Posting[] {
  return balanced([debit("goods-in-transit", value), credit("inventory", value)]);
}

/** Goods arrive from another shop; what was lost on the way waits to be answered for. */
export function journalForArrival(
  shipped: Money,
  arrived: Money,
  into: Account = "inventory",
): Posting[] {
  return balanced([
    debit(into, arrived),
    debit("loss-pending", money(shipped - arrived)),
    credit("goods-in-transit", shipped),
  ]);
}

/** Cash that is carried: a float to a drawer, a pick-up from it, a bag to the bank. */
export function journalForCashMove(from: Account, to: Account, amount: Money): Posting[] {
  return balanced([debit(to, amount), credit(from, amount)]);
}

/** A provider pays out what customers had paid, less its fee. */
export interface Settlement {
  readonly gross: Money;
  /** Without VAT. */
  readonly fee: Money;
  /** Zero unless the provider writes an invoice for it. */
  readonly feeVat: Money;
}

export function journalForSettlement(
  clearing: Account,
  { gross, fee, feeVat }: Settlement,
): Posting[] {
  return balanced([
    debit("bank", money(gross - fee - feeVat)),
    debit("financial-expenses", fee),
    debit("input-vat", feeVat),
    credit(clearing, gross),
  ]);
}

/** Balances that a shop begins with, each against the clearing account that must end at zero. */
export function journalForOpening(balances: readonly Posting[]): Posting[] {
  const total = sum(balances.map(({ amount }) => amount));
  return balanced([...balances, credit("opening-balance", total)]);
}
