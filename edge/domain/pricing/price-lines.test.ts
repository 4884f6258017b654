import fc from "fast-check";
import { expect, test } from "vitest";
import { money, sum } from "../money.ts";
import type { LineToPrice } from "./list-price.ts";
import { priceLines } from "./price-lines.ts";

const pieces = (unitPrice: number, quantity: number, vatBasisPoints: number): LineToPrice => ({
  soldBy: "piece",
  unitPrice: money(unitPrice),
  quantity,
  vatBasisPoints,
});

const vats = (lines: readonly LineToPrice[], off = 0) =>
  priceLines(lines, money(off)).map((line) => line.vat);

test.each([
  [[pieces(11_300, 1, 1_300)], [1_300], "13 % inside 113.00"],
  [
    [pieces(2_260, 1, 1_300), pieces(1_090, 1, 900), pieces(500, 1, 0)],
    [260, 90, 0],
    "three rates",
  ],
  [
    [pieces(4, 1, 1_300), pieces(4, 1, 1_300), pieces(4, 1, 1_300)],
    [1, 0, 0],
    "rounded once a rate",
  ],
  [[pieces(0, 1, 1_300)], [0], "nothing in nothing"],
])("the VAT of a receipt is rounded once for each rate: %#", (lines, expected, because) => {
  expect(vats(lines), because).toEqual(expected);
});

test("a label's own price wins over the unit price", () => {
  const line: LineToPrice = {
    ...pieces(1_998, 640, 900),
    soldBy: "weight",
    labelPrice: money(1_280),
  };
  expect(priceLines([line])[0]).toMatchObject({ list: 1_280, net: 1_280 });
});

test("lines add up to the header, for any basket and discount", () => {
  const line = fc.record({
    soldBy: fc.constantFrom("piece" as const, "weight" as const),
    unitPrice: fc.nat(10_000_000).map(money),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    vatBasisPoints: fc.constantFrom(0, 900, 1_300),
  });
  const baskets = fc.array(line, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(baskets, fc.nat(1_000_000_000), (lines, off) => {
      const priced = priceLines(lines, money(off));
      const list = sum(priced.map((each) => each.list));
      expect(sum(priced.map((each) => each.net))).toBe(Math.max(0, list - off));
      for (const { net, vat } of priced) expect(vat >= 0 && vat <= net).toBe(true);
      for (const rate of [900, 1_300]) {
        const ofRate = priced.filter((_, index) => lines[index]!.vatBasisPoints === rate);
        const gross = sum(ofRate.map((each) => each.net));
        const vat = sum(ofRate.map((each) => each.vat));
        expect(Math.abs(vat - (gross * rate) / (10_000 + rate))).toBeLessThanOrEqual(0.5 + 1e-3);
      }
    }),
    { numRuns: 3_000 },
  );
});
