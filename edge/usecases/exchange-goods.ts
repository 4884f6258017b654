import { money, subtract, type Money } from "../domain/money.ts";
import { tendersBack, type RefundTender, type SoldSale } from "../domain/sale/refund.ts";
import type { PostedSale, SaleDraft, Tender } from "../domain/sale/sale.ts";
import { OperatingError } from "../errors.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";
import { postSales, type PostingClock, type SaleTransaction } from "./post-sale.ts";
import {
  draftFor,
  postRefund,
  repeatOf,
  type PostedRefund,
  type RefundOrder,
  type RefundTransaction,
} from "./refund-sale.ts";

export interface Exchanged {
  readonly kind: "exchanged";
  readonly refund: PostedRefund;
  readonly sale: PostedSale;
}

/** What the customer pays beyond the goods that came back; a fault where it does not fit. */
export type PayDifference = (due: Money) => readonly Tender[] | Refused;

/**
 * Goods come back and others go, in one transaction: the customer pays the difference, or gets it. What
 * came back settles the new sale as a tender of its own.
 *
 * @param draft the new sale; its tenders are replaced.
 */
export async function exchangeGoods(
  tx: RefundTransaction & SaleTransaction,
  clock: PostingClock,
  order: RefundOrder,
  draft: SaleDraft,
  pay: PayDifference,
): Promise<Exchanged | Refused> {
  const earlier = await tx.refundByKey(order.key);
  if (earlier !== undefined) return repeatBoth(tx, earlier, order);
  const drafted = await draftFor(tx, order);
  if (isRefused(drafted)) return drafted;
  const set = money(Math.min(drafted.draft.total, draft.total));
  const paid = pay(subtract(draft.total, set));
  if (isRefused(paid)) return paid;
  const goods: Tender[] = [{ method: "exchange", amount: set, received: set, reference: "" }];
  const tenders = set === 0 ? paid : [...goods, ...paid];
  const [outcome] = await postSales(tx, [{ ...draft, tenders }], clock);
  if (outcome?.kind === "rejected") return refused("TENDER_REFUSED", outcome.detail);
  const back = tendersFor(drafted.sale, drafted.draft.total, set);
  const refund = await postRefund(tx, clock, order, drafted, back);
  if (isRefused(refund) || outcome === undefined)
    throw new OperatingError("INTERNAL_ERROR", "an exchange was half posted");
  return { kind: "exchanged", refund: refund.refund, sale: outcome.sale };
}

function tendersFor(sale: SoldSale, total: Money, set: Money): RefundTender[] {
  const rest = tendersBack(sale, subtract(total, set));
  return set === 0
    ? rest
    : [{ tender: 0, method: "exchange", amount: set, reference: "" }, ...rest];
}

async function repeatBoth(
  tx: SaleTransaction,
  earlier: PostedRefund,
  order: RefundOrder,
): Promise<Exchanged | Refused> {
  const repeat = repeatOf(earlier, order);
  if (isRefused(repeat)) return repeat;
  const [sale] = await tx.salesByKeys([order.key]);
  return sale === undefined
    ? refused("IDEMPOTENCY_KEY_REUSED", order.key)
    : { kind: "exchanged", refund: repeat.refund, sale };
}
