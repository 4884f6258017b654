import { money } from "../domain/money.ts";
import type { Database } from "../platform/sqlite.ts";
import type { OpenItem, OpenItemKind } from "../usecases/finance-ports.ts";

/** A delivery without an invoice is late after this many days. */
const lateAfterDays = 30;

const balance = (accounts: string) =>
  `SELECT 0 AS count, coalesce(sum(amount), 0) AS amount FROM posting
   WHERE account IN (${accounts}) AND business_day <= ?1`;

/** What must be looked at before a period is closed: each query counts what is in the way. */
const questions: Readonly<Record<OpenItemKind, string>> = {
  "open-shifts": `SELECT count(*) AS count, 0 AS amount FROM shift
    WHERE closed_seq IS NULL AND business_day <= ?1`,
  "losses-pending": balance("'loss-pending'"),
  "late-invoices": `SELECT count(DISTINCT stock_move.id) AS count, coalesce(-sum(amount), 0) AS amount
    FROM stock_move JOIN posting USING (seq)
    WHERE reason = 'delivery' AND account = 'goods-received'
      AND stock_move.business_day <= date(?1, '-${lateAfterDays} days')
      AND stock_move.id NOT IN (SELECT delivery FROM invoiced_delivery)`,
  "cash-in-transit": balance("'cash-in-transit'"),
  "unsettled-payments": balance(
    "'qr-clearing', 'wechat-clearing', 'alipay-clearing', 'card-clearing'",
  ),
  "input-vat-pending": balance("'input-vat-pending'"),
  "stock-below-zero": `SELECT count(*) AS count, coalesce(sum(cost), 0) AS amount FROM stock_balance
    WHERE quantity < 0 AND ?1 <> ''`,
};

/** What is open at the end of a business day, the kinds in the order of the close. */
export async function readOpenItems(reader: Database, day: string): Promise<OpenItem[]> {
  const kinds = Object.entries(questions) as [OpenItemKind, string][];
  return Promise.all(
    kinds.map(async ([kind, sql]) => {
      const row = await reader.get<{ count: number; amount: number }>(sql, day);
      return { kind, count: row?.count ?? 0, amount: money(row?.amount ?? 0) };
    }),
  );
}
