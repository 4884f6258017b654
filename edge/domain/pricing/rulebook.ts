import {
  amountOff,
  amountOffEach,
  nearExpiry,
  percentOff,
  priceEach,
  type Step,
} from "./effects.ts";
import { matcher, type Matcher } from "./goods.ts";
import type { EffectKind, Promotion } from "./promotion.ts";
import { bundlePrice, buyXGetY, cheapestFree, nForM } from "./set-effects.ts";

/** A rule that is ready to be applied. */
export interface Rule {
  readonly promotion: Promotion;
  /** Whether the rule may look at these goods at all. */
  readonly concerns: Matcher;
  readonly apply: Step;
}

/** Every rule of the shop in the one order in which they are applied. */
export type Rulebook = readonly Rule[];

/** Among rules of one priority: first what one piece costs, then sets of pieces, then everything. */
const stages: Readonly<Record<EffectKind, number>> = {
  "price-each": 0,
  "near-expiry": 1,
  "bundle-price": 2,
  "buy-x-get-y": 3,
  "n-for-m": 4,
  "cheapest-free": 5,
  "amount-off-each": 6,
  "percent-off": 7,
  "amount-off": 8,
};

/** Puts rules in their order. The order in which they are given does not matter. */
export function compileRules(promotions: readonly Promotion[]): Rulebook {
  return [...promotions].sort(byPrecedence).map((promotion) => ({
    promotion,
    concerns: concernOf(promotion),
    apply: stepOf(promotion),
  }));
}

function byPrecedence(a: Promotion, b: Promotion): number {
  const stage = stages[a.effect.kind] - stages[b.effect.kind];
  return b.priority - a.priority || stage || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A bundle names its goods itself; a reward is looked at together with what must be bought. */
function concernOf({ goods, effect }: Promotion): Matcher {
  if (effect.kind === "bundle-price")
    return matcher({ ...goods, skus: effect.parts.flatMap((part) => part.skus), categories: [] });
  const isMeant = matcher(goods);
  if (effect.kind !== "buy-x-get-y" || effect.reward === undefined) return isMeant;
  const isReward = matcher(effect.reward);
  return (line) => isMeant(line) || isReward(line);
}

function stepOf(promotion: Promotion): Step {
  const { effect, isExclusive } = promotion;
  switch (effect.kind) {
    case "price-each":
      return priceEach(effect, isExclusive);
    case "near-expiry":
      return nearExpiry(effect, isExclusive);
    case "bundle-price":
      return bundlePrice(effect, isExclusive);
    case "buy-x-get-y":
      return buyXGetY(effect, promotion);
    case "n-for-m":
      return nForM(effect, isExclusive);
    case "cheapest-free":
      return cheapestFree(effect, isExclusive);
    case "amount-off-each":
      return amountOffEach(effect, isExclusive);
    case "percent-off":
      return percentOff(effect, isExclusive);
    case "amount-off":
      return amountOff(effect, isExclusive);
  }
}
