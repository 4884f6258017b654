import type { Shelf } from "./shelf.ts";

/** What the scale says about the number of pieces on a shelf, as far as it can be said. */
export interface CountEstimate {
  /** Probability of each number of pieces, from none to somewhat above the shelf's capacity. */
  readonly probabilities: readonly number[];
  /** As `probabilities`, from the changes of the load alone. */
  readonly byChanges: readonly number[];
  /** The last settled load, tare included. */
  readonly grams: number;
  /** How far the empty scale has drifted from its tare. */
  readonly zeroGrams: number;
  /** What one piece of the present goods weighs, learnt from pieces that came and went. */
  readonly pieceGrams: number;
  /** Standard deviation of `pieceGrams`. */
  readonly pieceErrorGrams: number;
}

/** How exactly scales and packages hold what they say. */
export interface WeighingErrors {
  /** Standard deviation of one piece's weight, relative to it. */
  readonly pieceRatio: number;
  /** Error of the stated piece weight, the same for all pieces of a lot. */
  readonly meanRatio: number;
  readonly zeroGrams: number;
  readonly noiseGrams: number;
}

/** Packed food on a 20 kg load cell: design figures, to be replaced by a pilot's. */
export const packedFood: WeighingErrors = {
  pieceRatio: 0.02,
  meanRatio: 0.01,
  zeroGrams: 8,
  noiseGrams: 3,
};

/** Share of loads that are no pieces at all: a hand, a basket, a neighbour's goods. */
const foreignRatio = 0.0001;

/** Counts from the load alone, as at the start or after a scale was exchanged. */
export function firstCount(shelf: Shelf, grams: number, errors = packedFood): CountEstimate {
  const { pieceGrams } = shelf;
  const piece = { pieceGrams, pieceErrorGrams: pieceGrams * errors.meanRatio };
  const probabilities = normalised(levelLikelihoods(shelf, grams, piece, errors));
  return { probabilities, byChanges: probabilities, grams, zeroGrams: 0, ...piece };
}

/**
 * Counts again after the load settled at `grams`. Changes are counted, because they are exact to the
 * piece, and the level corrects them: an error of 1 % in the piece weight alone makes a count by
 * level wrong at some fifty pieces. A level is weighed once against the changes, never again and
 * again, since its error stays the same.
 */
export function nextCount(
  shelf: Shelf,
  before: CountEstimate,
  grams: number,
  errors = packedFood,
): CountEstimate {
  const byChanges = afterChange(before, grams - before.grams, errors);
  const levels = levelLikelihoods(shelf, grams - before.zeroGrams, before, errors);
  const probabilities = normalised(byChanges.map((chance, n) => chance * levels[n]!));
  return {
    probabilities,
    byChanges: isSure(probabilities) ? probabilities : byChanges,
    grams,
    zeroGrams: driftOf(shelf, before.zeroGrams, probabilities, grams),
    ...learnPiece(before, grams - before.grams, errors),
  };
}

/** The likeliest number of pieces. */
export function countOf(estimate: CountEstimate): number {
  return likeliest(estimate.probabilities);
}

/** Standard deviation of the number of pieces. */
export function uncertaintyOf({ probabilities }: CountEstimate): number {
  const mean = probabilities.reduce((sum, chance, n) => sum + chance * n, 0);
  return Math.sqrt(probabilities.reduce((sum, chance, n) => sum + chance * (n - mean) ** 2, 0));
}

/** Probability that fewer than `pieces` are there, 0..1. */
export function chanceBelow({ probabilities }: CountEstimate, pieces: number): number {
  return probabilities.slice(0, Math.max(0, pieces)).reduce((sum, chance) => sum + chance, 0);
}

type Piece = Pick<CountEstimate, "pieceGrams" | "pieceErrorGrams">;

function afterChange(
  { byChanges: before, ...piece }: CountEstimate,
  changeGrams: number,
  errors: WeighingErrors,
): number[] {
  const around = Math.round(changeGrams / piece.pieceGrams);
  const reach = 3 + Math.ceil((Math.abs(around) * 3 * piece.pieceErrorGrams) / piece.pieceGrams);
  const moves = Array.from({ length: 2 * reach + 1 }, (_, n) => around - reach + n).map((move) => ({
    move,
    chance: density(
      changeGrams - move * piece.pieceGrams,
      weightVariance(move, piece, errors) + 2 * errors.noiseGrams ** 2,
    ),
  }));
  const floor = foreignRatio / before.length / piece.pieceGrams;
  const after = before.map(() => 0);
  for (const [n, chance] of before.entries())
    for (const { move, chance: moved } of moves)
      if (n + move >= 0 && n + move < after.length) after[n + move]! += chance * (moved + floor);
  return after.some((chance) => chance > 0) ? normalised(after) : normalised(before.map(() => 1));
}

/** Of `pieces` together, in square grams. */
function weightVariance(
  pieces: number,
  { pieceGrams, pieceErrorGrams }: Piece,
  { pieceRatio }: WeighingErrors,
): number {
  return Math.abs(pieces) * (pieceRatio * pieceGrams) ** 2 + (pieces * pieceErrorGrams) ** 2;
}

function levelLikelihoods(
  { capacity, tareGrams }: Shelf,
  grams: number,
  piece: Piece,
  errors: WeighingErrors,
): number[] {
  const most = Math.ceil(capacity * 1.25) + 2;
  const floor = foreignRatio / most / piece.pieceGrams;
  const load = Math.min(Math.max(grams - tareGrams, 0), most * piece.pieceGrams);
  return Array.from({ length: most + 1 }, (_, n) => {
    const variance = weightVariance(n, piece, errors) + errors.zeroGrams ** 2;
    return density(load - n * piece.pieceGrams, variance) + floor;
  });
}

/**
 * Pieces that surely came or went tell what one weighs: a lot may be 1 % off its stated weight, and
 * after some thirty pieces less than half of that error is left.
 */
function learnPiece(before: Piece, changeGrams: number, errors: WeighingErrors): Piece {
  const { pieceGrams, pieceErrorGrams } = before;
  const moved = Math.round(changeGrams / pieceGrams);
  const noise = 2 * errors.noiseGrams ** 2;
  const deviation = Math.sqrt(weightVariance(moved, before, errors) + noise);
  const off = Math.abs(changeGrams - moved * pieceGrams);
  if (moved === 0 || deviation > pieceGrams / 8 || off > pieceGrams / 4)
    return { pieceGrams, pieceErrorGrams };
  const known = 1 / pieceErrorGrams ** 2;
  const seen = moved ** 2 / (Math.abs(moved) * (errors.pieceRatio * pieceGrams) ** 2 + noise);
  return {
    pieceGrams: (known * pieceGrams + seen * (changeGrams / moved)) / (known + seen),
    // Never quite sure: the next lot differs again.
    pieceErrorGrams: Math.max(Math.sqrt(1 / (known + seen)), pieceGrams / 250),
  };
}

function isSure(probabilities: readonly number[]): boolean {
  return probabilities[likeliest(probabilities)]! > 0.999;
}

/** Only an empty shelf shows its zero; a slow follower never takes a slow sale for drift. */
function driftOf(
  { tareGrams, pieceGrams }: Shelf,
  zeroGrams: number,
  probabilities: readonly number[],
  grams: number,
): number {
  const off = grams - tareGrams - zeroGrams;
  const isEmpty = probabilities[0]! > 0.99 && Math.abs(off) < pieceGrams / 4;
  return isEmpty ? zeroGrams + off / 10 : zeroGrams;
}

function density(off: number, variance: number): number {
  return Math.exp(-(off * off) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function likeliest(probabilities: readonly number[]): number {
  return probabilities.reduce((best, chance, n) => (chance > probabilities[best]! ? n : best), 0);
}
