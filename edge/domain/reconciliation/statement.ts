import type { Money } from "../money.ts";

export const providers = ["wechat", "alipay", "card", "cash"] as const;
/** Whose statement it is; `cash` is the bank's count of the bags that were brought to it. */
export type Provider = (typeof providers)[number];

/**
 * A payment, a refund, a payment that was taken back before it counted, a fee of its own, or money that
 * was paid out to the shop.
 */
export type LineKind = "payment" | "refund" | "reversed" | "fee" | "payout";

/** One row of a statement. Amounts are signed: what leaves the shop is negative. */
export interface StatementLine {
  readonly kind: LineKind;
  /** The provider's number of the payment. */
  readonly providerNumber: string;
  /** Our number of the attempt; of a bag, what is written on it. */
  readonly ourNumber: string;
  /** YYYY-MM-DD by the provider's clock. */
  readonly day: string;
  /** What the customer was charged or got back. */
  readonly amount: Money;
  /** What the shop gets of it before the fee: less where the shop itself gave a voucher. */
  readonly settled: Money;
  /** What the provider keeps, in thousandths of a fen; negative when it gives some back. */
  readonly feeThousandths: number;
}

/** A file that is no statement of this provider, and why. */
export interface StatementFault {
  readonly fault: string;
}

export type StatementReading = readonly StatementLine[] | StatementFault;

export function isFault(reading: StatementReading): reading is StatementFault {
  return "fault" in reading;
}

/** What a statement says in all. */
export interface StatementTotals {
  readonly charged: Money;
  readonly settled: Money;
  readonly feeThousandths: number;
}
