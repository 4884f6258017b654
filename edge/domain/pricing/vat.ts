import { allocate, scale, subtract, sum, zero, type Money } from "../money.ts";

/** Whether prices hold the VAT already, as in shops, or it is added to them, as among firms. */
export type VatMode = "included" | "added";

interface TaxedLine {
  readonly net: Money;
  readonly vatBasisPoints: number;
}

/**
 * The VAT of each line. It is rounded once for each rate of the receipt, as it is declared, and then
 * shared among the lines of that rate.
 */
export function vatOfLines(lines: readonly TaxedLine[], mode: VatMode): Money[] {
  const vats = lines.map(() => zero);
  for (const rate of new Set(lines.map((line) => line.vatBasisPoints))) {
    const ofRate = [...lines.keys()].filter((index) => lines[index]!.vatBasisPoints === rate);
    const nets = ofRate.map((index) => lines[index]!.net);
    const total = sum(nets);
    if (total === 0) continue;
    const vat = mode === "included" ? vatInside(total, rate) : scale(total, rate, 10_000);
    const shares = allocate(vat, nets);
    for (const [place, index] of ofRate.entries()) vats[index] = shares[place]!;
  }
  return vats;
}

/** The VAT inside a price that includes it: what the price without VAT, rounded, leaves. */
function vatInside(gross: Money, vatBasisPoints: number): Money {
  return subtract(gross, scale(gross, 10_000, 10_000 + vatBasisPoints));
}
