import { expect, test } from "vitest";
import type { ShelfView } from "../../edge/contract/lists.ts";
import { listShelves, neighbours, shelfStanding } from "./shelf-rows.ts";

function shelf(id: string, count: number | null = 5, zh = "茶"): ShelfView {
  const names = { "zh-CN": zh, en: "Tea" };
  const at = null;
  const weights = { grams: null, tareGrams: 700, pieceGrams: 528 };
  return { id, sku: id, names, minimum: 3, capacity: 12, count, ...weights, at, backRoom: 0 };
}

test.each([
  [null, "unknown"],
  [0, "empty"],
  [-1, "empty"],
  [2, "low"],
  [3, "fine"],
] as const)("%s pieces of at least 3: %s", (count, standing) => {
  expect(shelfStanding(shelf("A1", count))).toBe(standing);
});

test("empty places come first, then low ones, then by code", () => {
  const list = [shelf("A3"), shelf("A2", 1), shelf("B1", 0), shelf("A1", null)];
  expect(listShelves(list, "").map(({ id }) => id)).toEqual(["B1", "A2", "A1", "A3"]);
});

test.each([
  ["a2", ["A2"]],
  ["奶", ["A1"]],
  ["TEA", ["A1", "A2"]],
])("looking for %j finds %j", (text, ids) => {
  const list = [shelf("A1", 5, "牛奶"), shelf("A2")];
  expect(listShelves(list, text).map(({ id }) => id)).toEqual(ids);
});

test("a strip shows the rack around the gap", () => {
  const rack = ["A1-1", "A1-2", "A1-3", "A1-4", "A1-5", "B1-1"].map((id) => shelf(id));
  expect(neighbours(rack, "A1-5", 3).map(({ id }) => id)).toEqual(["A1-3", "A1-4", "A1-5"]);
  expect(neighbours(rack, "A1-3", 3).map(({ id }) => id)).toEqual(["A1-2", "A1-3", "A1-4"]);
  expect(neighbours(rack, "B1-1", 3).map(({ id }) => id)).toEqual(["B1-1"]);
});
