import { money, negate, scale, zero, type Money } from "../money.ts";
import type { Account } from "./accounts.ts";
import { balanced, credit, debit, type Posting } from "./journal.ts";
import { vatUpon, type Taxed } from "./vat-rates.ts";

/** Goods of a delivery: how many came, and how many of them are still in stock. */
export interface StillHeld {
  readonly received: number;
  readonly held: number;
}

/** A value shared by goods that are still in stock and goods that are sold. */
export interface Shared {
  readonly stock: Money;
  readonly sold: Money;
}

/** @param amount may be negative. */
export function shareByHeld(amount: Money, { received, held }: StillHeld): Shared {
  const stock = received === 0 ? zero : scale(amount, held, received);
  return { stock, sold: money(amount - stock) };
}

/** What an invoice says, the estimate that its deliveries were booked at, and where the difference goes. */
export interface InvoiceFigures extends Taxed {
  readonly estimate: Money;
  /** The difference of net and estimate, as far as the goods are still in stock. */
  readonly stock: Money;
}

/**
 * A supplier's invoice closes what its deliveries had left open. Their goods were booked at an estimate;
 * the difference goes to the goods that are still there and to the cost of those that are sold.
 *
 * A payer who deducts no VAT passes a net that includes it, and no tax.
 */
export function journalForInvoice({ net, tax, estimate, stock }: InvoiceFigures): Posting[] {
  return balanced([
    debit("goods-received", estimate),
    debit("input-vat-pending", tax),
    debit("inventory", stock),
    debit("cost-of-sales", money(net - estimate - stock)),
    credit("payables", money(net + tax)),
  ]);
}

/** The tax office has confirmed the invoice: its VAT is deducted. */
export function journalForVatConfirmed(tax: Money): Posting[] {
  return balanced([debit("input-vat", tax), credit("input-vat-pending", tax)]);
}

/** @param discount for paying early; what is paid is less by that. */
export function journalForSupplierPayment(
  payable: Money,
  discount: Money,
  from: Account,
): Posting[] {
  return balanced([
    debit("payables", payable),
    credit(from, money(payable - discount)),
    credit("financial-expenses", discount),
  ]);
}

/** Produce of farmers, who write no VAT: the deduction is a part of the price. */
export function journalForFarmPurchase(paid: Money, basisPoints: number, from: Account): Posting[] {
  const deducted = vatUpon(paid, basisPoints);
  return balanced([
    debit("inventory", money(paid - deducted)),
    debit("input-vat", deducted),
    credit(from, paid),
  ]);
}

/** Goods go back to their supplier. */
export function journalForSupplierReturn({ net, tax }: Taxed): Posting[] {
  return balanced([
    debit("payables", money(net + tax)),
    credit("inventory", net),
    credit("input-vat-reversed", tax),
  ]);
}

/** A rebate by volume lowers what the goods had cost. */
export function journalForRebate({ net, tax }: Taxed, goods: StillHeld): Posting[] {
  const { stock, sold } = shareByHeld(net, goods);
  return balanced([
    debit("other-receivables", money(net + tax)),
    credit("inventory", stock),
    credit("cost-of-sales", sold),
    credit("input-vat-reversed", tax),
  ]);
}

/** A fee for a place on the shelf, whatever is sold there, is a service of ours. */
export function journalForShelfFee({ net, tax }: Taxed): Posting[] {
  return balanced([
    debit("other-receivables", money(net + tax)),
    credit("other-revenue", net),
    credit("output-vat", tax),
  ]);
}

export function journalForFreight({ net, tax }: Taxed, into: Account, from: Account): Posting[] {
  return balanced([debit(into, net), debit("input-vat", tax), credit(from, money(net + tax))]);
}

/** A deposit on the supplier's crates: positive when we pay it, negative when it comes back. */
export function journalForContainers(amount: Money, from: Account): Posting[] {
  return balanced([debit("container-deposits", amount), credit(from, amount)]);
}

/** Purchased goods that the staff use: their VAT is no longer deducted. */
export function journalForStaffUse(cost: Money, basisPoints: number): Posting[] {
  const tax = vatUpon(cost, basisPoints);
  return balanced([
    debit("administrative-expenses", money(cost + tax)),
    debit("inventory", negate(cost)),
    credit("input-vat-reversed", tax),
  ]);
}
