import { minutesSince } from "../format/time.ts";

interface Words {
  readonly minutes: string;
  readonly hours: string;
}

/** How long something has waited: a figure, and its unit as a word. From 100 minutes on in hours. */
export function elapsed(
  since: string,
  nowMs: number,
  words: Words,
): { readonly figure: number; readonly unit: string } {
  const minutes = minutesSince(since, nowMs);
  if (minutes < 100) return { figure: minutes, unit: words.minutes };
  return { figure: Math.floor(minutes / 60), unit: words.hours };
}
