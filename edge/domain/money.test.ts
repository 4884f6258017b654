import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate, money, scale, sum } from "./money.ts";

test.each([
  [1498, 412, 1000, 617, "0.412 kg of apples at 14.98 a kilogram"],
  [999, 1, 1000, 1, "0.999 fen rounds up"],
  [5, 1, 10, 1, "half a fen rounds away from zero"],
  [-5, 1, 10, -1, "and so does half a fen owed"],
  [100, 0, 1000, 0, "nothing weighed costs nothing"],
  [900_000_000_000, 30_000_001, 30_000_000, 900_000_030_000, "ten tonnes of saffron, exactly"],
  [-900_000_000_000, 1_000_003, 2_000_000, -450_001_350_000, "and owed"],
])("scale(%i, %i, %i) is %i: %s", (amount, numerator, denominator, expected) => {
  expect(scale(money(amount), numerator, denominator)).toBe(expected);
});

test.each([
  [10, [1, 1, 1], [4, 3, 3], "an odd fen goes to the first"],
  [100, [300, 100], [75, 25], "in proportion"],
  [0, [1, 2], [0, 0], "nothing splits into nothing"],
  [7, [0, 1], [0, 7], "a part without weight gets nothing"],
  [
    900_000_001,
    [8_000_000_000, 8_000_000_001],
    [450_000_000, 450_000_001],
    "more than 2^53 between",
  ],
])("allocate(%i, %j) is %j: %s", (amount, weights, expected) => {
  expect(allocate(money(amount), weights)).toEqual(expected);
});

test("allocation neither makes nor loses money, and no part is off by a whole unit", () => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc
        .array(fc.nat(100_000), { minLength: 1, maxLength: 30 })
        .filter((w) => w.some((x) => x > 0)),
      (amount, weights) => {
        const parts = allocate(money(amount), weights);
        const weightTotal = weights.reduce((a, b) => a + b, 0);
        expect(sum(parts)).toBe(amount);
        for (const [i, part] of parts.entries())
          expect(Math.abs(part - (amount * weights[i]!) / weightTotal)).toBeLessThan(1);
      },
    ),
  );
});

test("a fraction is not money", () => {
  expect(() => money(0.5)).toThrow("not a whole amount");
});
