import { instant } from "./verify-texts.ts";

/** A check that is one question: a row comes back only when something is wrong, the first one. */
export interface Question {
  readonly name: string;
  readonly sql: string;
  /** The same question when it is known that the rows of every sale are what its event says. */
  readonly besidesSales?: string;
}

/** Goods and books have questions of their own. */
const moveText = `json_object(
  'id', id, 'reason', reason, 'cause', cause, 'businessDay', business_day, 'at', ${instant("moved_at_ms")},
  'by', moved_by, 'lots', body -> 'lots',
  'counts', (SELECT json_group_array(json_object('sku', sku, 'location', location, 'counted', counted,
      'expected', expected) ORDER BY count) FROM stock_count WHERE stock_count.seq = stock_move.seq),
  'movements', body -> 'movements', 'postings', body -> 'postings')`;

const refundText = `json_object(
  'id', refund.id, 'key', refund.key,
  'receipt', refund.receipt_series || printf('-%08d', refund.receipt_number), 'sale', sale.id,
  'businessDay', refund.business_day, 'postedAt', ${instant("refund.posted_at_ms")},
  'kiosk', refund.kiosk, 'cashier', refund.cashier, 'reason', reason, 'total', refund.total,
  'rounding', refund.rounding,
  'lines', (SELECT json_group_array(json_object('line', line, 'sku', sku, 'quantity', quantity,
      'goods', goods, 'list', list, 'discount', discount, 'net', net,
      'vatBasisPoints', vat_basis_points, 'vat', vat, 'cost', cost) ORDER BY number)
      FROM refund_line WHERE refund_line.seq = refund.seq),
  'tenders', (SELECT json_group_array(json_object('tender', tender, 'method', method, 'amount', amount,
      'reference', reference) ORDER BY number)
      FROM refund_tender WHERE refund_tender.seq = refund.seq),
  'movements', body -> 'movements', 'postings', body -> 'postings')`;

/** Rows of a table that no event of its kind stands for. */
const strangers = (table: string, kind: string) => `
  SELECT '${table} of event ' || seq AS detail FROM ${table}
  WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.seq = ${table}.seq AND event.kind = '${kind}')`;

/** Rows of a table that belong to no row of another. */
const orphans = (table: string, owner: string) => `
  SELECT '${table} of event ' || seq AS detail FROM (SELECT DISTINCT seq FROM ${table} NOT INDEXED)
  WHERE seq NOT IN (SELECT seq FROM ${owner})`;

/** @param events which ones, as a condition. */
const movementsOf = (events: string) => `
  SELECT 'movement ' || (said.key + 1) || ' of event ' || event.seq AS detail
  FROM event CROSS JOIN json_each(body, '$.movements') AS said
  LEFT JOIN movement ON movement.seq = event.seq AND movement = said.key + 1
  WHERE ${events} AND ${names("movements")} AND (sku, lot, location, delta, cost) IS NOT
    (said.value ->> 'sku', said.value ->> 'lot', said.value ->> 'location', said.value ->> 'delta',
     said.value ->> 'cost')
  LIMIT 1`;

const postingsOf = (events: string) => `
  SELECT 'posting ' || (said.key + 1) || ' of event ' || event.seq AS detail
  FROM event CROSS JOIN json_each(body, '$.postings') AS said
  LEFT JOIN posting ON posting.seq = event.seq AND posting = said.key + 1
  WHERE ${events} AND ${names("postings")} AND (account, amount) IS NOT (said.value ->> 'account', said.value ->> 'amount') LIMIT 1`;

/** As many rows as the events say; with the rows of sales known to be right, they are left out. */
const counted = (table: string, rows: string, events: string) => `
  SELECT 'there are ' || held || ' ${table}s, the events say ' || said AS detail FROM (
    SELECT (SELECT coalesce(sum(rows), 0) FROM (
              SELECT seq, count(*) AS rows FROM ${table} NOT INDEXED GROUP BY seq) WHERE ${rows}) AS held,
           (SELECT coalesce(sum(json_array_length(body, '$.${table}s')), 0) FROM event
            WHERE ${events} AND ${names(`${table}s`)}) AS said)
  WHERE held <> said`;

/** Spares taking a text apart that does not name a field. */
const names = (field: string) => `instr(body, '"${field}":') > 0`;

const noSale = "kind <> 'sale.posted'";
const notOfSale = "seq NOT IN (SELECT seq FROM sale)";

const postingsOnAnotherDay = (rows: string) => `
  SELECT 'posting of event ' || seq || ' on another day' AS detail FROM (
    SELECT seq, min(business_day) AS first, max(business_day) AS last FROM posting NOT INDEXED GROUP BY seq) AS days
  WHERE ${rows} AND (first, last) IS NOT (SELECT body ->> 'businessDay', body ->> 'businessDay'
                                          FROM event WHERE event.seq = days.seq) LIMIT 1`;

/** An index answers for its table only while both say the same. */
const bookedOn = (where: string) =>
  `SELECT business_day, account, count(*) AS postings, sum(amount) AS amount FROM posting ${where}
   GROUP BY account, business_day`;

/** Every question that is asked of the rows, but for those of a sale against its event. */
export const questions: readonly Question[] = [
  {
    name: "every journal balances",
    sql: `SELECT 'event ' || seq || ' is off by ' || sum(amount) AS detail
          FROM posting GROUP BY seq HAVING sum(amount) <> 0 LIMIT 1`,
  },
  {
    name: "lines add up to their sale",
    sql: `SELECT 'sale ' || id || ' says ' || total || ', its lines ' || (coalesce(sum(net), 0) + rounding) AS detail
          FROM sale LEFT JOIN sale_line USING (seq) GROUP BY seq
          HAVING coalesce(sum(net), 0) + rounding <> total LIMIT 1`,
  },
  {
    name: "tenders pay their sale",
    sql: `SELECT 'sale ' || id || ' says ' || total || ', its tenders ' || coalesce(sum(amount), 0) AS detail
          FROM sale LEFT JOIN tender USING (seq) GROUP BY seq
          HAVING coalesce(sum(amount), 0) <> total LIMIT 1`,
  },
  {
    name: "receipt numbers have no gap",
    sql: `SELECT 'receipt ' || receipt_series || printf('-%08d', expected) || ' is missing' AS detail
          FROM (SELECT receipt_series, receipt_number,
                       1 + lag(receipt_number, 1, 0) OVER (PARTITION BY receipt_series
                                                           ORDER BY receipt_number) AS expected
                FROM (SELECT receipt_series, receipt_number FROM sale
                      UNION ALL SELECT receipt_series, receipt_number FROM refund))
          WHERE receipt_number <> expected LIMIT 1`,
  },
  {
    name: "stock is the sum of its movements",
    sql: `SELECT 'stock of ' || sku || ' lot ' || lot || ' in ' || location AS detail FROM (
            SELECT sku, lot, location, quantity, cost FROM stock_balance
            UNION ALL
            SELECT sku, lot, location, -delta, -cost FROM movement NOT INDEXED)
          GROUP BY sku, lot, location HAVING sum(quantity) <> 0 OR sum(cost) <> 0
          ORDER BY sku, lot, location LIMIT 1`,
  },
  {
    name: "the stock accounts are the value of the stock",
    sql: `SELECT account || ' says ' || sum(booked) || ', the goods ' || sum(held) AS detail FROM (
            SELECT account, amount AS booked, 0 AS held FROM posting
            WHERE account IN ('inventory', 'inventory-quarantined', 'goods-in-transit')
            UNION ALL
            SELECT CASE location WHEN 'quarantine' THEN 'inventory-quarantined'
                                 WHEN 'in-transit' THEN 'goods-in-transit' ELSE 'inventory' END, 0, cost
            FROM stock_balance)
          GROUP BY account HAVING sum(booked) <> sum(held) LIMIT 1`,
  },
  {
    name: "refunds are bounded by what was sold and paid",
    sql: `SELECT detail FROM (
            SELECT 'line ' || refund_line.line || ' of the sale of event ' || refund.sale AS detail
            FROM refund JOIN refund_line USING (seq)
            LEFT JOIN sale_line ON sale_line.seq = refund.sale AND sale_line.line = refund_line.line
            GROUP BY refund.sale, refund_line.line
            HAVING sum(refund_line.quantity) > coalesce(sale_line.quantity, 0)
                OR sum(refund_line.net) > sale_line.net OR sum(refund_line.vat) > sale_line.vat
            UNION ALL
            SELECT 'tender ' || refund_tender.tender || ' of the sale of event ' || refund.sale
            FROM refund JOIN refund_tender USING (seq)
            LEFT JOIN tender ON tender.seq = refund.sale AND tender.tender = refund_tender.tender
            WHERE refund_tender.tender > 0 GROUP BY refund.sale, refund_tender.tender
            HAVING sum(refund_tender.amount) > coalesce(tender.amount, 0)
                OR sum(refund_tender.method IS NOT tender.method) > 0
            UNION ALL
            SELECT 'all of the sale of event ' || refund.sale FROM refund JOIN sale ON sale.seq = refund.sale
            GROUP BY refund.sale HAVING sum(refund.total) > sale.total)
          LIMIT 1`,
  },
  {
    name: "refunds are what their events say",
    sql: `SELECT 'refund of event ' || event.seq AS detail
          FROM event LEFT JOIN refund USING (seq) LEFT JOIN sale ON sale.seq = refund.sale
          WHERE event.kind = 'sale.refunded' AND ${noSale} AND (refund.seq IS NULL OR body <> ${refundText}) LIMIT 1`,
  },
  {
    name: "papers are what their events say",
    sql: `SELECT 'paper of event ' || seq AS detail FROM paper LEFT JOIN event USING (seq)
          WHERE (paper.id, paper.kind, subject, key) IS NOT
            (body ->> 'id', event.kind, coalesce(body ->> 'subject', body ->> 'id'), body ->> 'key')
          LIMIT 1`,
  },
  {
    name: "stock moves are what their events say",
    sql: `SELECT 'stock move of event ' || event.seq AS detail
          FROM event LEFT JOIN stock_move USING (seq)
          WHERE kind = 'stock.moved' AND ${noSale} AND (stock_move.seq IS NULL OR body <> ${moveText}) LIMIT 1`,
  },
  {
    name: "movements are what their events say",
    sql: movementsOf("TRUE"),
    besidesSales: movementsOf(noSale),
  },
  {
    name: "postings are what their events say",
    sql: postingsOf("TRUE"),
    besidesSales: postingsOf(noSale),
  },
  {
    name: "postings are on the day of their event",
    sql: postingsOnAnotherDay("TRUE"),
    besidesSales: postingsOnAnotherDay(notOfSale),
  },
  {
    name: "the index of the books is what the books say",
    sql: `SELECT 'account ' || account || ' on ' || business_day AS detail FROM (
            SELECT * FROM (${bookedOn("INDEXED BY posting_by_account")})
            EXCEPT SELECT * FROM (${bookedOn("NOT INDEXED")})) LIMIT 1`,
  },
  {
    name: "lots are what their deliveries say",
    sql: `SELECT 'lot ' || lot.lot || ' of ' || lot.sku AS detail FROM lot
          WHERE (sku, lot, best_before) NOT IN (
            SELECT value ->> 'sku', value ->> 'lot', value ->> 'bestBefore'
            FROM event, json_each(body, '$.lots') WHERE ${noSale} AND ${names("lots")})
          LIMIT 1`,
  },
  {
    name: "lots stand as their last change says",
    sql: `SELECT 'lot ' || lot.lot || ' of ' || lot.sku || ' is ' || lot.status AS detail FROM lot
          LEFT JOIN (SELECT body ->> 'sku' AS sku, body ->> 'lot' AS lot, body ->> 'status' AS said, max(seq)
                     FROM event WHERE kind = 'lot.changed' AND ${noSale} GROUP BY 1, 2) USING (sku, lot)
          WHERE lot.status <> coalesce(said, 'sellable') LIMIT 1`,
  },
  {
    name: "no row is without its event",
    sql: `SELECT detail FROM (
            ${strangers("sale", "sale.posted")}
            UNION ALL ${orphans("sale_line", "sale")}
            UNION ALL ${orphans("tender", "sale")}
            UNION ALL ${strangers("stock_move", "stock.moved")}
            UNION ALL ${orphans("stock_count", "stock_move")}
            UNION ALL ${strangers("refund", "sale.refunded")}
            UNION ALL ${orphans("refund_line", "refund")}
            UNION ALL ${orphans("refund_tender", "refund")}) LIMIT 1`,
  },
  {
    name: "no movement and no posting is without its event",
    sql: `SELECT detail FROM (${counted("movement", "TRUE", "TRUE")}
            UNION ALL ${counted("posting", "TRUE", "TRUE")}) LIMIT 1`,
    besidesSales: `SELECT detail FROM (${counted("movement", notOfSale, noSale)}
            UNION ALL ${counted("posting", notOfSale, noSale)}) LIMIT 1`,
  },
];
