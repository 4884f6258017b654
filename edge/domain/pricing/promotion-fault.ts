import type { BundlePart, Effect, MarkdownStep, Promotion, TimeWindow } from "./promotion.ts";

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
  if (effect.kind === "n-for-m" && effect.pay >= effect.take)
    return "effect.pay: must be less than take";
  if (effect.kind === "amount-off" && effect.repeats && effect.minimum.amount === 0)
    return "effect.minimum.amount: a rule that repeats needs one";
  if (effect.kind === "bundle-price") return bundleFault(effect.parts);
  return effect.kind === "near-expiry" ? ladderFault(effect.steps) : undefined;
}

function ladderFault(steps: readonly MarkdownStep[]): string | undefined {
  const days = new Set(steps.map((step) => step.daysLeft));
  return days.size < steps.length ? "effect.steps: two for the same day" : undefined;
}

function bundleFault(parts: readonly BundlePart[]): string | undefined {
  const skus = parts.flatMap((part) => [...new Set(part.skus)]);
  if (parts.length === 0 || parts.some((part) => part.skus.length === 0))
    return "effect.parts: every part needs a product";
  return new Set(skus).size < skus.length
    ? "effect.parts: a product belongs to two parts"
    : undefined;
}
