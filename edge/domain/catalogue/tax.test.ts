import { expect, test } from "vitest";
import { effectiveAt } from "./effective.ts";
import { taxFault, taxRateOn, type TaxRate } from "./tax.ts";

const rate = (validFrom: string, basisPoints: number, more: Partial<TaxRate> = {}): TaxRate => ({
  validFrom,
  kind: "taxed",
  basisPoints,
  source: "law",
  ...more,
});
const small = [
  rate("2023-01-01", 100, { kind: "small-scale", validTo: "2027-12-31" }),
  rate("2028-01-01", 300, { kind: "small-scale" }),
];

test.each([
  [small, "2022-12-31", undefined],
  [small, "2023-01-01", 100],
  [small, "2027-12-31", 100],
  [small, "2028-01-01", 300],
  [[rate("2019-04-01", 1300, { validTo: "2019-12-31" })], "2020-01-01", undefined],
])("the rate of a day: %#", (rates, day, expected) => {
  expect(taxRateOn(rates, day)?.basisPoints).toBe(expected);
});

test.each([
  [[rate("2026-01-01", 900)], undefined],
  [[rate("2026-01-01", 900, { kind: "exempt" })], /exempt/],
  [[rate("2026-01-01", 900, { validTo: "2025-12-31" })], /before it begins/],
  [[rate("2026-01-01", 900), rate("2026-01-01", 1300)], /same day/],
])("rates that contradict the tax are refused: %#", (rates, fault) => {
  if (fault === undefined) expect(taxFault(rates)).toBeUndefined();
  else expect(taxFault(rates)).toMatch(fault);
});

test("a future price holds from its own instant on, whatever the order of the rows", () => {
  const rows = [{ fromMs: 20 }, { fromMs: 0 }, { fromMs: 10 }];
  expect([-1, 0, 9, 10, 19, 20, 99].map((at) => effectiveAt(rows, at)?.fromMs)).toEqual([
    undefined,
    0,
    0,
    10,
    10,
    20,
    20,
  ]);
});
