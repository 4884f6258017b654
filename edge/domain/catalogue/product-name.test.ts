import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { likeness, mayBeSameGoods } from "./near-duplicate.ts";
import { normaliseName, packKey, readName } from "./product-name.ts";

interface Reading {
  readonly input: string;
  readonly name: string;
  readonly base: string | null;
  readonly size: number | null;
  readonly count: number;
}
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly packEqual: boolean;
  readonly dice: number;
}

test.each([
  ["  鲜　牛奶\u200b ", "鲜 牛奶"],
  ["ＣＯＬＡ（３３０）", "COLA(330)"],
  ["Oat\tmilk\n1 L", "Oat milk 1 L"],
])("%j is written %j", (text, expected) => {
  expect(normaliseName(text)).toBe(expected);
  expect(normaliseName(normaliseName(text))).toBe(expected);
});

test.each<[string, string, string]>([
  ["可口可乐330ml*6听", "可口可乐", "330mlx6"],
  ["6 x 330 mL Cola", "cola", "330mlx6"],
  ["大米10斤", "大米", "5000gx1"],
  ["鸡蛋30枚", "鸡蛋", "x30"],
  ["抽纸3层120抽", "抽纸3层120抽", "x1"],
  ["Glass 250ml", "glass", "250mlx1"],
])("%s is %s in a pack of %s", (text, name, pack) => {
  const reading = readName(text);
  expect([reading.name, packKey(reading)]).toEqual([name, pack]);
});

test.each([
  ["鲜牛奶 950 mL", "鲜牛奶950毫升", true],
  ["鲜牛奶 950 mL", "鲜牛奶 450 mL", false],
  ["草莓酸奶 150 g", "原味酸奶 150 g", false],
  ["Oat milk 1 L", "OAT-MILK 1000 ml", true],
  ["Oat milk 1 L", "Soy sauce 1 L", false],
])("%s and %s: %s", (a, b, expected) => {
  expect(mayBeSameGoods(readName(a), readName(b))).toBe(expected);
});

const vectors = new URL("../../../../shared/vectors/names.json", import.meta.url);

// The collection of recorded names is kept outside the repository.
test.skipIf(!existsSync(vectors))("recorded names and pairs of names", () => {
  const rows = JSON.parse(readFileSync(vectors, "utf8")) as (Reading | Pair)[];
  for (const row of rows)
    if ("input" in row) {
      const { name, base, size, count } = readName(row.input);
      expect({ input: row.input, name, base: base ?? null, size: size ?? null, count }).toEqual(
        row,
      );
    } else {
      const [a, b] = [readName(row.a), readName(row.b)];
      expect([row.a, packKey(a) === packKey(b)]).toEqual([row.a, row.packEqual]);
      expect(likeness(a.name, b.name)).toBeCloseTo(row.dice, 2);
      expect([row.a, row.b, mayBeSameGoods(a, b)]).toEqual([row.a, row.b, row.same]);
    }
});
