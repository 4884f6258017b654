import { money } from "../domain/money.ts";
import type { PostedSale, SaleLine, Tender, TenderMethod } from "../domain/sale/sale.ts";
import type { Database } from "../platform/sqlite.ts";

interface SaleRow {
  id: string;
  key: string;
  receipt_series: string;
  receipt_number: number;
  kiosk: string;
  cashier: string;
  member: string;
  sold_at_ms: number;
  posted_at_ms: number;
  business_day: string;
  total: number;
  rounding: number;
  lines: string;
  tenders: string;
}

/** Lines and tenders come as JSON in the same row: one statement a page of sales. */
const select = `
  SELECT sale.*,
    (SELECT json_group_array(json_object(
       'sku', sku, 'name', name, 'soldBy', sold_by, 'quantity', quantity, 'unitPrice', unit_price,
       'list', list, 'discount', discount, 'reductions', json(reductions), 'net', net, 'vatBasisPoints', vat_basis_points, 'vat', vat)
       ORDER BY line)
     FROM sale_line WHERE sale_line.seq = sale.seq) AS lines,
    (SELECT json_group_array(json_object(
       'method', method, 'amount', amount, 'received', received, 'reference', reference)
       ORDER BY tender)
     FROM tender WHERE tender.seq = sale.seq) AS tenders
  FROM sale`;

/** Receipt number as it is printed: series and eight digits. */
export function receiptOf(series: string, number: number): string {
  return `${series}-${String(number).padStart(8, "0")}`;
}

export async function findSale(
  db: Database,
  column: "id" | "key",
  value: string,
): Promise<PostedSale | undefined> {
  const byId = `${select} WHERE sale.id = ?`;
  const byKey = `${select} WHERE sale.key = ?`;
  const row = await db.get<SaleRow>(column === "id" ? byId : byKey, value);
  return row === undefined ? undefined : saleOf(row);
}

/** The sales that were posted under some of these keys. */
export async function findSalesByKeys(
  db: Database,
  keys: readonly string[],
): Promise<PostedSale[]> {
  const rows = await db.all<SaleRow>(
    `${select} WHERE sale.key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
  return rows.map(saleOf);
}

/** Newest first; an empty day or `after` means from the newest on. */
export async function listSales(
  db: Database,
  page: { readonly day: string; readonly after: string; readonly limit: number },
): Promise<PostedSale[]> {
  const rows = await db.all<SaleRow>(
    `${select} WHERE (?1 = '' OR business_day = ?1)
       AND (?2 = '' OR seq < (SELECT seq FROM sale WHERE id = ?2))
     ORDER BY seq DESC LIMIT ?3`,
    page.day,
    page.after,
    page.limit,
  );
  return rows.map(saleOf);
}

function saleOf(row: SaleRow): PostedSale {
  return {
    id: row.id,
    key: row.key,
    receipt: receiptOf(row.receipt_series, row.receipt_number),
    kiosk: row.kiosk,
    cashier: row.cashier,
    member: row.member,
    soldAtMs: row.sold_at_ms,
    postedAtMs: row.posted_at_ms,
    businessDay: row.business_day,
    total: money(row.total),
    ...(row.rounding === 0 ? {} : { rounding: money(row.rounding) }),
    lines: JSON.parse(row.lines) as SaleLine[],
    tenders: JSON.parse(row.tenders) as (Tender & { method: TenderMethod })[],
  };
}
