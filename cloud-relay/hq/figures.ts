import type { HqStoreView, HqTodayView } from "../../edge/contract/hq.ts";
import type { HourRow, StoreState } from "../engines/port.ts";
import { addDays } from "../../edge/domain/sale/business-day.ts";

const shownDays = 14;
const firstHourOfDay = 4;

/** Everything that the figures of one look are made from. */
export interface FigureSources {
  readonly businessDay: string;
  readonly asOfMs: number;
  readonly stores: readonly StoreState[];
  readonly hours: readonly HourRow[];
  /** By store: sold on the same weekday a week before, up to the same time. */
  readonly lastWeekSoFar: ReadonlyMap<string, number>;
}

/** The first business day whose sales the figures need. */
export function earliestDay(businessDay: string): string {
  return addDays(businessDay, 1 - shownDays);
}

export function storeViews(sources: FigureSources): HqStoreView[] {
  return sources.stores.map((state) => storeView(state, sources));
}

function storeView(state: StoreState, sources: FigureSources): HqStoreView {
  const { businessDay } = sources;
  const rows = sources.hours.filter((row) => row.store === state.store);
  const lastWeekDay = addDays(businessDay, -7);
  return {
    store: state.store,
    name: state.name,
    lastSeenAt: state.lastSeenMs === 0 ? null : new Date(state.lastSeenMs).toISOString(),
    durable: state.durable,
    behind: Math.max(0, state.head - state.durable),
    chain: state.chain,
    parked: state.parked,
    salesToday: total(onDay(rows, businessDay), "sales"),
    revenueToday: total(onDay(rows, businessDay), "revenue"),
    lastWeek: {
      revenueSoFar: sources.lastWeekSoFar.get(state.store) ?? 0,
      revenue: total(onDay(rows, lastWeekDay), "revenue"),
    },
    hours: hoursOf(rows, businessDay),
    days: Array.from({ length: shownDays }, (_, back) => {
      const day = addDays(businessDay, back + 1 - shownDays);
      const sold = onDay(rows, day);
      return { businessDay: day, revenue: sold.length === 0 ? null : total(sold, "revenue") };
    }),
  };
}

/** All stores of the sources together. */
export function todayView(sources: FigureSources): HqTodayView {
  const { businessDay, hours } = sources;
  const lastWeek = onDay(hours, addDays(businessDay, -7));
  return {
    businessDay,
    asOf: new Date(sources.asOfMs).toISOString(),
    stores: sources.stores.length,
    revenue: total(onDay(hours, businessDay), "revenue"),
    sales: total(onDay(hours, businessDay), "sales"),
    lastWeek: {
      revenueSoFar: [...sources.lastWeekSoFar.values()].reduce((a, b) => a + b, 0),
      revenue: total(lastWeek, "revenue"),
      sales: total(lastWeek, "sales"),
    },
    hours: hoursOf(hours, businessDay),
  };
}

const onDay = (rows: readonly HourRow[], day: string) =>
  rows.filter((row) => row.businessDay === day);

const total = (rows: readonly HourRow[], figure: "sales" | "revenue") =>
  rows.reduce((sum, row) => sum + row[figure], 0);

function hoursOf(rows: readonly HourRow[], businessDay: string): HqTodayView["hours"] {
  const today = onDay(rows, businessDay);
  const before = onDay(rows, addDays(businessDay, -7));
  const revenueAt = (each: readonly HourRow[], hour: number) =>
    total(
      each.filter((row) => row.hour === hour),
      "revenue",
    );
  // The clock of a business day: 4 in the morning comes first, 3 at night last.
  return Array.from({ length: 24 }, (_, index) => (index + firstHourOfDay) % 24)
    .map((hour) => ({ hour, revenue: revenueAt(today, hour), lastWeek: revenueAt(before, hour) }))
    .filter(({ revenue, lastWeek }) => revenue !== 0 || lastWeek !== 0);
}
