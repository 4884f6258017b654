import type { TodayView } from "../contract/http.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Reports } from "../usecases/ports.ts";

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

/** Figures read from the rows themselves; nothing is computed ahead. */
export class SqliteReports implements Reports {
  readonly #reader: Database;
  readonly #localHour: (instantMs: number) => number;
  readonly #businessDay: (instantMs: number) => string;

  constructor(
    reader: Database,
    localHour: (instantMs: number) => number,
    businessDay: (instantMs: number) => string,
  ) {
    this.#reader = reader;
    this.#localHour = localHour;
    this.#businessDay = businessDay;
  }

  async today(asOfMs: number): Promise<TodayView> {
    const day = this.#businessDay(asOfMs);
    const lastWeekDay = this.#businessDay(asOfMs - weekMs);
    const [now, before, soFar, books, tenders, best, alerts, checkout] = await Promise.all([
      this.#total(day, asOfMs),
      this.#total(lastWeekDay, asOfMs),
      this.#total(lastWeekDay, asOfMs - weekMs),
      this.#books(day),
      this.#tenders(day),
      this.#bestSellers(day),
      this.#alerts(day, asOfMs),
      this.#checkoutSeconds(day),
    ]);
    return {
      businessDay: day,
      asOf: new Date(asOfMs).toISOString(),
      revenue: now.revenue,
      sales: now.sales,
      lastWeek: { revenueSoFar: soFar.revenue, revenue: before.revenue, sales: before.sales },
      hours: await this.#hours(day, lastWeekDay),
      cost: books.cost,
      revenueExVat: books.revenueExVat,
      margin: books.revenueExVat - books.cost,
      tenders,
      alerts,
      checkout: { medianSeconds: checkout },
      accuracy: await this.#accuracy(day),
      bestSellers: best,
      todo: await this.#todo(day),
    };
  }

  async #total(day: string, beforeMs: number): Promise<{ sales: number; revenue: number }> {
    const row = await this.#reader.get<{ sales: number; revenue: number }>(
      `SELECT count(*) AS sales, coalesce(sum(total), 0) AS revenue FROM sale
       WHERE business_day = ? AND sold_at_ms <= ?`,
      day,
      beforeMs,
    );
    return row ?? { sales: 0, revenue: 0 };
  }

  async #books(day: string): Promise<{ cost: number; revenueExVat: number }> {
    const row = await this.#reader.get<{ cost: number; revenueExVat: number }>(
      `SELECT coalesce(sum(cost), 0) AS cost, coalesce(sum(net - vat), 0) AS revenueExVat
       FROM sale JOIN sale_line USING (seq) WHERE business_day = ?`,
      day,
    );
    return row ?? { cost: 0, revenueExVat: 0 };
  }

  #tenders(day: string): Promise<TodayView["tenders"]> {
    return this.#reader.all(
      `SELECT method, sum(amount) AS amount, count(*) AS count
       FROM sale JOIN tender USING (seq) WHERE business_day = ?
       GROUP BY method ORDER BY amount DESC`,
      day,
    );
  }

  /** Sums by whole UTC hour, gathered by the shop's own clock; no time zone here is off by less. */
  async #hours(day: string, lastWeekDay: string): Promise<TodayView["hours"]> {
    const rows = await this.#reader.all<{ day: string; hour: number; revenue: number }>(
      `SELECT business_day AS day, sold_at_ms / ${hourMs} AS hour, sum(total) AS revenue
       FROM sale WHERE business_day IN (?, ?) GROUP BY 1, 2`,
      day,
      lastWeekDay,
    );
    const hours = new Map<number, { hour: number; revenue: number; lastWeek: number }>();
    for (const row of rows) {
      const hour = this.#localHour(row.hour * hourMs);
      const entry = hours.get(hour) ?? { hour, revenue: 0, lastWeek: 0 };
      entry[row.day === day ? "revenue" : "lastWeek"] += row.revenue;
      hours.set(hour, entry);
    }
    return [...hours.values()].sort((a, b) => a.hour - b.hour);
  }

  async #bestSellers(day: string): Promise<TodayView["bestSellers"]> {
    const rows = await this.#reader.all<{
      sku: string;
      name_zh: string;
      name_en: string;
      quantity: number;
      soldBy: string;
      revenue: number;
    }>(
      `SELECT sku, name_zh, name_en, product.sold_by AS soldBy, sum(quantity) AS quantity,
              sum(net) AS revenue
       FROM sale JOIN sale_line USING (seq) JOIN product USING (sku)
       WHERE business_day = ? GROUP BY sku ORDER BY revenue DESC, sku LIMIT 5`,
      day,
    );
    return rows.map(({ name_zh: zh, name_en: en, ...row }) => ({
      ...row,
      name: zh,
      names: { "zh-CN": zh, en },
    }));
  }

  async #alerts(day: string, asOfMs: number): Promise<TodayView["alerts"]> {
    const rows = await this.#reader.all<{ since: number; closed: number | null; isOpen: number }>(
      `SELECT since_ms AS since, closed_at_ms AS closed, is_open AS isOpen FROM alert
       WHERE since_ms > ? ORDER BY since_ms`,
      asOfMs - 24 * hourMs,
    );
    const ofDay = rows.filter((row) => this.#businessDay(row.since) === day);
    const minutes = ofDay.flatMap((row) =>
      row.closed === null ? [] : [(row.closed - row.since) / 60_000],
    );
    return {
      raised: ofDay.length,
      open: ofDay.filter((row) => row.isOpen === 1).length,
      medianMinutes: median(minutes),
      times: ofDay.map((row) => ({
        at: new Date(row.since).toISOString(),
        open: row.isOpen === 1,
      })),
    };
  }

  async #accuracy(day: string): Promise<TodayView["accuracy"]> {
    const row = await this.#reader.get<TodayView["accuracy"]>(
      `SELECT count(*) AS counted, count(*) FILTER (WHERE counted <> expected) AS wrong
       FROM stock_move JOIN stock_count USING (seq) WHERE business_day = ?`,
      day,
    );
    return row ?? { counted: 0, wrong: 0 };
  }

  async #checkoutSeconds(day: string): Promise<number | null> {
    const rows = await this.#reader.all<{ ms: number }>(
      `SELECT sale.posted_at_ms - basket.opened_ms AS ms FROM sale JOIN basket ON basket.id = sale.key
       WHERE business_day = ?`,
      day,
    );
    return median(rows.map((row) => row.ms / 1_000));
  }

  async #todo(day: string): Promise<TodayView["todo"]> {
    const row = await this.#reader.get<{
      below: number;
      spoiling: number;
      value: number;
      alerts: number;
    }>(
      `SELECT
         (SELECT count(DISTINCT sku) FROM stock_balance WHERE quantity < 0) AS below,
         (SELECT count(*) FROM stock_balance JOIN lot USING (sku, lot)
          WHERE quantity > 0 AND best_before <> '' AND best_before <= date(?1, '+1 day')) AS spoiling,
         (SELECT coalesce(sum(cost), 0) FROM stock_balance JOIN lot USING (sku, lot)
          WHERE quantity > 0 AND best_before <> '' AND best_before <= date(?1, '+1 day')) AS value,
         (SELECT count(*) FROM alert WHERE is_open = 1) AS alerts`,
      day,
    );
    if (row === undefined) return [];
    const todo: TodayView["todo"] = [
      { kind: "stock-negative", count: row.below, amount: null },
      { kind: "near-expiry", count: row.spoiling, amount: row.value },
      { kind: "shelf-alerts", count: row.alerts, amount: null },
    ];
    return todo.filter((each) => each.count > 0);
  }
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
