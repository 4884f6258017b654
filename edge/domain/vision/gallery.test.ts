import { expect, test } from "vitest";
import { InvariantViolation } from "../invariant.ts";
import { emptyGallery, openGallery, rankProducts } from "./gallery.ts";
import { judgeLikeness } from "./judge-likeness.ts";

/** A unit vector in the plane, so that likeness is the cosine of the angle between two. */
function at(degrees: number): Float32Array {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
}

function taught(...views: [sku: string, degrees: number][]) {
  return openGallery(views.map(([sku, degrees]) => ({ sku, vector: at(degrees) })));
}

test("the product with the most alike views comes first", () => {
  const gallery = taught(["milk", 0], ["tea", 90], ["milk", 10], ["bread", 50]);
  expect(rankProducts(at(5), gallery).map(({ sku }) => sku)).toEqual(["milk", "bread", "tea"]);
  expect(rankProducts(at(5), gallery)[0]!.cosine).toBeCloseTo(Math.cos((5 * Math.PI) / 180), 6);
});

test("one lucky view does not outweigh three good ones", () => {
  const gallery = taught(
    ["milk", 0],
    ["milk", 80],
    ["milk", 85],
    ["tea", 8],
    ["tea", 9],
    ["tea", 10],
  );
  expect(rankProducts(at(1), gallery)[0]!.sku).toBe("tea");
});

test("of many views only the three most alike count", () => {
  const gallery = taught(["milk", 0], ["milk", 0], ["milk", 0], ["milk", 170], ["tea", 20]);
  expect(rankProducts(at(0), gallery)[0]!.cosine).toBeCloseTo(1, 6);
});

test("nothing taught, nothing ranked", () => {
  expect(rankProducts(at(0), emptyGallery)).toEqual([]);
});

test("vectors of different models do not mix", () => {
  const views = [
    { sku: "milk", vector: at(0) },
    { sku: "tea", vector: Float32Array.of(1, 0, 0) },
  ];
  expect(() => openGallery(views)).toThrow(InvariantViolation);
});

const calibration = { temperature: 0.1, unknownCosine: 0.5 };

test.each<[number[], string | null, number, string]>([
  // Likeness of the products; who is named; confidence; why.
  [[], null, 0, "nothing is taught"],
  [[0.9], "p0", 0.98, "far above something else"],
  [[0.9, 0.9], "p0", 0.495, "two twins share the probability"],
  [[0.5], "p0", 0.5, "as probable as something else"],
  [[0.4], null, 0.27, "something else is more probable"],
  [[-1, -1], null, 0, "the opposite of everything known"],
])("likeness %j names %s with %f: %s", (cosines, sku, confidence) => {
  const ranked = cosines.map((cosine, i) => ({ sku: `p${i}`, cosine }));
  const judged = judgeLikeness(ranked, calibration);
  expect(judged.sku).toBe(sku);
  expect(judged.confidence).toBeCloseTo(confidence, 2);
});

test("at most five candidates, most probable first, together no more than certain", () => {
  const ranked = Array.from({ length: 9 }, (_, i) => ({ sku: `p${i}`, cosine: 0.9 - i / 50 }));
  const { candidates } = judgeLikeness(ranked, calibration);
  expect(candidates.map(({ sku }) => sku)).toEqual(["p0", "p1", "p2", "p3", "p4"]);
  expect(candidates.reduce((sum, each) => sum + each.confidence, 0)).toBeLessThanOrEqual(1);
});
