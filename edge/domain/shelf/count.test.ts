import { expect, test } from "vitest";
import { seededRandom, type Random } from "../../platform/random.ts";
import { chanceBelow, countOf, firstCount, nextCount, uncertaintyOf } from "./count.ts";
import type { Shelf } from "./shelf.ts";

const shelf: Shelf = {
  id: "A1",
  sku: "1001",
  facings: 2,
  minimum: 4,
  capacity: 24,
  tareGrams: 400,
  pieceGrams: 330,
};

test.each([
  ["400", "0", "the bare shelf"],
  ["2380", "6", "six pieces"],
  ["2380 2050", "6 5", "one is taken"],
  ["2380 2050 2380", "6 5 6", "and put back"],
  ["2380 4360", "6 12", "six are added at once"],
  ["2380 2395 2371 2388", "6 6 6 6", "noise and a draught"],
  ["400 407 412 418 425", "0 0 0 0 0", "an empty scale drifts"],
  ["360", "0", "lighter than its tare"],
  ["20000", "32", "far too heavy: as many as can be"],
])("grams %s are %s pieces: %s", (levels, counts) => {
  const [first = 0, ...rest] = levels.split(" ").map(Number);
  let estimate = firstCount(shelf, first);
  const found = [countOf(estimate)];
  for (const grams of rest) found.push(countOf((estimate = nextCount(shelf, estimate, grams))));
  expect(found.join(" ")).toBe(counts);
});

test("a load between two counts is uncertain, and says so", () => {
  const clear = firstCount(shelf, 400 + 6 * 330);
  const between = firstCount(shelf, 400 + 6.5 * 330);
  expect(uncertaintyOf(clear)).toBeLessThan(0.1);
  expect(uncertaintyOf(between)).toBeGreaterThan(0.3);
  expect(chanceBelow(clear, 6)).toBeLessThan(0.01);
  expect(chanceBelow(clear, 7)).toBeGreaterThan(0.99);
});

/** One day on one shelf: pieces that vary, a lot that is off its stated weight, drift and noise. */
function dayOnShelf(random: Random, plan: Shelf, meanRatio: number): boolean {
  const pieceGrams = plan.pieceGrams * (1 + random.normal(meanRatio));
  const newPiece = () => pieceGrams * (1 + random.normal(0.02));
  const pieces = Array.from({ length: plan.capacity }, newPiece);
  let zero = random.normal(5);
  const level = () =>
    plan.tareGrams + zero + random.normal(1.5) + pieces.reduce((sum, each) => sum + each, 0);
  let estimate = firstCount(plan, level());
  for (let step = 0; step < 60; step += 1) {
    zero += random.normal(0.5);
    if (random.next() < 0.8) pieces.splice(0, random.between(1, 2));
    else while (pieces.length < plan.capacity) pieces.push(newPiece());
    estimate = nextCount(plan, estimate, level());
  }
  return countOf(estimate) === pieces.length;
}

test("counts by changes stay exact where counts by level would not", () => {
  const seed = 20_261_124;
  const random = seededRandom(seed);
  const full = { ...shelf, capacity: 40 };
  const days = 300;
  const exact = Array.from({ length: days }, () => dayOnShelf(random, full, 0.01));
  const ratio = exact.filter(Boolean).length / days;
  console.info(`seed ${seed}: ${(ratio * 100).toFixed(1)} % of ${days} shelf days exact`);
  expect(ratio).toBeGreaterThanOrEqual(0.97);
});
