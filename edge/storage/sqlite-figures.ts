import { accounts, isAccount, type Account } from "../domain/finance/accounts.ts";
import type { Balances } from "../domain/finance/month-close.ts";
import { invariant } from "../domain/invariant.ts";
import { money, zero, type Money } from "../domain/money.ts";
import type { Database } from "../platform/sqlite.ts";
import type {
  AccountPeriod,
  DayRange,
  Figures,
  JournalLine,
  Leaving,
  OpenItem,
  SalesOf,
  SalesTotal,
  TenderTotal,
  Turnover,
  TurnoverKey,
} from "../usecases/finance-ports.ts";
import type { Shift } from "../usecases/keep-shifts.ts";
import { readOpenItems } from "./sqlite-open-items.ts";
import { readShifts } from "./sqlite-shifts.ts";

interface TurnoverRow {
  key: string;
  zh: string | null;
  en: string | null;
  lines: number;
  quantity: number;
  net: number;
  vat: number;
  discount: number;
  cost: number;
}

const hourMs = 3_600_000;

/** How sold lines are put together: the key, what it is called, and what that needs. */
const groupings: Readonly<Record<TurnoverKey, { key: string; names: string; join: string }>> = {
  product: { key: "sold.sku", names: "name_zh AS zh, name_en AS en", join: "" },
  category: {
    key: "product.category",
    names: "category.name_zh AS zh, category.name_en AS en",
    join: "JOIN category ON category.id = product.category",
  },
  hour: { key: `at_ms / ${hourMs}`, names: "NULL AS zh, NULL AS en", join: "" },
  cashier: { key: "cashier", names: "NULL AS zh, NULL AS en", join: "" },
  "vat-rate": {
    key: "CASE content WHEN 'deposit' THEN 'deposit' ELSE sold.vat_basis_points END",
    names: "NULL AS zh, NULL AS en",
    join: "",
  },
};

/** The figures of the books, each one query over the rows. */
export class SqliteFigures implements Figures {
  readonly #reader: Database;
  readonly #localHour: (instantMs: number) => number;

  constructor(reader: Database, localHour: (instantMs: number) => number) {
    this.#reader = reader;
    this.#localHour = localHour;
  }

  async balances(
    { from, to }: DayRange,
    leaving: Leaving,
    some: readonly Account[],
  ): Promise<Balances> {
    const rows = await this.#sums(from, to, some);
    if (leaving === "closing-entries")
      for (const { account, amount } of await this.#closing(from, to))
        rows.push({ account, amount: 0 - amount });
    const balances = new Map<Account, Money>();
    for (const { account, amount } of rows)
      if (isAccount(account) && some.includes(account))
        balances.set(account, money((balances.get(account) ?? zero) + amount));
    return balances;
  }

  /** Account by account, so that each is one range of the index. */
  #sums(
    from: string,
    to: string,
    some: readonly Account[],
  ): Promise<{ account: string; amount: number }[]> {
    return this.#reader.all(
      `SELECT asked.value AS account, ${sumOf("business_day BETWEEN ?1 AND ?2")} AS amount
       FROM json_each(?3) AS asked`,
      from,
      to,
      JSON.stringify(some),
    );
  }

  /** From the closing entries on: there are few of them, and millions of other postings. */
  #closing(from: string, to: string): Promise<{ account: string; amount: number }[]> {
    return this.#reader.all(
      `SELECT account, sum(amount) AS amount FROM period_close CROSS JOIN posting USING (seq)
       WHERE business_day BETWEEN ? AND ? GROUP BY account`,
      from,
      to,
    );
  }

  /** Plain sums, one range of the index each: a filter within one pass is three times as slow. */
  async trialBalance({ from, to }: DayRange): Promise<AccountPeriod[]> {
    const rows = await this.#reader.all<{
      account: string;
      opening: number;
      change: number;
      debit: number;
    }>(
      `SELECT asked.value AS account, ${sumOf("business_day < ?1")} AS opening,
              ${sumOf("business_day BETWEEN ?1 AND ?2")} AS change,
              ${sumOf("business_day BETWEEN ?1 AND ?2 AND amount > 0")} AS debit
       FROM json_each(?3) AS asked`,
      from,
      to,
      JSON.stringify(accounts),
    );
    return rows
      .filter(({ opening, change, debit }) => opening !== 0 || change !== 0 || debit !== 0)
      .map(({ account, opening, change, debit }) => ({
        account,
        opening: money(opening),
        debit: money(debit),
        credit: money(debit - change),
      }));
  }

  async journal({ from, to }: DayRange): Promise<JournalLine[]> {
    const rows = await this.#reader.all<JournalLine>(
      `SELECT posting.seq, kind, coalesce(body ->> 'id', '') AS source,
              posting.business_day AS businessDay, posting.account, posting.amount
       FROM json_each(?3) AS asked
       JOIN posting ON posting.account = asked.value AND posting.business_day BETWEEN ?1 AND ?2
       JOIN event ON event.seq = posting.seq ORDER BY posting.seq, posting.posting`,
      from,
      to,
      JSON.stringify(accounts),
    );
    return rows.map((row) => ({ ...row, amount: money(row.amount) }));
  }

  async turnover(by: TurnoverKey, of: SalesOf): Promise<Turnover[]> {
    const { key, names, join } = groupings[by];
    const { values } = scopeOf(of, "sale");
    const rows = await this.#reader.all<TurnoverRow>(
      `SELECT CAST(${key} AS TEXT) AS key, ${names}, sum(lines) AS lines,
              ${by === "product" ? "sum(quantity)" : "0"} AS quantity, sum(net - vat) AS net,
              sum(vat) AS vat, sum(discount) AS discount, sum(cost) AS cost
       FROM (${soldLines(of)}) AS sold JOIN product USING (sku) ${join}
       WHERE ${by === "vat-rate" ? "TRUE" : "content <> 'deposit'"} GROUP BY 1 ORDER BY net DESC, 1`,
      ...values,
    );
    return (by === "hour" ? this.#byLocalHour(rows) : rows).map(toTurnover);
  }

  /** Sums by whole UTC hour, gathered by the shop's own clock; no time zone here is off by less. */
  #byLocalHour(rows: readonly TurnoverRow[]): TurnoverRow[] {
    const hours = new Map<string, TurnoverRow>();
    for (const row of rows) {
      const key = String(this.#localHour(Number(row.key) * hourMs)).padStart(2, "0");
      const hour = hours.get(key);
      hours.set(key, hour === undefined ? { ...row, key } : { ...add(hour, row), key });
    }
    return [...hours.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async tenders(of: SalesOf): Promise<TenderTotal[]> {
    const { values } = scopeOf(of, "sale");
    const rows = await this.#reader.all<{
      method: string;
      count: number;
      amount: number;
      refunds: number;
      refunded: number;
    }>(
      `SELECT method, sum(came) AS count, sum(amount) AS amount, sum(went) AS refunds,
              sum(refunded) AS refunded
       FROM (SELECT method, 1 AS came, amount, 0 AS went, 0 AS refunded
             FROM sale JOIN tender USING (seq) WHERE ${scopeOf(of, "sale").where}
             UNION ALL
             SELECT method, 0, 0, 1, amount
             FROM refund JOIN refund_tender USING (seq) WHERE ${scopeOf(of, "refund").where})
       GROUP BY method ORDER BY method`,
      ...values,
    );
    return rows.map(({ amount, refunded, ...row }) => ({
      ...row,
      amount: money(amount),
      refunded: money(refunded),
    }));
  }

  async salesTotal(of: SalesOf): Promise<SalesTotal> {
    const { where, values } = scopeOf(of, "sale");
    const refundWhere = scopeOf(of, "refund").where;
    const row = await this.#reader.get<SalesRow>(
      `SELECT sales, total, rounding, ${receiptOf("first")} AS first, ${receiptOf("last")} AS last,
              (SELECT count(*) FROM refund WHERE ${refundWhere}) AS refunds,
              (SELECT coalesce(sum(total), 0) FROM refund WHERE ${refundWhere}) AS refunded,
              (SELECT coalesce(sum(discount), 0) FROM (${soldLines(of)})) AS discount,
              ${vatOf("sale", where)} + ${vatOf("refund", refundWhere)} AS vat
       FROM (SELECT count(*) AS sales, coalesce(sum(total), 0) AS total,
                    coalesce(sum(rounding), 0) AS rounding, min(sale.seq) AS first,
                    max(sale.seq) AS last FROM sale WHERE ${where})`,
      ...values,
    );
    invariant(row !== undefined, "a sum is one row");
    return {
      sales: row.sales,
      total: money(row.total),
      rounding: money(row.rounding),
      refunds: row.refunds,
      refunded: money(row.refunded),
      discount: money(row.discount),
      vat: money(row.vat),
      firstReceipt: row.first ?? "",
      lastReceipt: row.last ?? "",
    };
  }

  openItems(day: string): Promise<OpenItem[]> {
    return readOpenItems(this.#reader, day);
  }

  shiftsOf(day: string): Promise<Shift[]> {
    return readShifts(this.#reader, "business_day = ? ORDER BY seq", day);
  }
}

/** What was posted to the account that is asked for, on some days. */
function sumOf(condition: string): string {
  return `(SELECT coalesce(sum(amount), 0) FROM posting WHERE account = asked.value AND ${condition})`;
}

/** Lines of sales, and of refunds with the other sign, at the moment at which each was booked. */
function soldLines(of: SalesOf): string {
  return `SELECT sku, 1 AS lines, quantity, net, vat, discount, cost, vat_basis_points,
                 sold_at_ms AS at_ms, cashier
          FROM sale JOIN sale_line USING (seq) WHERE ${scopeOf(of, "sale").where}
          UNION ALL
          SELECT sku, 0, -quantity, -net, -vat, -discount, -cost, vat_basis_points, posted_at_ms, cashier
          FROM refund JOIN refund_line USING (seq) WHERE ${scopeOf(of, "refund").where}`;
}

/** VAT as it was booked: rounding the cash changes what the lines had said. */
function vatOf(table: "sale" | "refund", where: string): string {
  return `(SELECT coalesce(-sum(amount), 0) FROM ${table} JOIN posting USING (seq)
           WHERE ${where} AND +account IN ('output-vat', 'small-scale-vat'))`;
}

interface SalesRow {
  sales: number;
  total: number;
  rounding: number;
  refunds: number;
  refunded: number;
  discount: number;
  vat: number;
  first: string | null;
  last: string | null;
}

/** The receipt of the sale whose number stands in this column. */
function receiptOf(column: string): string {
  return `(SELECT receipt_series || printf('-%08d', receipt_number) FROM sale WHERE seq = ${column})`;
}

/** Sales and refunds of a shift lie between its two events; one that is open has no end yet. */
function scopeOf(of: SalesOf, table: "sale" | "refund"): { where: string; values: string[] } {
  if ("range" in of)
    return {
      where: `${table}.business_day BETWEEN ?1 AND ?2`,
      values: [of.range.from, of.range.to],
    };
  const bound = (column: string) => `(SELECT ${column} FROM shift WHERE id = ?1)`;
  const end = bound("coalesce(closed_seq, 9223372036854775807)");
  return {
    where: `${table}.seq > ${bound("seq")} AND ${table}.seq < ${end} AND kiosk = ${bound("drawer")}`,
    values: [of.shift],
  };
}

function add(a: TurnoverRow, b: TurnoverRow): TurnoverRow {
  return {
    ...a,
    lines: a.lines + b.lines,
    quantity: a.quantity + b.quantity,
    net: a.net + b.net,
    vat: a.vat + b.vat,
    discount: a.discount + b.discount,
    cost: a.cost + b.cost,
  };
}

function toTurnover({ key, zh, en, ...row }: TurnoverRow): Turnover {
  return {
    key,
    names: { "zh-CN": zh ?? key, en: en ?? key },
    lines: row.lines,
    quantity: row.quantity,
    net: money(row.net),
    vat: money(row.vat),
    discount: money(row.discount),
    cost: money(row.cost),
  };
}
