import type { Localised } from "../domain/locale.ts";

/** How a column's cells are read: money in minor units, ratios in basis points (1234 is 12.34 %). */
export type ColumnKind = "text" | "money" | "count" | "basis-points";

export interface ReportColumn {
  readonly key: string;
  readonly names: Localised;
  readonly kind: ColumnKind;
}

export type ReportCell = string | number | Localised;

/** Figures as a table, in every language. */
export interface Report {
  readonly name: string;
  readonly names: Localised;
  /** Business days, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

export function column(key: string, zh: string, en: string, kind: ColumnKind): ReportColumn {
  return { key, names: { "zh-CN": zh, en }, kind };
}

export function words(zh: string, en: string): Localised {
  return { "zh-CN": zh, en };
}
