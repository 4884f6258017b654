import type { Account } from "../domain/finance/accounts.ts";
import { balanced, reversalOf, type Posting } from "../domain/finance/journal.ts";
import {
  balanceOf,
  balancesOf,
  journalForIncomeTax,
  journalForProfitClose,
  journalForSurcharges,
  journalForVatClose,
  journalForYearEnd,
  type Balances,
} from "../domain/finance/month-close.ts";
import { profitAndLoss } from "../domain/finance/statements.ts";
import { sum, zero, type Money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import { bookEntry, type BookClock, type BookTransaction } from "./book-entry.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";

export interface PeriodTransaction extends BookTransaction {
  /** Everything that was posted up to and with this day. */
  balancesUntil(day: string): Promise<Balances>;
  isClosed(through: string): Promise<boolean>;
  /** The levy of a small-scale payer on what was sold after one day and up to another. */
  levyOf(after: string, through: string): Promise<Money>;
  /** An event's journal; undefined: there is no such event, or it posted nothing. */
  journalOf(
    seq: number,
  ): Promise<
    | { readonly postings: readonly Posting[]; readonly movesGoods: boolean; readonly by: string }
    | undefined
  >;
  isReversed(seq: number): Promise<boolean>;
  /** Whether an entry stands for this already. */
  isAnswered(subject: string): Promise<boolean>;
}

export interface ManualOrder {
  readonly memo: string;
  readonly postings: readonly Posting[];
  /** YYYY-MM-DD; absent: today. */
  readonly businessDay?: string;
  /** What the entry stands for, so that it is booked once; absent: nothing of the kind. */
  readonly subject?: string;
}

/** Accounts that hold the value of goods; they follow the goods and are not posted to by hand. */
const stockAccounts: readonly Account[] = [
  "inventory",
  "inventory-quarantined",
  "goods-in-transit",
];

export function followsGoods(account: Account): boolean {
  return stockAccounts.includes(account);
}

/** An entry by hand. */
export async function bookByHand(
  tx: PeriodTransaction,
  clock: BookClock,
  order: ManualOrder,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const stock = order.postings.find(({ account }) => followsGoods(account));
  if (stock !== undefined) return refused("STOCK_BY_HAND", stock.account);
  if (sum(order.postings.map(({ amount }) => amount)) !== 0)
    return refused("JOURNAL_UNBALANCED", order.memo);
  const subject = order.subject ?? "";
  if (await tx.isAnswered(subject)) return refused("ALREADY_ANSWERED", subject);
  const entry = {
    kind: "journal.posted",
    facts: { memo: order.memo, subject },
    postings: balanced(order.postings),
    ...(order.businessDay === undefined ? {} : { businessDay: order.businessDay }),
  };
  return bookEntry(tx, clock, entry, occasion);
}

/** Takes an entry back: the same postings the other way round, on today's day, once. */
export async function reverseEntry(
  tx: PeriodTransaction,
  clock: BookClock,
  { seq, memo }: { readonly seq: number; readonly memo: string },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const journal = await tx.journalOf(seq);
  if (journal === undefined) return refused("NOT_FOUND", `journal ${seq}`);
  if (journal.movesGoods) return refused("STOCK_BY_HAND", `journal ${seq}`);
  if (await tx.isReversed(seq)) return refused("ALREADY_ANSWERED", `journal ${seq}`);
  const postings = reversalOf(journal.postings);
  const facts = { memo, subject: "", reverses: seq };
  return bookEntry(tx, clock, { kind: "journal.posted", facts, postings }, occasion);
}

/** From this day back nothing is posted any more. */
export async function lockPeriod(
  tx: PeriodTransaction,
  clock: BookClock,
  through: string,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  if (through <= (await tx.lockedThrough())) return refused("PERIOD_LOCKED", through);
  if (through >= clock.businessDay(occasion.atMs)) return refused("PERIOD_NOT_OVER", through);
  const entry = { kind: "period.locked", facts: { through }, postings: [] };
  return bookEntry(tx, clock, entry, occasion);
}

export interface CloseOrder {
  /** YYYY-MM-DD, the last day of the period. */
  readonly through: string;
  /** City construction tax and both education surcharges of the VAT owed: 1200 is 12 %. */
  readonly surchargeBasisPoints: number;
  readonly incomeTaxBasisPoints: number;
}

/**
 * Closes a period: what its taxes are, then VAT and profit are transferred, then the lock. Statements
 * read the journal and do not need it; the books of a Chinese company do.
 */
export async function closePeriod(
  tx: PeriodTransaction,
  clock: BookClock,
  order: CloseOrder,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const { through } = order;
  if (await tx.isClosed(through)) return refused("PERIOD_LOCKED", through);
  if (through >= clock.businessDay(occasion.atMs)) return refused("PERIOD_NOT_OVER", through);
  const before = await tx.balancesUntil(through);
  const pending = balanceOf(before, "loss-pending");
  if (pending !== 0) return refused("LOSS_PENDING", `loss-pending: ${pending}`);
  const vat = journalForVatClose(before);
  const levy = await tx.levyOf(await tx.lockedThrough(), through);
  const taxes = taxesOf(before, sum([levy, ...vat.map(debitOf)]), order);
  if (taxes.length > 0) {
    const facts = { memo: `taxes of the period to ${through}`, subject: `taxes/${through}` };
    const entry = { kind: "journal.posted", facts, postings: taxes, businessDay: through };
    const booked = await bookEntry(tx, clock, entry, occasion);
    if (isRefused(booked)) return booked;
  }
  const after = added(before, taxes);
  const result = [
    ...journalForProfitClose(after, "income"),
    ...journalForProfitClose(after, "expense"),
  ];
  const yearEnd = through.endsWith("-12-31") ? journalForYearEnd(added(after, result)) : [];
  const postings = balanced([...vat, ...result, ...yearEnd]);
  const entry = { kind: "period.closed", facts: { through }, postings, businessDay: through };
  const closed = await bookEntry(tx, clock, entry, occasion);
  return isRefused(closed) ? closed : lockPeriod(tx, clock, through, occasion);
}

function debitOf({ amount }: Posting): Money {
  return amount > 0 ? amount : zero;
}

function taxesOf(before: Balances, owed: Money, order: CloseOrder): Posting[] {
  const surcharges = journalForSurcharges(owed, order.surchargeBasisPoints);
  const result = profitAndLoss(added(before, surcharges));
  const profit = result.find(({ key }) => key === "profit-before-tax")!.amount;
  return [...surcharges, ...journalForIncomeTax(profit, order.incomeTaxBasisPoints)];
}

function added(balances: Balances, postings: readonly Posting[]): Balances {
  const before = [...balances].map(([account, amount]: [Account, Money]) => ({ account, amount }));
  return balancesOf([...before, ...postings]);
}
