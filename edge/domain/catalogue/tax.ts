/**
 * How goods stand to VAT. `zero` keeps the right to deduct input VAT, `exempt` loses it; `not-taxed` is
 * outside the tax altogether, as a top-up of a card is; `small-scale` is the levy of a small payer.
 */
export const taxKinds = ["taxed", "exempt", "zero", "not-taxed", "small-scale"] as const;

export type TaxKind = (typeof taxKinds)[number];

/** What holds for a class of goods between two days. */
export interface TaxRate {
  /** YYYY-MM-DD, the first day. */
  readonly validFrom: string;
  /** YYYY-MM-DD, the last day; absent: until something else is said. */
  readonly validTo?: string;
  readonly kind: TaxKind;
  /** 1300 is 13 %; 0 unless taxed or small-scale. */
  readonly basisPoints: number;
  /** The law or notice that says so. */
  readonly source: string;
}

/** Goods that are taxed alike. */
export interface TaxClass {
  readonly id: string;
  readonly names: { readonly "zh-CN": string; readonly en: string };
  readonly rates: readonly TaxRate[];
}

/** The rate of a day: the latest that has begun, unless it is over. */
export function taxRateOn(rates: readonly TaxRate[], day: string): TaxRate | undefined {
  const begun = rates.filter(({ validFrom }) => validFrom <= day);
  const latest = begun.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return latest?.validTo === undefined || day <= latest.validTo ? latest : undefined;
}

/** Why rates cannot be used, in words for their author; undefined when they can. */
export function taxFault(rates: readonly TaxRate[]): string | undefined {
  for (const { kind, basisPoints, validFrom, validTo } of rates) {
    const isPayable = kind === "taxed" || kind === "small-scale";
    if (!isPayable && basisPoints !== 0) return `rates: ${kind} has no rate`;
    if (validTo !== undefined && validTo < validFrom) return "rates: one ends before it begins";
  }
  const starts = new Set(rates.map((rate) => rate.validFrom));
  return starts.size < rates.length ? "rates: two begin on the same day" : undefined;
}
