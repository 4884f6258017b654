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
