import { describe, expect, test } from "vitest";
import { Goods } from "./goods.svelte.ts";
import { apple, oolong } from "./testing/simulated-shop.ts";

describe("search by hand", () => {
  const goods = new Goods();
  goods.all = [oolong, apple];

  test.each([
    ["", ["fuji-apple", "oolong-500"], "loose goods come first"],
    ["苹果", ["fuji-apple"], "a part of the name"],
    ["OOLONG", ["oolong-500"], "the other language, any case"],
    ["40101", ["fuji-apple"], "the number on the label"],
    ["9521432100119", ["oolong-500"], "the barcode"],
    ["xyz", [], "nothing"],
  ])("%j finds %j: %s", (text, skus) => {
    expect(goods.search(text).map(({ sku }) => sku)).toEqual(skus);
  });

  test("one of it is a piece, or a typical piece's grams", () => {
    expect([goods.quantityOfOne("oolong-500"), goods.quantityOfOne("fuji-apple")]).toEqual([
      1, 206,
    ]);
  });
});
