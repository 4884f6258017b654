import type { Locale } from "../../edge/domain/locale.ts";

/** An amount in the pieces that screens set in different sizes. */
export interface MoneyParts {
  /** The true minus sign, or empty. */
  readonly minus: string;
  readonly symbol: string;
  /** Two decimals, thousands with a comma: 1,048.37. */
  readonly figures: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: Locale, currency: string): Intl.NumberFormat {
  const key = `${locale}/${currency}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  formats.set(key, format);
  return format;
}

/** @param amount minor units: 4837 is 48.37 CNY. */
export function moneyParts(amount: number, locale: Locale, currency = "CNY"): MoneyParts {
  const format = formatOf(locale, currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const parts = format.formatToParts(Math.abs(amount) / 10 ** digits);
  const isFigure = (type: string) => type !== "currency" && type !== "literal";
  return {
    minus: amount < 0 ? "−" : "",
    symbol: parts.find((part) => part.type === "currency")?.value ?? currency,
    figures: parts
      .filter((part) => isFigure(part.type))
      .map((part) => part.value)
      .join(""),
  };
}

/** "¥48.37", "−¥5.50". @param amount minor units. */
export function formatMoney(amount: number, locale: Locale, currency = "CNY"): string {
  const { minus, symbol, figures } = moneyParts(amount, locale, currency);
  return `${minus}${symbol}${figures}`;
}
