import { money, subtract, type Money } from "../money.ts";
import type { LineKind, StatementTotals } from "./statement.ts";

/** A line of a statement that has no partner in the books yet. */
export interface OpenLine {
  readonly kind: LineKind;
  readonly providerNumber: string;
  readonly ourNumber: string;
  readonly amount: Money;
}

/** What the books say was paid electronically or brought to the bank. */
export interface Booked {
  /** The provider's number or ours, whichever the books have. */
  readonly number: string;
  readonly amount: Money;
}

export interface Pair<Line, Entry> {
  readonly line: Line;
  readonly entry: Entry;
  /** What the statement says more than the books. */
  readonly difference: Money;
}

/**
 * Finds the entry of each line by its number. Amounts that differ still belong together: the number is
 * unique at the provider, and the difference is shown. No entry is matched twice.
 */
export function matchLines<Line extends OpenLine, Entry extends Booked>(
  lines: readonly Line[],
  entries: readonly Entry[],
): Pair<Line, Entry>[] {
  const byNumber = new Map<string, Entry[]>();
  for (const entry of entries)
    if (entry.number !== "")
      byNumber.set(entry.number, [...(byNumber.get(entry.number) ?? []), entry]);
  const taken = new Set<Entry>();
  const pairs: Pair<Line, Entry>[] = [];
  for (const line of withoutReversed(lines)) {
    if (line.kind !== "payment" && line.kind !== "refund") continue;
    const candidates = [line.providerNumber, line.ourNumber]
      .flatMap((number) => byNumber.get(number) ?? [])
      .filter((entry) => !taken.has(entry) && Math.sign(entry.amount) === Math.sign(line.amount));
    const entry = candidates.find(({ amount }) => amount === line.amount) ?? candidates[0];
    if (entry === undefined) continue;
    taken.add(entry);
    pairs.push({ line, entry, difference: subtract(line.amount, entry.amount) });
  }
  return pairs;
}

/** A payment that was taken back before it counted stands twice, and both rows together are nothing. */
export function withoutReversed<Line extends OpenLine>(lines: readonly Line[]): Line[] {
  const reversed = new Set(
    lines.filter(({ kind }) => kind === "reversed").map(({ providerNumber }) => providerNumber),
  );
  return lines.filter(
    ({ kind, providerNumber }) =>
      kind !== "reversed" && !(kind === "payment" && reversed.has(providerNumber)),
  );
}

export function totalsOf(
  lines: readonly (OpenLine & { readonly settled: Money; readonly feeThousandths: number })[],
): StatementTotals {
  const counted = lines.filter(({ kind }) => kind !== "fee" && kind !== "payout");
  return {
    charged: money(counted.reduce((total, { amount }) => total + amount, 0)),
    settled: money(counted.reduce((total, { settled }) => total + settled, 0)),
    feeThousandths: lines.reduce((total, { feeThousandths }) => total + feeThousandths, 0),
  };
}
