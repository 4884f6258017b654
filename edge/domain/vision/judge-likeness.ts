import type { Likeness } from "./gallery.ts";

/** How likeness becomes trust; fitted to one model on photos that it was not trained on. */
export interface Calibration {
  /** Smaller: a small lead in likeness already decides. */
  readonly temperature: number;
  /** The likeness at which "something else" is as probable as the product. */
  readonly unknownCosine: number;
}

export interface Judgement {
  /** Null: "something else" is more probable than every product. */
  readonly sku: string | null;
  /** Probability that the best candidate is right, 0..1. */
  readonly confidence: number;
  /** At most five, the most probable first. */
  readonly candidates: readonly { readonly sku: string; readonly confidence: number }[];
}

const candidateCount = 5;

/**
 * Turns likeness into probabilities: a soft maximum over all taught products and over "something
 * else". Nothing taught means that everything is unknown.
 * @param ranked the most alike first.
 */
export function judgeLikeness(ranked: readonly Likeness[], calibration: Calibration): Judgement {
  const [best] = ranked;
  if (best === undefined) return { sku: null, confidence: 0, candidates: [] };
  const { temperature, unknownCosine } = calibration;
  // Subtracting the largest exponent keeps every power within 0..1.
  const top = Math.max(best.cosine, unknownCosine);
  const weight = (cosine: number) => Math.exp((cosine - top) / temperature);
  const total = ranked.reduce((sum, each) => sum + weight(each.cosine), weight(unknownCosine));
  const candidates = ranked
    .slice(0, candidateCount)
    .map(({ sku, cosine }) => ({ sku, confidence: weight(cosine) / total }));
  const { confidence } = candidates[0]!;
  return { sku: best.cosine < unknownCosine ? null : best.sku, confidence, candidates };
}
