import { chanceBelow, type CountEstimate } from "./count.ts";
import type { Shelf } from "./shelf.ts";

export type Fill = "well" | "low" | "empty";

/** How sure the count must be before someone is sent, and before they are called off. */
const sure = { empty: 0.95, low: 0.8, well: 0.8 };

/**
 * Judges how full a shelf is. Between "low" and "well" lies one piece that changes nothing, so that
 * a customer who takes and puts back does not raise the same alert twice.
 */
export function judgeFill(before: Fill | undefined, shelf: Shelf, count: CountEstimate): Fill {
  if (chanceBelow(count, 1) >= sure.empty) return "empty";
  const isLow = chanceBelow(count, shelf.minimum) >= sure.low;
  if (isLow && (before !== "empty" || chanceBelow(count, 1) < 1 - sure.empty)) return "low";
  const enough = Math.min(shelf.minimum + 1, shelf.capacity);
  const isWell = 1 - chanceBelow(count, before === undefined ? shelf.minimum : enough) >= sure.well;
  return isWell ? "well" : (before ?? "well");
}

/** What is right for one cold place, in degrees Celsius. */
export interface ColdLimit {
  readonly celsius: number;
}

/** Chilled food, GB/T 24616-2019. */
export const chilled: ColdLimit = { celsius: 8 };

export interface Warmth {
  /** Since when the air is above the limit by 1 and by 3 degrees; undefined when it is not. */
  readonly warmSinceMs: number | undefined;
  readonly hotSinceMs: number | undefined;
  readonly isBroken: boolean;
}

const warmForMs = 20 * 60_000;
const hotForMs = 10 * 60_000;
const deadBandCelsius = 1;

/**
 * Judges a cold place by its air. A defrost and an open door are short and mean nothing; the chain is
 * broken 1 degree above the limit for 20 minutes or 3 degrees for 10, and whole again below it.
 */
export function judgeCold(
  before: Warmth | undefined,
  celsius: number,
  atMs: number,
  limit: ColdLimit,
): Warmth {
  const over = celsius - limit.celsius;
  const warmSinceMs = over > 1 ? (before?.warmSinceMs ?? atMs) : undefined;
  const hotSinceMs = over > 3 ? (before?.hotSinceMs ?? atMs) : undefined;
  const isTooLong =
    hasLasted(warmSinceMs, warmForMs, atMs) || hasLasted(hotSinceMs, hotForMs, atMs);
  const isStillBroken = before?.isBroken === true && over > -deadBandCelsius;
  return { warmSinceMs, hotSinceMs, isBroken: isTooLong || isStillBroken };
}

function hasLasted(sinceMs: number | undefined, forMs: number, nowMs: number): boolean {
  return sinceMs !== undefined && nowMs - sinceMs >= forMs;
}

/** Readings by which probes say that they measure nothing: power-on value and broken wire. */
export function isProbeFault(celsius: number): boolean {
  return celsius === 85 || celsius === -127;
}

/** When a device last spoke, and how often it does. */
export interface Heartbeat {
  readonly lastMs: number;
  readonly intervalMs: number;
  /** As its status or last will says. */
  readonly isOnline: boolean;
}

const shortestIntervalMs = 20_000;
const longestIntervalMs = 200_000;
const offlineMs = 10_000;

export function takeHeartbeat(
  before: Heartbeat | undefined,
  atMs: number,
  isOnline = true,
): Heartbeat {
  const passedMs = atMs - (before?.lastMs ?? atMs);
  // The longest usual pause counts: a scale sends bursts while goods move and is quiet between.
  const intervalMs = Math.max(passedMs, (before?.intervalMs ?? 0) * 0.95);
  return {
    lastMs: isOnline ? atMs : (before?.lastMs ?? atMs),
    intervalMs: isOnline ? intervalMs : (before?.intervalMs ?? 0),
    isOnline,
  };
}

/** Silent: three usual pauses without a word, or gone for longer than a reconnection takes. */
export function isSilent({ lastMs, intervalMs, isOnline }: Heartbeat, nowMs: number): boolean {
  const usualMs = Math.min(Math.max(intervalMs, shortestIntervalMs), longestIntervalMs);
  return nowMs - lastMs >= (isOnline ? 3 * usualMs : offlineMs);
}
