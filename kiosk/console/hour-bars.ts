/** Sold in one hour, and in the same hour a week before, in fen. */
export interface Hour {
  readonly hour: number;
  readonly revenue: number;
  readonly lastWeek: number;
}

/** One hour of the drawing; heights are shares of the tallest, 0 to 1. */
export interface HourBar {
  readonly hour: number;
  readonly height: number;
  readonly lastWeekHeight: number;
  readonly isRunning: boolean;
  readonly revenue: number;
  readonly lastWeek: number;
}

/**
 * The hours of a shop's day from the first to the last in which anything was sold, this week or last,
 * without gaps. Hours are of the local clock; the day goes on past midnight when the list does.
 *
 * @param runningHour the hour that is not over yet
 */
export function hourBars(hours: readonly Hour[], runningHour: number): HourBar[] {
  const sold = hours.filter(({ revenue, lastWeek }) => revenue > 0 || lastWeek > 0);
  const first = sold[0]?.hour;
  const last = sold.at(-1)?.hour;
  if (first === undefined || last === undefined) return [];
  const tallest = Math.max(...sold.map(({ revenue, lastWeek }) => Math.max(revenue, lastWeek)));
  const span = ((last - first + 24) % 24) + 1;
  return Array.from({ length: span }, (_, index) => {
    const hour = (first + index) % 24;
    const found = sold.find((each) => each.hour === hour);
    const revenue = found?.revenue ?? 0;
    const lastWeek = found?.lastWeek ?? 0;
    const isRunning = hour === runningHour;
    const height = Math.max(0, revenue / tallest);
    return { hour, height, lastWeekHeight: lastWeek / tallest, isRunning, revenue, lastWeek };
  });
}

/** How much more than a week before, as a share: 0.062 is 6.2 % more; undefined without a week before. */
export function growth(now: number, before: number): number | undefined {
  return before > 0 ? now / before - 1 : undefined;
}

/** Where the day is heading if its rest goes like last week's, in fen; undefined too early and at its end. */
export function heading(
  revenue: number,
  lastWeek: { readonly revenueSoFar: number; readonly revenue: number },
): number | undefined {
  const { revenueSoFar, revenue: whole } = lastWeek;
  const isEarly = revenueSoFar * 10 < whole;
  const isOver = revenueSoFar * 50 >= whole * 49;
  if (revenueSoFar <= 0 || isEarly || isOver) return undefined;
  return Math.round((revenue * whole) / revenueSoFar / 10_000) * 10_000;
}
