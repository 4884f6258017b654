import type { SaleView } from "../../edge/contract/http.ts";
import type { RefundView } from "../../edge/contract/refunds.ts";
import { money, sum, type Money } from "../../edge/domain/money.ts";
import {
  draftRefund,
  tendersBack,
  type RefundDraft,
  type RefundTender,
  type ReturnedLine,
  type SoldSale,
} from "../../edge/domain/sale/refund.ts";

/** What a refund comes to before it is done: the box works with the same rules. */
export interface RefundPreview {
  readonly total: Money;
  readonly lines: RefundDraft["lines"];
  readonly tenders: readonly RefundTender[];
}

/** A sale as the rules of refunds know it, with what came back of it before. */
export function soldSale(sale: SaleView, refunds: readonly RefundView[]): SoldSale {
  const lines = sale.lines.map((line) => ({
    ...line,
    list: money(line.net + line.discount),
    unitPrice: money(line.unitPrice),
    discount: money(line.discount),
    net: money(line.net),
    vat: money(line.vat),
    reductions: line.reductions.map((each) => ({ ...each, amount: money(each.amount) })),
  }));
  return {
    ...sale,
    key: "",
    member: "",
    soldAtMs: Date.parse(sale.postedAt),
    postedAtMs: Date.parse(sale.postedAt),
    lines,
    tenders: sale.tenders.map((tender) => ({
      ...tender,
      amount: money(tender.amount),
      received: money(tender.received),
    })),
    rounding: money(sale.total - sum(lines.map(({ net }) => net))),
    total: money(sale.total),
    returned: returnedOf(sale, refunds),
    paidBack: paidBackOf(sale, refunds),
    refunded: sum(refunds.map(({ total }) => money(total))),
  };
}

/** Pieces or grams that came back before, in the order of the sale's lines. */
export function returnedOf(sale: SaleView, refunds: readonly RefundView[]): number[] {
  const back = refunds.flatMap((refund) => refund.lines);
  return sale.lines.map((_, index) =>
    back
      .filter(({ line }) => line === index + 1)
      .reduce((total, { quantity }) => total + quantity, 0),
  );
}

/** A refund names the payment by its number; of two with the same, the first is filled first. */
function paidBackOf(sale: SaleView, refunds: readonly RefundView[]): Money[] {
  const left = new Map<string, number>();
  for (const { method, reference, amount } of refunds.flatMap(({ tenders }) => tenders)) {
    const name = `${method}/${reference}`;
    left.set(name, (left.get(name) ?? 0) + amount);
  }
  return sale.tenders.map(({ method, reference, amount }) => {
    const name = `${method}/${reference}`;
    const taken = Math.min(amount, left.get(name) ?? 0);
    left.set(name, (left.get(name) ?? 0) - taken);
    return money(taken);
  });
}

/** Absent where nothing, or more than is left, is to come back. */
export function previewRefund(
  sale: SoldSale,
  lines: readonly ReturnedLine[],
): RefundPreview | undefined {
  const draft = draftRefund(sale, lines);
  if ("fault" in draft) return undefined;
  const { total, lines: parts } = draft;
  return { total, lines: parts, tenders: tendersBack(sale, total) };
}

/** Grams of a weight typed in kilograms, or pieces as typed: never below 0 nor above `left`. */
export function readQuantity(soldBy: "piece" | "weight", typed: number, left: number): number {
  if (!Number.isFinite(typed)) return 0;
  return Math.min(left, Math.max(0, Math.round(soldBy === "weight" ? typed * 1000 : typed)));
}
