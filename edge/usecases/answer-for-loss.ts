import type { Treatments } from "../domain/finance/accounts.ts";
import { balanced } from "../domain/finance/journal.ts";
import {
  journalForApproval,
  journalForLoss,
  type LossOf,
} from "../domain/finance/loss-journals.ts";
import { money, zero, type Money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import { bookEntry, type BookClock, type BookTransaction } from "./book-entry.ts";
import { refused, type Refused } from "./outcome.ts";

/** A loss or gain that an event left waiting: a count, a write-off, a shift that was over or short. */
export interface PendingLoss {
  /** The event's number. */
  readonly seq: number;
  readonly kind: string;
  /** The id of what happened, or of the shift that ended. */
  readonly source: string;
  readonly businessDay: string;
  /** Negative for a gain. */
  readonly amount: Money;
}

export interface LossTransaction extends BookTransaction {
  pendingLoss(seq: number): Promise<PendingLoss | undefined>;
  /** Whether somebody has answered for this already. */
  isAnswered(subject: string): Promise<boolean>;
}

export interface LossAnswer {
  readonly seq: number;
  /** What staff or an insurer will pay of it. */
  readonly recovered: Money;
  /** VAT that is no longer deducted, because the loss could have been avoided; zero for a normal loss. */
  readonly reversedVat: Money;
  readonly memo: string;
}

/** What answers for the loss of an event. */
export function lossSubject(seq: number): string {
  return `loss/${seq}`;
}

/** Somebody answers for a loss or gain: it leaves the pending account for where the standard wants it. */
export async function answerForLoss(
  tx: LossTransaction,
  clock: BookClock,
  treatments: Treatments,
  { seq, recovered, reversedVat, memo }: LossAnswer,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const subject = lossSubject(seq);
  if (await tx.isAnswered(subject)) return refused("ALREADY_ANSWERED", subject);
  const loss = await tx.pendingLoss(seq);
  if (loss === undefined) return refused("NOT_FOUND", subject);
  if (loss.amount < 0 && reversedVat > 0) return refused("REQUEST_INVALID", "reversedVat: a gain");
  const pending = money(loss.amount + reversedVat);
  if (recovered > Math.max(0, pending)) return refused("REQUEST_INVALID", "recovered");
  const postings = balanced([
    ...journalForLoss(zero, reversedVat),
    ...journalForApproval(pending, recovered, lossOf(loss.kind), treatments),
  ]);
  const facts = { memo, subject };
  return bookEntry(tx, clock, { kind: "journal.posted", facts, postings }, occasion);
}

function lossOf(kind: string): LossOf {
  if (kind.startsWith("shift.")) return "cash";
  return kind.startsWith("transfer.") ? "transit" : "stock";
}
