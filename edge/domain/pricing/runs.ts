import { allocate, money, sum, type Money } from "../money.ts";

/**
 * Equal pieces of one line at the price that they have come down to. Goods by weight and labelled
 * portions are one piece. A run is split when a rule lowers only some of its pieces.
 */
export interface Run {
  /** Which line of the basket. */
  readonly line: number;
  readonly pieces: number;
  /** Of one piece. Minor units, never negative. */
  readonly price: number;
  /** Whether a rule has lowered it, or counted it towards something free. */
  readonly isUsed: boolean;
  /** Whether an exclusive rule has taken it. */
  readonly isClosed: boolean;
}

/** Some pieces of one run. */
export interface Pick {
  readonly run: Run;
  readonly pieces: number;
}

export function worthOf(runs: readonly Run[]): Money {
  return sum(runs.map((run) => money(run.price * run.pieces)));
}

export function piecesOf(runs: readonly Run[]): number {
  return runs.reduce((total, run) => total + run.pieces, 0);
}

/** The dearest first; equal prices in the order of their lines. */
export function dearestFirst(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) => b.price - a.price || a.line - b.line);
}

/**
 * The first `wanted` pieces of a row of runs.
 * @returns undefined when there are fewer.
 */
export function takeFirst(runs: readonly Run[], wanted: number): Pick[] | undefined {
  const picks: Pick[] = [];
  let left = wanted;
  for (const run of runs) {
    if (left === 0) break;
    const pieces = Math.min(left, run.pieces);
    picks.push({ run, pieces });
    left -= pieces;
  }
  return left === 0 ? picks : undefined;
}

/** How often the same picks can be taken again before some run is too short. */
export function timesWithin(picks: readonly Pick[]): number {
  return Math.min(...picks.map(({ run, pieces }) => Math.floor(run.pieces / pieces)));
}

/** What is left of a row of runs after the picks were taken so many times. */
export function without(runs: readonly Run[], picks: readonly Pick[], times: number): Run[] {
  const taken = new Map(picks.map(({ run, pieces }) => [run, pieces * times]));
  return runs.flatMap((run) => {
    const pieces = run.pieces - (taken.get(run) ?? 0);
    return pieces > 0 ? [pieces === run.pieces ? run : { ...run, pieces }] : [];
  });
}

/**
 * Takes an amount off some pieces together, spread in proportion to their price.
 * @param off at most what they are worth.
 */
export function takeOff(runs: readonly Run[], off: Money, isExclusive: boolean): Run[] {
  const shares = allocate(
    off,
    runs.map((run) => run.price * run.pieces),
  );
  return runs.flatMap((run, index) => lowered(run, shares[index]!, isExclusive));
}

/** A run with an amount off; pieces whose total does not divide evenly differ by one minor unit. */
export function lowered(run: Run, off: Money, isExclusive: boolean): Run[] {
  const total = run.price * run.pieces - off;
  const price = Math.floor(total / run.pieces);
  const dearer = total - price * run.pieces;
  const marked = { line: run.line, isUsed: true, isClosed: isExclusive };
  const cheaper = { ...marked, pieces: run.pieces - dearer, price };
  return dearer === 0 ? [cheaper] : [{ ...marked, pieces: dearer, price: price + 1 }, cheaper];
}
