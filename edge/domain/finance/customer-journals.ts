import { allocate, money, negate, scale, sum, zero, type Money } from "../money.ts";
import type { Account } from "./accounts.ts";
import {
  balanced,
  credit,
  debit,
  tenderAccount,
  turnover,
  type PaidBy,
  type Payment,
  type Posting,
  type TurnoverLine,
} from "./journal.ts";
import { taxAccounts, vatUpon } from "./vat-rates.ts";

/** Where returned goods go: back on sale, or aside until somebody has looked at them. */
export type ReturnedTo = "inventory" | "inventory-quarantined";

/**
 * Money and goods of a sale come back. Every amount is what the sale had stored, never computed anew.
 *
 * @param cost what the returned goods had cost when they were sold; zero when nothing came back.
 */
export function journalForRefund(
  lines: readonly TurnoverLine[],
  tenders: readonly Payment[],
  cost: Money,
  into: ReturnedTo,
): Posting[] {
  return balanced([
    ...turnover(lines).map(({ account, amount }) => credit(account, amount)),
    ...tenders.map(({ method, amount }) => credit(tenderAccount(method), amount)),
    debit(into, cost),
    credit("cost-of-sales", cost),
  ]);
}

/** A deposit on a bottle or crate that a customer pays, beside the sale; it is no turnover. */
export function customerDeposit(amount: Money): Posting {
  return credit("customer-deposits", amount);
}

export function journalForDepositBack(amount: Money, method: PaidBy): Posting[] {
  return balanced([debit("customer-deposits", amount), credit(tenderAccount(method), amount)]);
}

/** An order that is paid before it is handed over: VAT arises only then. */
export function journalForPrepayment(
  lines: readonly TurnoverLine[],
  tenders: readonly Payment[],
): Posting[] {
  return balanced([
    ...tenders.map(({ method, amount }) => debit(tenderAccount(method), amount)),
    ...prepaid(lines).map(({ account, amount }) => credit(account, amount)),
  ]);
}

/** The prepaid order is handed over and becomes a sale. */
export function journalForPickUp(lines: readonly TurnoverLine[], cost: Money): Posting[] {
  return balanced([
    ...prepaid(lines),
    ...turnover(lines),
    debit("cost-of-sales", cost),
    credit("inventory", cost),
  ]);
}

function prepaid(lines: readonly TurnoverLine[]): Posting[] {
  const vat = sum(lines.map((line) => line.vat));
  const gross = sum(lines.map((line) => line.net));
  return [debit("customer-advances", money(gross - vat)), debit("output-vat-deferred", vat)];
}

/** A wallet or gift card is paid in: a debt to the customer, without VAT. */
export function journalForTopUp(tenders: readonly Payment[]): Posting[] {
  return balanced([
    ...tenders.map(({ method, amount }) => debit(tenderAccount(method), amount)),
    credit("customer-wallets", sum(tenders.map(({ amount }) => amount))),
  ]);
}

/** What is left of a wallet goes back to its owner. */
export function journalForWalletRefund(amount: Money, method: PaidBy): Posting[] {
  return balanced([debit("customer-wallets", amount), credit(tenderAccount(method), amount)]);
}

/** A balance that its owner will not use any more. */
export function journalForBreakage(amount: Money): Posting[] {
  return balanced([debit("customer-wallets", amount), credit("breakage", amount)]);
}

export interface WalletTerms {
  readonly paidIn: Money;
  readonly bonus: Money;
}

/**
 * What a spending from a wallet with a bonus is worth: the bonus is a discount that is spread over the
 * whole wallet, so that the values of all spendings add up to what was paid in.
 *
 * @param spentBefore list value of what was spent from it earlier.
 */
export function walletCashValue(
  { paidIn, bonus }: WalletTerms,
  spentBefore: Money,
  spent: Money,
): Money {
  const valueOf = (list: number) => scale(money(list), paidIn, paidIn + bonus);
  return money(valueOf(spentBefore + spent) - valueOf(spentBefore));
}

/**
 * A part of a sale's revenue that waits until its points are used, in proportion to their own price.
 *
 * @param net the sale without VAT.
 * @param pointsPrice what the points that will be used are worth.
 */
export function deferredPoints(revenue: Account, net: Money, pointsPrice: Money): Posting[] {
  const deferred = allocate(net, [net, pointsPrice])[1]!;
  return [debit(revenue, deferred), credit("customer-points", deferred)];
}

/** Points were used: their part of what waits is revenue now. */
export function journalForPointsUsed(
  revenue: Account,
  waiting: Money,
  used: number,
  expected: number,
): Posting[] {
  const released = scale(waiting, used, expected);
  return balanced([debit("customer-points", released), credit(revenue, released)]);
}

/** Goods given away count as sold at their market price for VAT; their cost is an expense. */
export function journalForGift(cost: Money, marketNet: Money, basisPoints: number): Posting[] {
  const vat = vatUpon(marketNet, basisPoints);
  return balanced([
    debit("selling-expenses", money(cost + vat)),
    credit("inventory", cost),
    credit(taxAccounts(basisPoints).vat, vat),
  ]);
}

/** Goods of a concession are sold as our own; their supplier gets a share, and no stock of ours moves. */
export function journalForConcession(
  lines: readonly TurnoverLine[],
  tenders: readonly Payment[],
  supplierShare: Money,
): Posting[] {
  return balanced([
    ...tenders.map(({ method, amount }) => debit(tenderAccount(method), amount)),
    ...turnover(lines),
    debit("cost-of-sales", supplierShare),
    credit("goods-received", supplierShare),
  ]);
}

/** The levy of a period that stayed below the threshold is kept. */
export function journalForRelief(levy: Money, into: Account): Posting[] {
  return balanced([debit("small-scale-vat", levy), credit(into, levy)]);
}

/** Stock that will sell below its cost is valued down. */
export function journalForAllowance(cost: Money, netRealisable: Money): Posting[] {
  const loss = money(Math.max(zero, cost - netRealisable));
  return balanced([debit("impairment-loss", loss), credit("inventory-allowance", loss)]);
}

/** The goods that were valued down are sold. */
export function journalForAllowanceUsed(amount: Money): Posting[] {
  return balanced([debit("inventory-allowance", amount), debit("cost-of-sales", negate(amount))]);
}
