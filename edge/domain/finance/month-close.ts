import { money, negate, scale, zero, type Money } from "../money.ts";
import { accounts, natureOf, type Account } from "./accounts.ts";
import { balanced, credit, debit, type Posting } from "./journal.ts";

/** What stands in each account; a debit is positive. An account that is absent stands at zero. */
export type Balances = ReadonlyMap<Account, Money>;

export function balanceOf(balances: Balances, account: Account): Money {
  return balances.get(account) ?? zero;
}

export function balancesOf(postings: readonly Posting[]): Balances {
  const totals = new Map<Account, Money>();
  for (const { account, amount } of postings)
    totals.set(account, money((totals.get(account) ?? zero) + amount));
  return totals;
}

/** The accounts that a month's VAT is found from. */
export const vatOfMonth = [
  "output-vat",
  "input-vat",
  "input-vat-reversed",
  "vat-transferred",
] as const;

/** The VAT that a general payer owes: what was charged, less what is deducted; none while more is deducted. */
export function journalForVatClose(balances: Balances): Posting[] {
  const open = vatOfMonth.reduce((total, account) => total + balanceOf(balances, account), 0);
  const owed = money(Math.max(0, 0 - open));
  return balanced([debit("vat-transferred", owed), credit("vat-payable", owed)]);
}

/** @param basisPoints city construction tax, education and local education surcharge together. */
export function journalForSurcharges(vatOwed: Money, basisPoints: number): Posting[] {
  const due = scale(vatOwed, basisPoints, 10_000);
  return balanced([debit("surcharges", due), credit("surcharges-payable", due)]);
}

/** @param profit before this tax; a loss owes nothing. */
export function journalForIncomeTax(profit: Money, basisPoints: number): Posting[] {
  const due = profit > 0 ? scale(profit, basisPoints, 10_000) : zero;
  return balanced([debit("income-tax", due), credit("income-tax-payable", due)]);
}

/** At the end of a year its profit is the owners', to be distributed or kept. */
export function journalForYearEnd(balances: Balances): Posting[] {
  const profit = balanceOf(balances, "year-profit");
  return balanced([credit("year-profit", profit), debit("retained-profit", profit)]);
}

/** Every account of income or of expense goes to the profit of the year. */
export function journalForProfitClose(balances: Balances, nature: "income" | "expense"): Posting[] {
  const closed = accounts
    .filter((account) => natureOf(account) === nature)
    .map((account) => credit(account, balanceOf(balances, account)));
  const total = closed.reduce((before, { amount }) => before + amount, 0);
  return balanced([...closed, debit("year-profit", negate(money(total)))]);
}
