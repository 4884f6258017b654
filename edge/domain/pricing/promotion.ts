import type { Localised } from "../locale.ts";
import type { Money } from "../money.ts";

/** Which goods a rule speaks of. Neither skus nor categories named: everything the shop sells. */
export interface GoodsFilter {
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  /** Skus that are left out whatever else is said. */
  readonly except: readonly string[];
}

/** Part of a day by the shop's clock, HH:MM; `to` is not included and may lie after midnight. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** When a rule holds. */
export interface TimeWindow {
  /** Unix milliseconds; absent: since ever. */
  readonly fromMs?: number;
  /** Unix milliseconds, not included; absent: for ever. */
  readonly untilMs?: number;
  /** 1 is Monday, 7 is Sunday; none: every day. Hours after midnight belong to the day they began on. */
  readonly weekdays: readonly number[];
  /** None: all day. */
  readonly hours: readonly Hours[];
}

/** What the goods of a rule must amount to before it holds. 0: no minimum. */
export interface Minimum {
  readonly amount: Money;
  readonly pieces: number;
}

/** One part of a bundle: so many pieces, of any of these skus. */
export interface BundlePart {
  readonly skus: readonly string[];
  readonly pieces: number;
}

/** How much comes off goods that are near their date. */
export interface MarkdownStep {
  /** Holds when at most so many days are left; 0 is the last day itself. */
  readonly daysLeft: number;
  readonly basisPoints: number;
}

/**
 * What a rule does. Rules that count pieces leave goods by weight and labelled portions alone, for
 * nobody can say how many they are.
 */
export type Effect =
  | { readonly kind: "percent-off"; readonly basisPoints: number; readonly minimum: Minimum }
  | {
      /** Off the goods together; with `repeats`, once for every full minimum amount. */
      readonly kind: "amount-off";
      readonly amount: Money;
      readonly minimum: Minimum;
      readonly repeats: boolean;
    }
  /** Off every piece or portion. */
  | { readonly kind: "amount-off-each"; readonly amount: Money }
  /** A price of one piece or one kilogram; never more than it was. */
  | { readonly kind: "price-each"; readonly price: Money }
  /** Of every `take` pieces, dearest first, only the `pay` dearest are paid. */
  | {
      readonly kind: "n-for-m";
      readonly take: number;
      readonly pay: number;
      readonly mostSets: number;
    }
  | {
      /**
       * For every `buy` pieces, `get` pieces have `basisPoints` off. Without `reward` these are the
       * cheapest of every `buy` + `get` pieces; with it, the dearest of the rewarded goods.
       */
      readonly kind: "buy-x-get-y";
      readonly buy: number;
      readonly get: number;
      readonly basisPoints: number;
      readonly reward?: GoodsFilter;
      readonly mostSets: number;
    }
  /** From `atLeast` pieces on, the cheapest one is free, once a basket. */
  | { readonly kind: "cheapest-free"; readonly atLeast: number }
  | {
      readonly kind: "bundle-price";
      readonly parts: readonly BundlePart[];
      readonly price: Money;
      readonly mostSets: number;
    }
  /** Only goods whose date is known, from the code that was scanned. */
  | { readonly kind: "near-expiry"; readonly steps: readonly MarkdownStep[] };

export type EffectKind = Effect["kind"];

/** `mostSets` of a rule that may apply as often as it fits. */
export const noLimit = 0;

/** A rule of the shop by which goods cost less than their price. */
export interface Promotion {
  readonly id: string;
  /** What receipts and screens call it. */
  readonly names: Localised;
  readonly goods: GoodsFilter;
  readonly window: TimeWindow;
  readonly membersOnly: boolean;
  /** The code that switches it on for a basket; empty: it needs none. */
  readonly coupon: string;
  /** Higher comes first; among equals, prices come before sets, and sets before percentages. */
  readonly priority: number;
  /** Takes only goods that no rule has lowered, and no later rule lowers what it took. */
  readonly isExclusive: boolean;
  readonly effect: Effect;
}
