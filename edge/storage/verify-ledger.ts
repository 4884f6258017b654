import { createHash } from "node:crypto";
import { eventText, firstPreviousHash } from "../contract/events.ts";
import type { Database } from "../platform/sqlite.ts";

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Names the first row that is wrong; empty when all is well. */
  readonly detail: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly sales: number;
  readonly events: number;
  readonly checks: readonly Check[];
}

/** A check that is one question: rows come back only when something is wrong, the first one first. */
const questions: readonly (readonly [name: string, sql: string])[] = [
  [
    "every journal balances",
    `SELECT 'event ' || seq || ' is off by ' || sum(amount) AS detail
     FROM posting GROUP BY seq HAVING sum(amount) <> 0 ORDER BY seq LIMIT 1`,
  ],
  [
    "lines add up to their sale",
    `SELECT 'sale ' || id || ' says ' || total || ', its lines ' || coalesce(sum(net), 0) AS detail
     FROM sale LEFT JOIN sale_line ON sale_line.sale = sale.id
     GROUP BY id HAVING coalesce(sum(net), 0) <> total ORDER BY seq LIMIT 1`,
  ],
  [
    "tenders pay their sale",
    `SELECT 'sale ' || id || ' says ' || total || ', its tenders ' || coalesce(sum(amount), 0) AS detail
     FROM sale LEFT JOIN tender ON tender.sale = sale.id
     GROUP BY id HAVING coalesce(sum(amount), 0) <> total ORDER BY seq LIMIT 1`,
  ],
  [
    "receipt numbers have no gap",
    `SELECT 'series ' || receipt_series || ' has ' || count(*) || ' receipts up to ' || max(receipt_number)
            AS detail
     FROM sale GROUP BY receipt_series
     HAVING count(*) <> max(receipt_number) OR min(receipt_number) <> 1 LIMIT 1`,
  ],
  [
    "stock is the sum of its movements",
    `SELECT 'stock of ' || sku || ' lot ' || lot || ' in ' || location AS detail FROM (
       SELECT sku, lot, location, quantity, cost FROM stock_balance
       UNION ALL SELECT sku, lot, location, -delta, -cost FROM movement)
     GROUP BY sku, lot, location HAVING sum(quantity) <> 0 OR sum(cost) <> 0
     ORDER BY sku, lot, location LIMIT 1`,
  ],
  [
    "the stock account is the value of the stock",
    `SELECT 'the account says ' || booked || ', the goods ' || held AS detail FROM (
       SELECT coalesce((SELECT sum(amount) FROM posting WHERE account = 'inventory'), 0) AS booked,
              coalesce((SELECT sum(cost) FROM stock_balance), 0) AS held)
     WHERE booked <> held`,
  ],
  ["sales are what their events say", rowsAgainstEvents()],
];

/**
 * Derives the ledger again from its rows: the hash chain over every event, every row against its
 * event's text, and every sum. Reads only; a writer beside it may go on.
 */
export async function verifyLedger(db: Database): Promise<Verification> {
  const checks: Check[] = [await checkChain(db)];
  for (const [name, sql] of questions) {
    const wrong = await db.get<{ detail: string }>(sql);
    checks.push({ name, ok: wrong === undefined, detail: wrong?.detail ?? "" });
  }
  const counts = await db.get<{ sales: number; events: number }>(
    "SELECT (SELECT count(*) FROM sale) AS sales, (SELECT count(*) FROM event) AS events",
  );
  return {
    ok: checks.every((check) => check.ok),
    sales: counts?.sales ?? 0,
    events: counts?.events ?? 0,
    checks,
  };
}

interface EventRow {
  seq: number;
  kind: string;
  at: string;
  body: string;
  hash: string;
}

const chunk = 2_000;

async function checkChain(db: Database): Promise<Check> {
  const name = "the hash chain holds";
  let last = { seq: 0, hash: firstPreviousHash };
  for (;;) {
    const rows = await db.all<EventRow>(
      "SELECT seq, kind, at, body, hash FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
      last.seq,
      chunk,
    );
    for (const row of rows) {
      if (row.seq !== last.seq + 1)
        return { name, ok: false, detail: `event ${last.seq + 1} is missing` };
      const expected = createHash("sha256").update(eventText(last.hash, row)).digest("hex");
      if (expected !== row.hash)
        return { name, ok: false, detail: `event ${row.seq} (${row.kind}) was changed` };
      last = row;
    }
    if (rows.length < chunk) return { name, ok: true, detail: "" };
  }
}

/** Compares every column of every money and movement row with the text that was hashed. */
function rowsAgainstEvents(): string {
  const instant = (field: string) =>
    `CAST(unixepoch(body ->> '${field}', 'subsec') * 1000 + 0.5 AS INTEGER)`;
  return `
    SELECT 'event ' || seq || ': ' || part AS detail FROM (
      SELECT event.seq, 'sale' AS part FROM event LEFT JOIN sale USING (seq)
      WHERE kind = 'sale.posted' AND (
        (id, key, kiosk, cashier, member, business_day, total, sold_at_ms, posted_at_ms)
        IS NOT (body ->> 'id', body ->> 'key', body ->> 'kiosk', body ->> 'cashier', body ->> 'member',
                body ->> 'businessDay', body ->> 'total', ${instant("soldAt")}, ${instant("postedAt")})
        OR receipt_series || '-' || printf('%08d', receipt_number) IS NOT body ->> 'receipt')
      UNION ALL
      SELECT sale.seq, 'lines' FROM sale JOIN event USING (seq)
      WHERE body -> 'lines' IS NOT (
        SELECT json_group_array(json_object('line', line, 'sku', sku, 'name', name, 'soldBy', sold_by,
          'quantity', quantity, 'unitPrice', unit_price, 'list', list, 'discount', discount, 'net', net,
          'vatBasisPoints', vat_basis_points, 'vat', vat, 'cost', cost) ORDER BY line)
        FROM sale_line WHERE sale_line.sale = sale.id)
      UNION ALL
      SELECT sale.seq, 'tenders' FROM sale JOIN event USING (seq)
      WHERE body -> 'tenders' IS NOT (
        SELECT json_group_array(json_object('tender', tender, 'method', method, 'amount', amount,
          'received', received, 'reference', reference) ORDER BY tender)
        FROM tender WHERE tender.sale = sale.id)
      UNION ALL
      SELECT seq, 'movements' FROM event
      WHERE kind IN ('sale.posted', 'stock.moved') AND body -> 'movements' IS NOT (
        SELECT json_group_array(json_object('sku', sku, 'lot', lot, 'location', location, 'delta', delta,
          'cost', cost) ORDER BY movement)
        FROM movement WHERE movement.seq = event.seq)
      UNION ALL
      SELECT seq, 'postings' FROM event
      WHERE kind IN ('sale.posted', 'stock.moved') AND body -> 'postings' IS NOT (
        SELECT json_group_array(json_object('account', account, 'amount', amount) ORDER BY posting)
        FROM posting WHERE posting.seq = event.seq)
    ) ORDER BY seq LIMIT 1`;
}
