/** Gives a local time as files write it (`2010-12-01 08:26:00`) its instant, Unix milliseconds. */
export type InstantOf = (text: string) => number | undefined;

const written = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?$/;

/**
 * Of a clock hour that comes twice, one of the two; of one that is skipped, an hour beside it.
 *
 * @param timeZone IANA name.
 */
export function instantIn(timeZone: string): InstantOf {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  const aheadMs = (instantMs: number) =>
    Date.parse(`${clock.format(instantMs).replace(" ", "T")}Z`) - instantMs;
  return (text) => {
    const [, date, minute, second = ":00"] = written.exec(text) ?? [];
    if (date === undefined) return undefined;
    const local = Date.parse(`${date}T${minute}${second}Z`);
    // The 30th of February becomes a day of March.
    if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date)) return undefined;
    return local - aheadMs(local - aheadMs(local));
  };
}
