import { balanced, credit, type Posting } from "../domain/finance/journal.ts";
import { valueOf } from "../domain/finance/refund-journal.ts";
import {
  journalForInvoice,
  journalForSupplierPayment,
  journalForSupplierReturn,
  journalForVatConfirmed,
  shareByHeld,
} from "../domain/finance/supplier-journals.ts";
import { allocate, money, negate, scale, sum, zero, type Money } from "../domain/money.ts";
import { places } from "../domain/stock/places.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { LotStock, Movement } from "../domain/stock/stock.ts";
import { bookEntry, type BookClock, type BookTransaction } from "./book-entry.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";

/** Goods of one lot as a delivery booked them, with what is left of the lot now. */
export interface DeliveredLot {
  readonly sku: string;
  readonly lot: string;
  readonly quantity: number;
  readonly cost: Money;
  readonly left: readonly LotStock[];
}

export interface InvoiceOrder {
  readonly supplier: string;
  /** The invoice's own number. */
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly invoiceDay: string;
  readonly dueDay: string;
  /** A payer who deducts no VAT gives a net that includes it, and no tax. */
  readonly net: Money;
  readonly tax: Money;
  /** Ids of the deliveries that it is for. */
  readonly deliveries: readonly string[];
}

export interface SupplierInvoice extends InvoiceOrder {
  readonly id: string;
  /** What its deliveries had been booked at. */
  readonly estimate: Money;
  readonly paid: Money;
}

export interface PayableTransaction extends BookTransaction {
  knowsSupplier(id: string): Promise<boolean>;
  invoiceNumbered(supplier: string, number: string): Promise<string | undefined>;
  invoice(id: string): Promise<SupplierInvoice | undefined>;
  /** Undefined: there is no such delivery, or it has an invoice already. */
  openDelivery(id: string): Promise<readonly DeliveredLot[] | undefined>;
}

/**
 * Books a supplier's invoice against its deliveries. What they had been booked at too low or too high
 * goes to the goods that are still in stock, and to the cost of those that are sold.
 */
export async function bookInvoice(
  tx: PayableTransaction,
  clock: BookClock,
  order: InvoiceOrder,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  if (!(await tx.knowsSupplier(order.supplier)))
    return refused("NOT_FOUND", `supplier ${order.supplier}`);
  const earlier = await tx.invoiceNumbered(order.supplier, order.number);
  if (earlier !== undefined) return refused("INVOICE_KNOWN", `${order.number} is ${earlier}`);
  const lots: DeliveredLot[] = [];
  for (const delivery of new Set(order.deliveries)) {
    const open = await tx.openDelivery(delivery);
    if (open === undefined) return refused("DELIVERY_NOT_OPEN", delivery);
    lots.push(...open);
  }
  const estimate = sum(lots.map((lot) => lot.cost));
  const { movements, stock } = revalue(lots, money(order.net - estimate));
  const { net, tax } = order;
  const postings = whereTheyLie(journalForInvoice({ net, tax, estimate, stock }), movements);
  const facts = { ...order, deliveries: [...new Set(order.deliveries)], estimate };
  return bookEntry(tx, clock, { kind: "invoice.booked", facts, postings, movements }, occasion);
}

/** Goods in quarantine have an account of their own: what they gain or lose belongs there. */
function whereTheyLie(postings: readonly Posting[], movements: readonly Movement[]): Posting[] {
  const value = sum(movements.map((movement) => movement.cost));
  return balanced([...postings, credit("inventory", value), ...valueOf(movements)]);
}

/** Spreads a difference of cost over lots, and over what of each is left; a lot leaves and comes back dearer. */
function revalue(
  lots: readonly DeliveredLot[],
  difference: Money,
): { readonly movements: readonly Movement[]; readonly stock: Money } {
  if (difference === 0 || lots.length === 0) return { movements: [], stock: zero };
  const shares = allocate(money(Math.abs(difference)), weightsOf(lots));
  const movements = lots.flatMap((lot, index) => {
    const share = difference < 0 ? negate(shares[index]!) : shares[index]!;
    return revalueLot(lot, share);
  });
  return { movements, stock: sum(movements.map((movement) => movement.cost)) };
}

function weightsOf(lots: readonly DeliveredLot[]): number[] {
  const costs = lots.map((lot) => Math.max(0, lot.cost));
  return costs.some((cost) => cost > 0) ? costs : lots.map((lot) => lot.quantity);
}

function revalueLot(lot: DeliveredLot, share: Money): Movement[] {
  // What is on the way to another shop was shipped at its cost then.
  const left = lot.left.filter((each) => each.quantity > 0 && each.location !== places.inTransit);
  const held = left.reduce((total, { quantity }) => total + quantity, 0);
  const stays = shareByHeld(share, {
    received: lot.quantity,
    held: Math.min(held, lot.quantity),
  }).stock;
  if (stays === 0) return [];
  const parts = allocate(
    money(Math.abs(stays)),
    left.map(({ quantity }) => quantity),
  );
  return left.flatMap(({ sku, lot: name, location, quantity, cost }, index) => {
    const change = stays < 0 ? negate(parts[index]!) : parts[index]!;
    const goods = { sku, lot: name, location };
    return [
      { ...goods, delta: 0 - quantity, cost: negate(cost) },
      { ...goods, delta: quantity, cost: money(cost + change) },
    ];
  });
}

/** The tax office has confirmed an invoice: its VAT is deducted from now on. */
export async function confirmInvoiceVat(
  tx: PayableTransaction & { isAnswered(subject: string): Promise<boolean> },
  clock: BookClock,
  invoiceId: string,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const invoice = await tx.invoice(invoiceId);
  if (invoice === undefined) return refused("NOT_FOUND", `invoice ${invoiceId}`);
  const subject = `vat/${invoice.id}`;
  if (invoice.tax === 0 || (await tx.isAnswered(subject)))
    return refused("ALREADY_ANSWERED", subject);
  const postings = journalForVatConfirmed(invoice.tax);
  const facts = { memo: `VAT of invoice ${invoice.number} confirmed`, subject };
  return bookEntry(tx, clock, { kind: "journal.posted", facts, postings }, occasion);
}

/** Pays an invoice or a part of it from the bank; a discount for paying early counts as paid. */
export async function paySupplier(
  tx: PayableTransaction,
  clock: BookClock,
  order: { readonly invoice: string; readonly amount: Money; readonly discount: Money },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const invoice = await tx.invoice(order.invoice);
  if (invoice === undefined) return refused("NOT_FOUND", `invoice ${order.invoice}`);
  const open = invoice.net + invoice.tax - invoice.paid;
  if (order.amount > open) return refused("PAYMENT_TOO_LARGE", `${open} is open`);
  if (order.discount > order.amount) return refused("REQUEST_INVALID", "discount");
  const postings = journalForSupplierPayment(order.amount, order.discount, "bank");
  return bookEntry(tx, clock, { kind: "supplier.paid", facts: order, postings }, occasion);
}

/** Goods of one lot that go back. */
export interface ReturnOrder {
  readonly sku: string;
  readonly lot: string;
  readonly location: LotStock["location"];
  readonly quantity: number;
  /** What the supplier's red invoice says, VAT not included, and its VAT. */
  readonly tax: Money;
}

/** Sends goods back to their supplier, at what they had cost. */
export async function returnToSupplier(
  tx: BookTransaction & { lot(order: ReturnOrder): Promise<LotStock | undefined> },
  clock: BookClock,
  order: ReturnOrder,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const held = await tx.lot(order);
  if (held === undefined || held.quantity < order.quantity)
    return refused("STOCK_TOO_LOW", `${order.sku} ${order.lot}`);
  const net = scale(held.cost, order.quantity, held.quantity);
  const { sku, lot, location, quantity, tax } = order;
  const movements = [{ sku, lot, location, delta: 0 - quantity, cost: negate(net) }];
  const postings = whereTheyLie(journalForSupplierReturn({ net, tax }), movements);
  const entry = { kind: "supplier.returned", facts: { net, tax }, postings, movements };
  const booked = await bookEntry(tx, clock, entry, occasion);
  return isRefused(booked) ? booked : { id: booked.id };
}
