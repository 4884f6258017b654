import type { ReportView } from "../../edge/contract/reports.ts";
import type { Locale } from "../../edge/domain/locale.ts";
import { formatMoney } from "../format/money.ts";
import { formatCount } from "../format/quantity.ts";

/** Reports of `/reports/{name}` in the order of the page. */
export const statements = [
  "trial-balance",
  "profit-and-loss",
  "balance-sheet",
  "vat-summary",
  "margin-by-product",
  "margin-by-category",
] as const;
export type StatementName = (typeof statements)[number];

/** What the address says after "books"; anything unknown is the trial balance. */
export function readStatement(name: string): StatementName {
  return statements.find((each) => each === name) ?? "trial-balance";
}

/** From the first of the month to the day itself. @param day YYYY-MM-DD. */
export function monthTo(day: string): { readonly from: string; readonly to: string } {
  return { from: `${day.slice(0, 8)}01`, to: day };
}

type Cell = ReportView["rows"][number][number];

/** A cell as the page shows it. An empty place of an amount stays empty. */
export function cellText(cell: Cell, kind: string, locale: Locale): string {
  if (typeof cell === "object") return cell[locale];
  if (typeof cell === "string") return cell;
  if (kind === "money") return formatMoney(cell, locale);
  if (kind === "basis-points") return `${(cell / 100).toFixed(2)}%`.replace("-", "−");
  return formatCount(cell, locale);
}

/** What the closing balances add up to; undefined for any report but the trial balance. */
export function sumOfBalances({ name, columns, rows }: ReportView): number | undefined {
  const closing = columns.findIndex(({ key }) => key === "closing");
  if (name !== "trial-balance" || closing === -1) return undefined;
  return rows.reduce((total, row) => total + Number(row[closing]), 0);
}
