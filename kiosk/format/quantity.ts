import type { Locale } from "../../edge/domain/locale.ts";
import { formatMoney } from "./money.ts";

type SoldBy = "piece" | "weight";

/** Always in kilograms with grams behind the point: "0.412 kg". @param grams whole grams. */
export function formatWeight(grams: number): string {
  return `${(grams / 1000).toFixed(3)} kg`;
}

/** How much of it: "×2" for pieces, "0.412 kg" for goods sold by weight. */
export function formatQuantity(soldBy: SoldBy, quantity: number): string {
  return soldBy === "piece" ? `×${quantity}` : formatWeight(quantity);
}

/** The price of one piece, or of one kilogram: "¥5.50", "¥14.98/kg". @param unitPrice minor units. */
export function formatUnitPrice(
  soldBy: SoldBy,
  unitPrice: number,
  locale: Locale,
  currency = "CNY",
): string {
  const price = formatMoney(unitPrice, locale, currency);
  return soldBy === "piece" ? price : `${price}/kg`;
}

/** Pieces count one each, every weighed portion counts one. */
export function countItems(
  lines: readonly { readonly soldBy: SoldBy; readonly quantity: number }[],
): number {
  return lines.reduce((count, line) => count + (line.soldBy === "piece" ? line.quantity : 1), 0);
}

/** "1,204" */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count).replace("-", "−");
}
