import { promotionFault } from "../domain/pricing/promotion-fault.ts";
import type { Promotion } from "../domain/pricing/promotion.ts";
import { refused, type Refused } from "./outcome.ts";
import type { Catalogue, Promotions } from "./ports.ts";

/** Keeps a rule; one of the same id takes its place. Baskets hear of it at their next change. */
export async function keepPromotion(
  desk: { readonly promotions: Promotions; readonly catalogue: Catalogue },
  promotion: Promotion,
): Promise<{ readonly kind: "kept"; readonly promotion: Promotion } | Refused> {
  const fault = promotionFault(promotion);
  if (fault !== undefined) return refused("PROMOTION_INVALID", fault);
  for (const sku of skusOf(promotion))
    if ((await desk.catalogue.product(sku)) === undefined) return refused("PRODUCT_UNKNOWN", sku);
  await desk.promotions.save(promotion);
  return { kind: "kept", promotion };
}

/** Every product that a rule names. */
function skusOf({ goods, effect }: Promotion): Set<string> {
  const more =
    effect.kind === "bundle-price"
      ? effect.parts.flatMap((part) => part.skus)
      : effect.kind === "buy-x-get-y"
        ? (effect.reward?.skus ?? [])
        : [];
  return new Set([...goods.skus, ...more]);
}
