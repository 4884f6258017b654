import type { PromotionView } from "../../contract/promotions.ts";
import type { Effect, Promotion } from "../../domain/pricing/promotion.ts";
import { instant } from "./instant.ts";

export function promotionView({ window, isExclusive, ...rest }: Promotion): PromotionView {
  const { fromMs, untilMs, weekdays, hours } = window;
  return {
    ...(structuredClone(rest) as Omit<PromotionView, "window" | "exclusive">),
    window: {
      ...(fromMs === undefined ? {} : { from: instant(fromMs) }),
      ...(untilMs === undefined ? {} : { until: instant(untilMs) }),
      weekdays: [...weekdays],
      hours: [...hours],
    },
    exclusive: isExclusive,
  };
}

/** A rule as it was sent; its amounts are known to be whole. */
export function promotionOf({ window, exclusive, effect, ...rest }: PromotionView): Promotion {
  const { from, until, weekdays, hours } = window;
  return {
    ...rest,
    window: {
      ...(from === undefined ? {} : { fromMs: Date.parse(from) }),
      ...(until === undefined ? {} : { untilMs: Date.parse(until) }),
      weekdays,
      hours,
    },
    isExclusive: exclusive,
    effect: effect as Effect,
  };
}
