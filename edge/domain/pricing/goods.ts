import type { Money } from "../money.ts";
import type { LineToPrice } from "./list-price.ts";
import type { GoodsFilter } from "./promotion.ts";

/** A line with everything that a rule may ask about its goods. */
export interface GoodsLine extends LineToPrice {
  readonly sku: string;
  readonly category: string;
  /** Of one piece or one kilogram for a member, where there is one. */
  readonly memberPrice?: Money;
  /** YYYY-MM-DD, when the code that was scanned says it. */
  readonly bestBefore?: string;
}

/** Whether goods belong to a filter. */
export type Matcher = (goods: { readonly sku: string; readonly category: string }) => boolean;

export function matcher(filter: GoodsFilter): Matcher {
  const skus = new Set(filter.skus);
  const categories = new Set(filter.categories);
  const except = new Set(filter.except);
  const isEverything = skus.size === 0 && categories.size === 0;
  return ({ sku, category }) =>
    !except.has(sku) && (isEverything || skus.has(sku) || categories.has(category));
}
