import type { RefundView } from "../../contract/refunds.ts";
import type { PostedRefund } from "../../usecases/refund-sale.ts";
import { instant } from "./instant.ts";

/** A refund as screens and integrators see it. */
export function refundView(refund: PostedRefund): RefundView {
  return {
    id: refund.id,
    receipt: refund.receipt,
    sale: refund.sale,
    total: refund.total,
    rounding: refund.rounding,
    postedAt: instant(refund.postedAtMs),
    businessDay: refund.businessDay,
    kiosk: refund.kiosk,
    cashier: refund.cashier,
    reason: refund.reason,
    lines: refund.lines.map(({ line, sku, quantity, goods, net, vat }) => ({
      line,
      sku,
      quantity,
      goods,
      net,
      vat,
    })),
    tenders: refund.tenders.map(({ method, amount, reference }) => ({ method, amount, reference })),
  };
}
