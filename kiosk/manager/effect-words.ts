import type { PromotionView } from "../../edge/contract/promotions.ts";
import type { Locale } from "../../edge/domain/locale.ts";
import { formatMoney } from "../format/money.ts";

type Effect = PromotionView["effect"];
type Money = (amount: number) => string;

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

function inChinese(effect: Effect, money: Money): string {
  switch (effect.kind) {
    case "percent-off":
      return `减 ${percent(effect.basisPoints)}`;
    case "amount-off":
      return effect.repeats
        ? `每满 ${money(effect.minimum.amount)} 减 ${money(effect.amount)}`
        : `减 ${money(effect.amount)}`;
    case "amount-off-each":
      return `每件减 ${money(effect.amount)}`;
    case "price-each":
      return `每件 ${money(effect.price)}`;
    case "n-for-m":
      return `${effect.take} 件付 ${effect.pay} 件`;
    case "buy-x-get-y":
      return effect.basisPoints === 10_000
        ? `买 ${effect.buy} 送 ${effect.get}`
        : `买 ${effect.buy}，另 ${effect.get} 件减 ${percent(effect.basisPoints)}`;
    case "cheapest-free":
      return `满 ${effect.atLeast} 件，最便宜的免费`;
    case "bundle-price":
      return `组合 ${money(effect.price)}`;
    case "near-expiry":
      return `临期最多减 ${percent(most(effect.steps))}`;
  }
}

function inEnglish(effect: Effect, money: Money): string {
  switch (effect.kind) {
    case "percent-off":
      return `${percent(effect.basisPoints)} off`;
    case "amount-off":
      return effect.repeats
        ? `${money(effect.amount)} off every ${money(effect.minimum.amount)}`
        : `${money(effect.amount)} off`;
    case "amount-off-each":
      return `${money(effect.amount)} off each`;
    case "price-each":
      return `${money(effect.price)} each`;
    case "n-for-m":
      return `${effect.take} for the price of ${effect.pay}`;
    case "buy-x-get-y":
      return effect.basisPoints === 10_000
        ? `Buy ${effect.buy}, get ${effect.get}`
        : `Buy ${effect.buy}, ${percent(effect.basisPoints)} off ${effect.get} more`;
    case "cheapest-free":
      return `From ${effect.atLeast} on the cheapest is free`;
    case "bundle-price":
      return `Together ${money(effect.price)}`;
    case "near-expiry":
      return `Near expiry up to ${percent(most(effect.steps))} off`;
  }
}

function most(steps: readonly { readonly basisPoints: number }[]): number {
  return Math.max(...steps.map(({ basisPoints }) => basisPoints));
}

/** What a promotion does, in a few words: "3 for the price of 2". */
export function effectWords(effect: Effect, locale: Locale): string {
  const amount = (fen: number) => formatMoney(fen, locale);
  const text = locale === "en" ? inEnglish(effect, amount) : inChinese(effect, amount);
  return "minimum" in effect && !("repeats" in effect && effect.repeats)
    ? `${conditionWords(effect.minimum, locale)}${text}`
    : text;
}

function conditionWords(
  { amount, pieces }: { readonly amount: number; readonly pieces: number },
  locale: Locale,
): string {
  if (amount === 0 && pieces === 0) return "";
  const zh = amount > 0 ? formatMoney(amount, locale) : `${pieces} 件`;
  const en = amount > 0 ? formatMoney(amount, locale) : `${pieces} pieces`;
  return locale === "en" ? `From ${en}: ` : `满 ${zh} `;
}
