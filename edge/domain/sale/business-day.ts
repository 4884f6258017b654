/** Gives an instant (Unix milliseconds) its business day, YYYY-MM-DD. */
export type BusinessDay = (instantMs: number) => string;

/**
 * The day on which the shop books an instant: the date in its time zone, where a new day begins only
 * at `dayStartsAt`, so that sales after midnight still belong to the evening.
 *
 * @param dayStartsAt local time, HH:MM.
 */
export function businessDayOf(timeZone: string, dayStartsAt: string): BusinessDay {
  const date = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  const [hours = 0, minutes = 0] = dayStartsAt.split(":").map(Number);
  const startMs = (hours * 60 + minutes) * 60_000;
  return (instantMs) => date.format(instantMs - startMs);
}

/** Gives an instant (Unix milliseconds) its hour on the shop's clock, 0 to 23. */
export function localHourIn(timeZone: string): (instantMs: number) => number {
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
  return (instantMs) => Number(hour.format(instantMs));
}

/** The day `count` days after `day`, YYYY-MM-DD; negative goes back. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
