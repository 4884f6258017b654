import { invariant } from "../invariant.ts";
import { money, negate, sum, zero, type Money } from "../money.ts";
import type { SaleLine, Tender, TenderMethod } from "../sale/sale.ts";
import type { Account } from "./accounts.ts";

/** One side of a journal: a debit is positive, a credit negative. */
export interface Posting {
  readonly account: Account;
  readonly amount: Money;
}

const tenderAccounts: Readonly<Record<TenderMethod, Account>> = {
  cash: "cash",
  qr: "qr-clearing",
  card: "card-clearing",
  wallet: "customer-wallets",
};

function revenueAccount(vatBasisPoints: number): Account {
  if (vatBasisPoints === 0) return "revenue-exempt";
  return vatBasisPoints >= 1_000 ? "revenue-standard" : "revenue-reduced";
}

/**
 * What a sale does to the books: tenders against revenue and output VAT, and the cost of the goods
 * against the stock they leave.
 *
 * @param cost what the goods had cost the shop.
 */
export function journalForSale(
  lines: readonly SaleLine[],
  tenders: readonly Tender[],
  cost: Money,
): Posting[] {
  return gather([
    ...tenders.map((tender) => posting(tenderAccounts[tender.method], tender.amount)),
    ...lines.map((line) =>
      posting(revenueAccount(line.vatBasisPoints), negate(money(line.net - line.vat))),
    ),
    posting("output-vat", negate(sum(lines.map((line) => line.vat)))),
    posting("cost-of-sales", cost),
    posting("inventory", negate(cost)),
  ]);
}

/**
 * What moved stock does to the books.
 *
 * @param against where the value comes from or goes to, for example "goods-received".
 * @param value what the stock gained; negative when it lost.
 * @param trueUp what earlier sales below zero had cost more than they were booked at.
 */
export function journalForStock(against: Account, value: Money, trueUp: Money): Posting[] {
  return gather([
    posting("inventory", money(value - trueUp)),
    posting(against, negate(value)),
    posting("cost-of-sales", trueUp),
  ]);
}

function posting(account: Account, amount: Money): Posting {
  return { account, amount };
}

/** One posting for each account, none of zero, and a journal that balances. */
function gather(postings: readonly Posting[]): Posting[] {
  const totals = new Map<Account, Money>();
  for (const { account, amount } of postings)
    totals.set(account, money((totals.get(account) ?? zero) + amount));
  const journal = [...totals]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => posting(account, amount));
  invariant(sum(journal.map((each) => each.amount)) === 0, "debits must equal credits");
  return journal;
}
