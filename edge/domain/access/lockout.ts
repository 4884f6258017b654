/** Wrong PINs in a row for one name. A right one sets it back to none. */
export interface WrongPins {
  readonly count: number;
  readonly lastAtMs: number;
}

const freeTries = 3;
const firstLockMs = 30_000;
const longestLockMs = 3_600_000;

/**
 * Until when the name cannot sign in, in Unix milliseconds; 0 when it can. The first three mistakes
 * cost nothing, then each doubles the wait from 30 s to 1 h: at most 35 guesses on the first day,
 * so that a six-digit PIN falls with a chance below 0.01 % a day.
 */
export function lockedUntilMs(wrong: WrongPins): number {
  if (wrong.count < freeTries) return 0;
  const doublings = Math.min(wrong.count - freeTries, 20);
  return wrong.lastAtMs + Math.min(firstLockMs * 2 ** doublings, longestLockMs);
}
