/** What a scale has shown since its load last changed. */
export interface Settling {
  /** Readings that agree with one another, oldest first. */
  readonly agreeing: readonly number[];
  /** When the first and the last of them arrived, Unix milliseconds. */
  readonly sinceMs: number;
  readonly lastMs: number;
  readonly isSettled: boolean;
}

/** Readings that must agree before a load is believed, or the quiet time after a single one. */
const agreeingReadings = 3;
const quietMs = 300;
/** More agreeing readings than these add nothing to the mean. */
const keptReadings = 10;

/**
 * Takes one more reading. A hand on the shelf or goods being put down disagree with what was before
 * and begin anew; the load counts as settled when enough readings in a row agree.
 * @param bandGrams how far two readings of one load may lie apart.
 */
export function takeReading(
  before: Settling | undefined,
  grams: number,
  atMs: number,
  bandGrams: number,
): Settling {
  const agrees = before !== undefined && Math.abs(grams - settledGrams(before)) <= bandGrams;
  if (!agrees) return { agreeing: [grams], sinceMs: atMs, lastMs: atMs, isSettled: false };
  const agreeing = [...before.agreeing.slice(1 - keptReadings), grams];
  const isSettled =
    before.isSettled || agreeing.length >= agreeingReadings || atMs - before.sinceMs >= quietMs;
  return { agreeing, sinceMs: before.sinceMs, lastMs: atMs, isSettled };
}

/** Time passes. A scale that sends only when its load changes has settled when it falls silent. */
export function waitForSilence(before: Settling, nowMs: number): Settling {
  const isSettled = before.isSettled || nowMs - before.lastMs >= quietMs;
  return isSettled === before.isSettled ? before : { ...before, isSettled };
}

/** The mean of the readings that agree, in grams. */
export function settledGrams({ agreeing }: Settling): number {
  return agreeing.reduce((sum, grams) => sum + grams, 0) / agreeing.length;
}
