import { invariant } from "../invariant.ts";
import { allocate, money, negate, sum, zero, type Money } from "../money.ts";
import type { SaleLine, TenderMethod } from "../sale/sale.ts";
import type { Account } from "./accounts.ts";
import { taxAccounts, vatWithin } from "./vat-rates.ts";

/** One side of a journal: a debit is positive, a credit negative. */
export interface Posting {
  readonly account: Account;
  readonly amount: Money;
}

export function debit(account: Account, amount: Money): Posting {
  return { account, amount };
}

export function credit(account: Account, amount: Money): Posting {
  return { account, amount: negate(amount) };
}

/** One posting for each account, none of zero, and a journal that balances. */
export function balanced(postings: readonly Posting[]): Posting[] {
  const totals = new Map<Account, Money>();
  for (const { account, amount } of postings)
    totals.set(account, money((totals.get(account) ?? zero) + amount));
  const journal = [...totals]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => debit(account, amount));
  invariant(sum(journal.map((each) => each.amount)) === 0, "debits must equal credits");
  return journal;
}

/** The same journal the other way round: how a booked mistake is taken back. */
export function reversalOf(journal: readonly Posting[]): Posting[] {
  return balanced(journal.map(({ account, amount }) => credit(account, amount)));
}

/** By what a sale was paid: a method, or more exactly the provider behind it. */
export type PaidBy = TenderMethod | "wechat" | "alipay" | "account" | "bank";

const paidInto: Readonly<Record<PaidBy, Account>> = {
  cash: "cash",
  qr: "qr-clearing",
  wechat: "wechat-clearing",
  alipay: "alipay-clearing",
  card: "card-clearing",
  wallet: "customer-wallets",
  exchange: "customer-advances",
  account: "receivables",
  bank: "bank",
};

/** The account that stands behind a way of paying. */
export function tenderAccount(method: PaidBy): Account {
  return paidInto[method];
}

export interface Payment {
  readonly method: PaidBy;
  readonly amount: Money;
}

export type TurnoverLine = Pick<SaleLine, "net" | "vat" | "vatBasisPoints">;

/**
 * What a sale does to the books: tenders against revenue and output VAT, and the cost of the goods
 * against the stock they leave.
 *
 * @param lines as priced, before the cash was rounded.
 * @param cost what the goods had cost the shop.
 * @param rounding what rounding added to the amount due; negative in the customer's favour.
 * @param deposits on containers, paid beside the goods: a debt, no turnover.
 */
export function journalForSale(
  lines: readonly TurnoverLine[],
  tenders: readonly Payment[],
  cost: Money,
  rounding: Money = zero,
  deposits: Money = zero,
): Posting[] {
  return balanced([
    ...tenders.map((tender) => debit(paidInto[tender.method], tender.amount)),
    ...turnover(lines),
    ...roundingOf(lines, rounding),
    credit("customer-deposits", deposits),
    debit("cost-of-sales", cost),
    credit("inventory", cost),
  ]);
}

/** Revenue without VAT, and the VAT, each to the account of its rate. */
export function turnover(lines: readonly TurnoverLine[]): Posting[] {
  return lines.flatMap(({ net, vat, vatBasisPoints }) => {
    const accounts = taxAccounts(vatBasisPoints);
    return [credit(accounts.revenue, money(net - vat)), credit(accounts.vat, vat)];
  });
}

/**
 * The VAT is owed on what was really paid: each rate's share of the rounding changes its VAT, and the
 * rest is a line of its own.
 */
export function roundingOf(lines: readonly TurnoverLine[], rounding: Money): Posting[] {
  if (rounding === 0) return [];
  const rates = [...new Set(lines.map((line) => line.vatBasisPoints))];
  const priced = rates.map((rate) => ofRate(lines, rate));
  const magnitudes = allocate(
    money(Math.abs(rounding)),
    priced.map(({ gross }) => gross),
  );
  return rates.flatMap((rate, index) => {
    const share = rounding < 0 ? negate(magnitudes[index]!) : magnitudes[index]!;
    const { gross, vat } = priced[index]!;
    const change = money(vatWithin(money(gross + share), rate).tax - vat);
    return [
      credit(taxAccounts(rate).vat, change),
      credit("rounding-allowance", money(share - change)),
    ];
  });
}

function ofRate(lines: readonly TurnoverLine[], rate: number): { gross: Money; vat: Money } {
  const here = lines.filter((line) => line.vatBasisPoints === rate);
  return { gross: sum(here.map((line) => line.net)), vat: sum(here.map((line) => line.vat)) };
}

/**
 * What moved stock does to the books.
 *
 * @param against where the value comes from or goes to, for example "goods-received".
 * @param value what the stock gained; negative when it lost.
 * @param trueUp what earlier sales below zero had cost more than they were booked at.
 */
export function journalForStock(against: Account, value: Money, trueUp: Money): Posting[] {
  return balanced([
    debit("inventory", money(value - trueUp)),
    credit(against, value),
    debit("cost-of-sales", trueUp),
  ]);
}
