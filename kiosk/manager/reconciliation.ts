import type { z } from "zod";
import type { differenceShape, statementShape } from "../../edge/contract/money.ts";
import type { Account } from "../../edge/domain/finance/accounts.ts";

export type StatementView = z.infer<typeof statementShape>;
export type DifferenceView = z.infer<typeof differenceShape>;

/** From how many days on a difference has waited too long. */
const overdueDays = 3;

/** Against what a difference is settled; the first is what it mostly is. */
export const settlingAccounts = [
  "other-receivables",
  "financial-expenses",
  "non-operating-expenses",
  "non-operating-income",
  "loss-pending",
  "bank",
] as const satisfies readonly Account[];
export type SettlingAccount = (typeof settlingAccounts)[number];

/** What is still open of a statement. */
export function unmatched({ lines, matched }: Pick<StatementView, "lines" | "matched">): number {
  return Math.max(0, lines - matched);
}

/** Fen of thousandths of a fen, rounded half away from zero. */
export function feeOf({ feeThousandths }: Pick<StatementView, "feeThousandths">): number {
  return Math.sign(feeThousandths) * Math.round(Math.abs(feeThousandths) / 1000);
}

export function isOverdue({ ageDays }: Pick<DifferenceView, "ageDays">): boolean {
  return ageDays >= overdueDays;
}

/** What all open differences come to. */
export function openAmount(differences: readonly Pick<DifferenceView, "amount">[]): number {
  return differences.reduce((total, { amount }) => total + amount, 0);
}
