/** What becomes of each yuan that customers paid, without VAT: shares between 0 and 1. */
export interface MarginShares {
  readonly goods: number;
  readonly margin: number;
}

/** Undefined before the first sale. A day that lost money has a negative margin and goods above 1. */
export function marginShares(revenueExVat: number, margin: number): MarginShares | undefined {
  if (revenueExVat <= 0) return undefined;
  return { goods: 1 - margin / revenueExVat, margin: margin / revenueExVat };
}

/** Share of counted lines that were right; undefined when none was counted. */
export function accuracy(counted: number, wrong: number): number | undefined {
  return counted === 0 ? undefined : 1 - wrong / counted;
}

/** Where each alert stands on a strip of the day, 0 at its first, 1 at `asOf`. */
export function alertStrip(
  times: readonly { readonly at: string; readonly open: boolean }[],
  asOf: string,
): { readonly place: number; readonly isOpen: boolean }[] {
  const instants = times.map(({ at }) => Date.parse(at));
  const first = Math.min(...instants);
  const span = Math.max(1, Date.parse(asOf) - first);
  return times.map(({ at, open }) => ({
    place: Math.min(1, Math.max(0, (Date.parse(at) - first) / span)),
    isOpen: open,
  }));
}

/** "27.0%" */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace("-", "−")}%`;
}
