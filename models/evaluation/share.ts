/** A share with the interval in which the true one lies with 95 % probability. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** @see Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference. */
export function share(hits: number, of: number): Share {
  if (of === 0) return { hits, of, low: 0, high: 1 };
  const z = 1.96;
  const p = hits / of;
  const middle = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { hits, of, low: (middle - spread) / scale, high: (middle + spread) / scale };
}

/** For example "86.2 % (84.1..88.0, 1090 of 1265)". */
export function describeShare({ hits, of, low, high }: Share): string {
  const percent = (ratio: number) => (100 * ratio).toFixed(1);
  return `${percent(of === 0 ? 0 : hits / of)} % (${percent(low)}..${percent(high)}, ${hits} of ${of})`;
}
