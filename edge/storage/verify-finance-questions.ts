import type { Question } from "./verify-questions.ts";
import { instant } from "./verify-texts.ts";

const said = (...fields: string[]) => fields.map((field) => `body ->> '${field}'`).join(", ");

/** The second condition is the index's own, without which it is not used. */
function ofKind(kinds: string): string {
  return `event.kind IN (${kinds}) AND event.kind <> 'sale.posted'`;
}

/** Events of some kinds whose row is missing or says something else. */
function unlike(kinds: string, table: string, columns: string, fields: readonly string[]): string {
  return `SELECT '${table} of event ' || event.seq AS detail
    FROM event LEFT JOIN ${table} ON ${table}.seq = event.seq
    WHERE ${ofKind(kinds)} AND (${columns}) IS NOT (${said(...fields)})`;
}

/** Rows that no event of the right kind stands for. */
function strangers(table: string, kinds: string): string {
  return `SELECT '${table} of event ' || seq AS detail FROM ${table}
    WHERE seq NOT IN (SELECT seq FROM event WHERE ${ofKind(kinds)})`;
}

const byHand = "'journal.posted', 'payment.settled'";

/** What is asked of the rows of shifts, suppliers and periods. */
export const financeQuestions: readonly Question[] = [
  {
    name: "money beside sales is what its events say",
    sql: `SELECT detail FROM (
      ${unlike(
        "'shift.opened'",
        "shift",
        `shift.id, drawer, cashier, float, business_day, ${instant("opened_at_ms")}`,
        ["id", "kiosk", "by", "float", "businessDay", "at"],
      )}
      UNION ALL SELECT 'closed shift of event ' || event.seq FROM event
        LEFT JOIN shift ON shift.closed_seq = event.seq
        WHERE ${ofKind("'shift.closed'")}
          AND (shift.id, counted, expected, closed_by) IS NOT (${said("shift", "counted", "expected", "by")})
      UNION ALL ${unlike(
        "'cash.moved'",
        "cash_move",
        "cash_move.id, shift, cash_move.kind, amount, note, moved_by, business_day",
        ["id", "shift", "move", "amount", "note", "by", "businessDay"],
      )}
      UNION ALL ${unlike(
        "'invoice.booked'",
        "supplier_invoice",
        "supplier_invoice.id, supplier, number, invoice_day, due_day, net, tax, estimate, business_day",
        [
          "id",
          "supplier",
          "number",
          "invoiceDay",
          "dueDay",
          "net",
          "tax",
          "estimate",
          "businessDay",
        ],
      )}
      UNION ALL ${unlike(
        "'supplier.paid'",
        "supplier_payment",
        "supplier_payment.id, invoice, amount, discount, business_day",
        ["id", "invoice", "amount", "discount", "businessDay"],
      )}
      UNION ALL ${unlike(
        byHand,
        "manual_entry",
        "manual_entry.id, memo, reverses, subject, booked_by, business_day",
        ["id", "memo", "reverses", "subject", "by", "businessDay"],
      )}
      UNION ALL ${unlike("'period.locked'", "period_lock", "through, locked_by", ["through", "by"])}
      UNION ALL ${unlike("'period.closed'", "period_close", "through", ["through"])}
      UNION ALL ${unlike(
        "'statement.taken'",
        "statement",
        "statement.id, provider, sha256, first_day, last_day, taken_by",
        ["id", "provider", "sha256", "firstDay", "lastDay", "by"],
      )}) LIMIT 1`,
  },
  {
    name: "no money beside sales is without its event",
    sql: `SELECT detail FROM (
      ${strangers("shift", "'shift.opened'")}
      UNION ALL ${strangers("cash_move", "'cash.moved'")}
      UNION ALL ${strangers("supplier_invoice", "'invoice.booked'")}
      UNION ALL ${strangers("supplier_payment", "'supplier.paid'")}
      UNION ALL ${strangers("manual_entry", byHand)}
      UNION ALL ${strangers("period_lock", "'period.locked'")}
      UNION ALL ${strangers("period_close", "'period.closed'")}
      UNION ALL ${strangers("statement", "'statement.taken'")}) LIMIT 1`,
  },
  {
    name: "a statement adds up to what its event says",
    sql: `SELECT 'statement ' || statement.id AS detail FROM statement JOIN event USING (seq)
          LEFT JOIN statement_line ON statement = statement.id GROUP BY statement.seq
          HAVING (count(line), sum(fee)) IS NOT (${said("lines", "feeThousandths")}) LIMIT 1`,
  },
];
