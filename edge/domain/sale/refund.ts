import { money, scale, subtract, sum, zero, type Money } from "../money.ts";
import type { PostedSale, SaleLine, TenderMethod } from "./sale.ts";

/** Where returned goods go: back on sale, aside, or nowhere any more. */
export const destinations = ["resale", "damage", "waste"] as const;
export type Destination = (typeof destinations)[number];

/** Some of a sale's line that a customer brings back. */
export interface ReturnedLine {
  /** Of the sale, from 1. */
  readonly line: number;
  readonly quantity: number;
  readonly goods: Destination;
}

/** A sale with what came back of it before. */
export interface SoldSale extends PostedSale {
  /** Pieces or grams that came back, in the order of the lines. */
  readonly returned: readonly number[];
  /** What was paid back of each tender, in their order. */
  readonly paidBack: readonly Money[];
  /** All that was paid back. */
  readonly refunded: Money;
}

/** A returned line with what is paid back for it: a share of what the sale had stored. */
export interface RefundLine
  extends
    ReturnedLine,
    Pick<SaleLine, "sku" | "list" | "discount" | "net" | "vat" | "vatBasisPoints"> {
  /** What came back of the line before. */
  readonly before: number;
}

/** Money that goes back. */
export interface RefundTender {
  /** Of the sale, from 1; 0 when it goes back another way than it came. */
  readonly tender: number;
  readonly method: TenderMethod;
  readonly amount: Money;
  /** The provider's number of the payment that is paid back; empty for cash. */
  readonly reference: string;
}

export interface RefundDraft {
  readonly lines: readonly RefundLine[];
  /** The share of the sale's cash rounding. */
  readonly rounding: Money;
  readonly total: Money;
}

/** Why goods cannot be taken back. */
export interface RefundFault {
  readonly fault: "nothing-returned" | "more-than-sold";
  readonly detail: string;
}

/**
 * What is paid back for returned goods. Every amount is what the whole line's share had grown to with
 * these goods, less what it was before them: parts add up to the line exactly, and the last takes the rest.
 */
export function draftRefund(
  sale: SoldSale,
  returned: readonly ReturnedLine[],
): RefundDraft | RefundFault {
  if (returned.length === 0) return { fault: "nothing-returned", detail: sale.receipt };
  const before = [...sale.returned];
  const lines: RefundLine[] = [];
  for (const each of returned) {
    const sold = sale.lines[each.line - 1];
    const earlier = before[each.line - 1] ?? 0;
    const left = (sold?.quantity ?? 0) - earlier;
    if (sold === undefined || each.quantity > left)
      return { fault: "more-than-sold", detail: `line ${each.line}: ${left} left` };
    before[each.line - 1] = earlier + each.quantity;
    lines.push(lineFor(sold, each, earlier));
  }
  const rounding = roundingFor(sale, lines);
  return { lines, rounding, total: sum([...lines.map((line) => line.net), rounding]) };
}

function lineFor(sold: SaleLine, returned: ReturnedLine, before: number): RefundLine {
  const [was, is] = [shareOf(sold, before), shareOf(sold, before + returned.quantity)];
  const list = partOf(sold.list, before, returned.quantity, sold.quantity);
  const net = subtract(is.net, was.net);
  return {
    ...returned,
    sku: sold.sku,
    before,
    list,
    net,
    discount: subtract(list, net),
    vat: subtract(is.vat, was.vat),
    vatBasisPoints: sold.vatBasisPoints,
  };
}

/** What the first `count` pieces or grams of a line are of its price and of the VAT within. */
export function shareOf(
  { net: whole, vat, quantity }: Pick<SaleLine, "net" | "vat" | "quantity">,
  count: number,
): { readonly net: Money; readonly vat: Money } {
  const net = scale(whole, count, quantity);
  // By the net and not by the pieces, else a part of a few fen could hold more VAT than money.
  return { net, vat: whole === 0 ? zero : scale(vat, net, whole) };
}

/** Of an amount for `of` pieces, what `count` of them are after the first `before`. */
export function partOf(amount: Money, before: number, count: number, of: number): Money {
  return subtract(scale(amount, before + count, of), scale(amount, before, of));
}

function roundingFor(sale: SoldSale, lines: readonly RefundLine[]): Money {
  const whole = sum(sale.lines.map((line) => line.net));
  if (sale.rounding === undefined || whole === 0) return zero;
  const before = sum(
    sale.lines.map(({ net, quantity }, index) => scale(net, sale.returned[index] ?? 0, quantity)),
  );
  return partOf(sale.rounding, before, sum(lines.map((line) => line.net)), whole);
}

/**
 * Sends an amount back the way it came: first what was paid electronically, each payment at most once,
 * the rest in cash.
 */
export function tendersBack(sale: SoldSale, total: Money): RefundTender[] {
  let left = total;
  const back: RefundTender[] = [];
  for (const [index, { method, amount, reference }] of sale.tenders.entries()) {
    if (method === "cash" || method === "exchange") continue;
    const taken = money(Math.min(left, amount - (sale.paidBack[index] ?? 0)));
    if (taken <= 0) continue;
    back.push({ tender: index + 1, method, amount: taken, reference });
    left = subtract(left, taken);
  }
  if (left > 0) back.push({ tender: 0, method: "cash", amount: left, reference: "" });
  return back;
}
