import { money } from "../domain/money.ts";
import type { GoodsLine } from "../domain/pricing/goods.ts";
import { localTimeIn } from "../domain/pricing/local-time.ts";
import type { Occasion } from "../domain/pricing/occasion.ts";
import type { Effect, GoodsFilter, Promotion } from "../domain/pricing/promotion.ts";

export const everything: GoodsFilter = { skus: [], categories: [], except: [] };
export const noMinimum = { amount: money(0), pieces: 0 };

/** Only these skus. */
export function onlySkus(...skus: string[]): GoodsFilter {
  return { ...everything, skus };
}

/** A rule about everything, always, for everybody, unless said otherwise. */
export function promotion(effect: Effect, given: Partial<Promotion> = {}): Promotion {
  const id = given.id ?? effect.kind;
  return {
    id,
    names: { "zh-CN": `${id}中`, en: id },
    goods: everything,
    window: { weekdays: [], hours: [] },
    membersOnly: false,
    coupon: "",
    priority: 0,
    isExclusive: false,
    effect,
    ...given,
  };
}

/** So many pieces at a price; the category is the sku's first letter. */
export function pieces(sku: string, unitPrice: number, quantity = 1): GoodsLine {
  const plain = { sku, category: sku.slice(0, 1), vatBasisPoints: 1_300, quantity };
  return { ...plain, soldBy: "piece", unitPrice: money(unitPrice) };
}

/** A portion by weight. */
export function grams(sku: string, unitPrice: number, quantity: number): GoodsLine {
  return { ...pieces(sku, unitPrice, quantity), soldBy: "weight" };
}

const shanghai = localTimeIn("Asia/Shanghai");

/** An instant in Shanghai, for example `2026-11-24 14:00`, with nothing shown unless said otherwise. */
export function occasionAt(time = "2026-11-24 14:00", given: Partial<Occasion> = {}): Occasion {
  const atMs = Date.parse(`${time.replace(" ", "T")}:00+08:00`);
  return { atMs, local: shanghai(atMs), isMember: false, coupons: [], ...given };
}
