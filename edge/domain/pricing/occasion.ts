import { minuteOf, type LocalTime } from "./local-time.ts";
import type { Hours, Promotion, TimeWindow } from "./promotion.ts";

/** Under which circumstances a basket is priced. */
export interface Occasion {
  /** Unix milliseconds. */
  readonly atMs: number;
  /** The same instant by the shop's clock. */
  readonly local: LocalTime;
  readonly isMember: boolean;
  /** Codes that the customer has shown. */
  readonly coupons: readonly string[];
}

/** Whether a rule is open to this customer at this instant. */
export function holds(promotion: Promotion, occasion: Occasion): boolean {
  if (promotion.membersOnly && !occasion.isMember) return false;
  if (promotion.coupon !== "" && !occasion.coupons.includes(promotion.coupon)) return false;
  return isOpen(promotion.window, occasion);
}

/** Whether an instant lies in a window. */
export function isOpen(window: TimeWindow, { atMs, local }: Occasion): boolean {
  if (window.fromMs !== undefined && atMs < window.fromMs) return false;
  if (window.untilMs !== undefined && atMs >= window.untilMs) return false;
  if (window.hours.length === 0) return isOnDay(window, local.weekday);
  return window.hours.some((hours) => isWithin(hours, window, local));
}

function isWithin(hours: Hours, window: TimeWindow, { weekday, minute }: LocalTime): boolean {
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  if (from < to) return from <= minute && minute < to && isOnDay(window, weekday);
  if (minute >= from) return isOnDay(window, weekday);
  return minute < to && isOnDay(window, weekday === 1 ? 7 : weekday - 1);
}

function isOnDay(window: TimeWindow, weekday: number): boolean {
  return window.weekdays.length === 0 || window.weekdays.includes(weekday);
}
