type Instant = number | string;

/** A shop's screens show the shop's time; without a zone, the device's own. */
function parts(at: Instant, timeZone: string | undefined): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return Object.fromEntries(
    format.formatToParts(new Date(at)).map((each) => [each.type, each.value]),
  );
}

/** "14:36". @param at Unix milliseconds or RFC 3339. */
export function formatClock(at: Instant, timeZone?: string): string {
  const { hour = "", minute = "" } = parts(at, timeZone);
  return `${hour}:${minute}`;
}

/** "2026-11-24" */
export function formatDate(at: Instant, timeZone?: string): string {
  const { year = "", month = "", day = "" } = parts(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** "2026-11-24 14:36" */
export function formatInstant(at: Instant, timeZone?: string): string {
  return `${formatDate(at, timeZone)} ${formatClock(at, timeZone)}`;
}

/** "1:42", also above an hour: "75:00". Nothing below zero. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Whole minutes since `at`, never negative. */
export function minutesSince(at: Instant, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - new Date(at).getTime()) / 60_000));
}
