import type { TodayView } from "../../edge/contract/http.ts";
import type { Locale } from "../../edge/domain/locale.ts";
import { growth, heading } from "../console/hour-bars.ts";
import { formatCount } from "../format/quantity.ts";
import { weekday } from "../frame/shop-time.ts";
import { managerTexts } from "./texts.ts";

type Figures = Pick<TodayView, "businessDay" | "revenue" | "sales" | "lastWeek">;

/** The day in two lines under its one number; what stands between stars is strong. */
export function todaySentence(today: Figures, locale: Locale): readonly [string, string] {
  const t = managerTexts[locale];
  const day = weekday(today.businessDay, locale);
  const share = growth(today.revenue, today.lastWeek.revenueSoFar);
  const comparison = share === undefined ? t.noGrowth(day) : t.growth(share, day);
  const sold = t.sold(formatCount(today.sales, locale));
  const average = today.sales === 0 ? "" : t.each(Math.round(today.revenue / today.sales));
  const goal = heading(today.revenue, today.lastWeek);
  const future = goal === undefined ? "" : t.heading(goal);
  return locale === "en"
    ? [comparison, [sold, average, future].filter((part) => part !== "").join(t.joint)]
    : [comparison + t.joint + sold, average + future];
}
