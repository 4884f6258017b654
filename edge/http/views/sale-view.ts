import type { SaleView } from "../../contract/http.ts";
import type { PostedSale } from "../../domain/sale/sale.ts";
import { instant } from "./instant.ts";

/** A posted sale as screens and integrators see it. */
export function saleView(sale: PostedSale): SaleView {
  return {
    id: sale.id,
    receipt: sale.receipt,
    total: sale.total,
    postedAt: instant(sale.postedAtMs),
    businessDay: sale.businessDay,
    kiosk: sale.kiosk,
    cashier: sale.cashier,
    lines: sale.lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      soldBy: line.soldBy,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      reductions: [...(line.reductions ?? [])],
      net: line.net,
      vat: line.vat,
      vatBasisPoints: line.vatBasisPoints,
    })),
    tenders: sale.tenders.map(({ method, amount, received, reference }) => ({
      method,
      amount,
      received,
      reference,
    })),
  };
}
