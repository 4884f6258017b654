import { money } from "../domain/money.ts";
import type { SoldSale } from "../domain/sale/refund.ts";
import type { Database } from "../platform/sqlite.ts";
import type { TakenGoods } from "../usecases/post-sale.ts";
import type { PostedRefund } from "../usecases/refund-sale.ts";
import { findSale, receiptOf } from "./sale-rows.ts";

interface RefundRow {
  id: string;
  key: string;
  receipt_series: string;
  receipt_number: number;
  saleId: string;
  kiosk: string;
  cashier: string;
  reason: string;
  posted_at_ms: number;
  business_day: string;
  total: number;
  rounding: number;
  lines: string;
  tenders: string;
}

const select = `
  SELECT refund.*, sale.id AS saleId,
    (SELECT json_group_array(json_object(
       'line', line, 'sku', sku, 'quantity', quantity, 'goods', goods, 'list', list, 'discount', discount,
       'net', net, 'vatBasisPoints', vat_basis_points, 'vat', vat) ORDER BY number)
     FROM refund_line WHERE refund_line.seq = refund.seq) AS lines,
    (SELECT json_group_array(json_object(
       'tender', tender, 'method', method, 'amount', amount, 'reference', reference) ORDER BY number)
     FROM refund_tender WHERE refund_tender.seq = refund.seq) AS tenders
  FROM refund JOIN sale ON sale.seq = refund.sale`;

export async function findRefundByKey(
  db: Database,
  key: string,
): Promise<PostedRefund | undefined> {
  const row = await db.get<RefundRow>(`${select} WHERE refund.key = ?`, key);
  return row === undefined ? undefined : refundOf(row);
}

/** The refunds of a sale, in their order. */
export async function listRefunds(db: Database, saleId: string): Promise<PostedRefund[]> {
  const rows = await db.all<RefundRow>(`${select} WHERE sale.id = ? ORDER BY refund.seq`, saleId);
  return rows.map(refundOf);
}

function refundOf(row: RefundRow): PostedRefund {
  return {
    id: row.id,
    key: row.key,
    receipt: receiptOf(row.receipt_series, row.receipt_number),
    sale: row.saleId,
    kiosk: row.kiosk,
    cashier: row.cashier,
    reason: row.reason,
    postedAtMs: row.posted_at_ms,
    businessDay: row.business_day,
    total: money(row.total),
    rounding: money(row.rounding),
    lines: JSON.parse(row.lines) as PostedRefund["lines"],
    tenders: JSON.parse(row.tenders) as PostedRefund["tenders"],
  };
}

/** A sale with what came back of it. */
export async function findSoldSale(db: Database, id: string): Promise<SoldSale | undefined> {
  const sale = await findSale(db, "id", id);
  if (sale === undefined) return undefined;
  const refunds = await listRefunds(db, id);
  const lines = refunds.flatMap((refund) => refund.lines);
  const tenders = refunds.flatMap((refund) => refund.tenders);
  return {
    ...sale,
    returned: sale.lines.map((_, index) =>
      lines.reduce((total, each) => total + (each.line === index + 1 ? each.quantity : 0), 0),
    ),
    paidBack: sale.tenders.map((_, index) =>
      money(
        tenders.reduce((total, each) => total + (each.tender === index + 1 ? each.amount : 0), 0),
      ),
    ),
    refunded: money(refunds.reduce((total, refund) => total + refund.total, 0)),
  };
}

/** How a sale took its goods: the rows do not say for which line, its event does. */
export function readTaken(db: Database, saleId: string): Promise<TakenGoods[]> {
  return db.all<TakenGoods>(
    `SELECT value ->> 'line' AS line, value ->> 'sku' AS sku, value ->> 'lot' AS lot,
            value ->> 'location' AS location, value ->> 'delta' AS delta, value ->> 'cost' AS cost
     FROM sale JOIN event USING (seq), json_each(body, '$.movements') AS said
     WHERE sale.id = ? ORDER BY said.key`,
    saleId,
  );
}
