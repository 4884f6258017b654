import { expect, test } from "vitest";
import { seededRandom } from "./random.ts";

test("a seed gives its own numbers, always the same", () => {
  const take = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, () => random.between(1, 1_000_000));
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test("the normal distribution has the asked spread and its mean at zero", () => {
  const random = seededRandom(1);
  const values = Array.from({ length: 20_000 }, () => random.normal(3));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(Math.sqrt(variance)).toBeCloseTo(3, 1);
});

test("whole numbers reach both ends", () => {
  const random = seededRandom(3);
  const seen = new Set(Array.from({ length: 200 }, () => random.between(2, 4)));
  expect([...seen].sort()).toEqual([2, 3, 4]);
});
