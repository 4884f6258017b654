import type { ChartEntry } from "../../edge/domain/finance/accounts.ts";
import { smallCompanyChart } from "../../edge/domain/finance/charts/small-company.ts";
import type { Locale } from "../../edge/domain/locale.ts";

const chart: Readonly<Record<string, ChartEntry | undefined>> = smallCompanyChart.entries;

/** What an account is called and its number in the chart; an unknown one keeps its own name. */
export function accountName(
  account: string,
  locale: Locale,
): { readonly code: string; readonly name: string } {
  const entry = chart[account];
  return entry === undefined
    ? { code: "", name: account }
    : { code: entry.code, name: entry.names[locale] };
}

/** In the order of the chart's numbers; accounts that it does not know come last. */
export function byChart<Row extends { readonly account: string }>(rows: readonly Row[]): Row[] {
  const order = (row: Row) => chart[row.account]?.code ?? "9999";
  return rows.toSorted((a, b) => order(a).localeCompare(order(b), "en", { numeric: true }));
}
