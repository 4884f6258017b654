import type { StockView } from "../../edge/contract/lists.ts";

/** Which part of the stock is asked for; anything else means all of it. */
export const stockFilters = ["", "expiring", "negative"] as const;
export type StockFilter = (typeof stockFilters)[number];

export function readFilter(text: string): StockFilter {
  return stockFilters.find((filter) => filter === text) ?? "";
}

const soonDays = 3;
const dayMs = 86_400_000;

/** Whether goods are past their date or will be within three days. @param day today, YYYY-MM-DD. */
export function expiresSoon(row: StockView, day: string): boolean {
  if (row.bestBefore === null || row.quantity <= 0) return false;
  return Date.parse(row.bestBefore) - Date.parse(day) <= soonDays * dayMs;
}

/** The rows of one filter and search; what expires first or is missing most comes first. */
export function listStock(
  rows: readonly StockView[],
  filter: StockFilter,
  text: string,
  day: string,
): StockView[] {
  const wanted = text.trim().toLowerCase();
  const found = rows.filter(({ sku, names, lot }) =>
    [sku, lot, ...Object.values(names)].some((each) => each.toLowerCase().includes(wanted)),
  );
  if (filter === "negative")
    return found.filter(({ quantity }) => quantity < 0).toSorted((a, b) => a.quantity - b.quantity);
  if (filter === "expiring")
    return found
      .filter((row) => expiresSoon(row, day))
      .toSorted((a, b) => (a.bestBefore ?? "").localeCompare(b.bestBefore ?? ""));
  return found;
}

/** What lies of each product in all places together. */
export function totals(rows: readonly StockView[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of rows) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return sums;
}
