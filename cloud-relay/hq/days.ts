/** The stores' own calendar, as headquarters needs it for its figures. */
export class ShopCalendar {
  readonly #date: Intl.DateTimeFormat;
  readonly #hour: Intl.DateTimeFormat;
  readonly #dayStartMinutes: number;

  /** @param dayStartsAt local time at which the business day begins, HH:MM. */
  constructor(timeZone: string, dayStartsAt: string) {
    this.#date = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
    this.#hour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
    const [hours = 0, minutes = 0] = dayStartsAt.split(":").map(Number);
    this.#dayStartMinutes = hours * 60 + minutes;
  }

  /** YYYY-MM-DD; before the start of the day it is still yesterday. */
  businessDay(instantMs: number): string {
    return this.#date.format(new Date(instantMs - this.#dayStartMinutes * 60_000));
  }

  localHour(instant: string): number {
    return Number(this.#hour.format(new Date(instant)));
  }
}

/** The business day `count` days after `day`; negative goes back. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
