import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { products } from "../catalogue/products.ts";
import type { Drawing } from "./drawing.ts";
import { drawings } from "./drawings.ts";

const fresh = [
  "round apple",
  "tall apple",
  "banana",
  "orange",
  "mandarin",
  "pear",
  "grapes",
  "tomato",
  "cucumber",
  "potato",
  "carrot",
  "aubergine",
  "bok choy",
  "broccoli",
  "enoki",
  "croissant",
];

test("every product is drawn, and nothing else", () => {
  expect([...drawings.keys()].sort()).toEqual(products.map(({ sku }) => sku).sort());
});

test.each([...drawings])("%s is drawn in the shop's manner", (_, { silhouette, art, features }) => {
  expect(silhouette).toMatch(/^M[\d.\sA-Za-z-]+z$/i);
  const characters = art.match(/<text/g)?.length ?? 0;
  const hasNone = fresh.includes(features["family"]!) || features["character"] === "";
  expect(characters).toBe(hasNone ? 0 : 1);
  expect(art, "the dark side").toContain("rgba(19,32,26,0.16)");
  expect(new Set(art.match(/ id="\w+"/g)).size).toBe(art.match(/ id="\w+"/g)?.length);
});

function differences(one: Drawing, other: Drawing): number {
  if (one.features["family"] !== other.features["family"]) return Infinity;
  const names = Object.keys(one.features);
  return names.filter((name) => one.features[name] !== other.features[name]).length;
}

test("no two products look alike: variants differ in two features or more", () => {
  const all = [...drawings];
  for (const [i, [sku, drawing]] of all.entries())
    for (const [other, otherDrawing] of all.slice(i + 1))
      expect(differences(drawing, otherDrawing), `${sku} and ${other}`).toBeGreaterThanOrEqual(2);
});

test("the outlines stand in the repository as they are drawn", () => {
  const kept: unknown = JSON.parse(
    readFileSync(new URL("../pictures/outlines.json", import.meta.url), "utf8"),
  );
  expect(kept).toEqual(
    Object.fromEntries([...drawings].map(([sku, { silhouette }]) => [sku, silhouette])),
  );
});
