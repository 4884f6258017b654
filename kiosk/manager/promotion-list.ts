import type { PromotionView } from "../../edge/contract/promotions.ts";

export type PromotionState = "now" | "later" | "other-days" | "over";

/**
 * Whether a promotion holds on the day of `at`. Its hours are not looked at: they are shown.
 * @param at Unix milliseconds.
 * @param weekday of the shop's day, 1 is Monday.
 */
export function stateOf(
  { window }: Pick<PromotionView, "window">,
  at: number,
  weekday: number,
): PromotionState {
  if (window.until !== undefined && Date.parse(window.until) <= at) return "over";
  if (window.from !== undefined && Date.parse(window.from) > at) return "later";
  if (window.weekdays.length > 0 && !window.weekdays.includes(weekday)) return "other-days";
  return "now";
}

/** 1 is Monday. @param day YYYY-MM-DD. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

const order: readonly PromotionState[] = ["now", "later", "other-days", "over"];

/** Those of today first, each group by the priority of its promotions. */
export function listPromotions(
  promotions: readonly PromotionView[],
  at: number,
  weekday: number,
): { readonly promotion: PromotionView; readonly state: PromotionState }[] {
  return promotions
    .map((promotion) => ({ promotion, state: stateOf(promotion, at, weekday) }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        b.promotion.priority - a.promotion.priority,
    );
}
