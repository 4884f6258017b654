import type { BundlePart, Effect, Promotion, TimeWindow } from "./promotion.ts";

/** Why a rule cannot be used, in words for its author; undefined when it can. */
export function promotionFault({ window, effect }: Promotion): string | undefined {
  return windowFault(window) ?? effectFault(effect);
}

function windowFault({ fromMs, untilMs, hours }: TimeWindow): string | undefined {
  if (fromMs !== undefined && untilMs !== undefined && fromMs >= untilMs)
    return "window: it ends before it begins";
  return hours.some(({ from, to }) => from === to)
    ? "window.hours: from and to are the same"
    : undefined;
}

function effectFault(effect: Effect): string | undefined {
  switch (effect.kind) {
    case "n-for-m":
      return effect.pay < effect.take ? undefined : "effect.pay: must be less than take";
    case "amount-off":
      return effect.repeats && effect.minimum.amount === 0
        ? "effect.minimum.amount: a rule that repeats needs one"
        : undefined;
    case "bundle-price":
      return bundleFault(effect.parts);
    case "near-expiry": {
      const days = effect.steps.map((step) => step.daysLeft);
      return new Set(days).size < days.length ? "effect.steps: two for the same day" : undefined;
    }
    case "percent-off":
    case "amount-off-each":
    case "price-each":
    case "buy-x-get-y":
    case "cheapest-free":
      return undefined;
  }
}

function bundleFault(parts: readonly BundlePart[]): string | undefined {
  const skus = parts.flatMap((part) => [...new Set(part.skus)]);
  if (parts.length === 0 || parts.some((part) => part.skus.length === 0))
    return "effect.parts: every part needs a product";
  return new Set(skus).size < skus.length
    ? "effect.parts: a product belongs to two parts"
    : undefined;
}
