/** What the clock on the shop's wall says. */
export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes since midnight by the clock, 0 to 1439. */
  readonly minute: number;
}

/** Gives an instant (Unix milliseconds) its local time. */
export type LocalTimeOf = (instantMs: number) => LocalTime;

/** @param timeZone IANA name. */
export function localTimeIn(timeZone: string): LocalTimeOf {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return (instantMs) => {
    const [date = "", time = ""] = clock.format(instantMs).split(" ");
    return { date, weekday: weekdayOf(date), minute: minuteOf(time) };
  };
}

/** @param time HH:MM. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Whole days from one date to another, both YYYY-MM-DD; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
