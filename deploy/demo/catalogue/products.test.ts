import { expect, test } from "vitest";
import { hasCheckDigit } from "../../../edge/domain/codes/check-digit.ts";
import { resolveCode } from "../../../edge/domain/codes/resolve-code.ts";
import { categories } from "./categories.ts";
import { planogram } from "./planogram.ts";
import { products } from "./products.ts";
import { suppliers } from "./suppliers.ts";

const repeated = (values: readonly string[]) =>
  values.filter((value, i) => values.indexOf(value) !== i);

test("the shop is large enough to look like one", () => {
  expect(products.length).toBeGreaterThanOrEqual(84);
  expect(products.filter(({ soldBy }) => soldBy === "weight").length).toBeGreaterThanOrEqual(8);
  expect(suppliers.length).toBeGreaterThanOrEqual(5);
  for (const { id } of categories)
    expect(products.filter(({ category }) => category === id).length).toBeGreaterThanOrEqual(8);
});

test("no number and no name stands for two products", () => {
  expect(repeated(products.map(({ sku }) => sku))).toEqual([]);
  expect(repeated(products.flatMap(({ barcodes }) => barcodes))).toEqual([]);
  expect(repeated(products.map(({ names }) => names["zh-CN"]))).toEqual([]);
  expect(repeated(products.map(({ names }) => names.en))).toEqual([]);
  expect(repeated(products.flatMap(({ plu }) => (plu === "" ? [] : [plu])))).toEqual([]);
});

test.each(products.map((product) => [product.sku, product] as const))("%s is complete", (_, it) => {
  expect(it.sku).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(it.names["zh-CN"]).toMatch(/\p{Script=Han}/u);
  expect(it.names.en).toMatch(/^[A-Za-z -]+$/);
  expect(categories.map(({ id }) => id)).toContain(it.category);
  expect(suppliers.map(({ id }) => id)).toContain(it.supplier);
  expect([1300, 900, 0]).toContain(it.vatBasisPoints);
  expect(it.size === "").toBe(it.soldBy === "weight");
  const net = (it.unitPrice * 10_000) / (10_000 + it.vatBasisPoints);
  expect(it.unitCost / net, "the shop earns on it").toBeLessThan(0.95);
  expect(it.unitCost / net).toBeGreaterThan(0.3);
  for (const barcode of it.barcodes) {
    expect(barcode).toMatch(it.soldBy === "weight" ? /^02[12]\d{11}$/ : /^0952\d{10}$/);
    expect(hasCheckDigit(barcode)).toBe(true);
  }
  for (const fact of [it.pieceGrams, it.shelfLifeDays, it.packPieces, it.piecesPerDay])
    expect(fact).toBeGreaterThan(0);
});

test("a scale's label leads to its product", () => {
  const { winner } = resolveCode("2140104008507", "scan");
  expect(winner?.grams).toBe(850);
  expect(products.find(({ barcodes }) => barcodes.includes(winner?.gtin ?? ""))?.sku).toBe(
    "banana",
  );
});

test("forty shelves, each with one product that fits", () => {
  expect(planogram).toHaveLength(40);
  expect(repeated(planogram.map(({ id }) => id))).toEqual([]);
  expect(repeated(planogram.map(({ sku }) => sku))).toEqual([]);
  for (const shelf of planogram) {
    expect(shelf.id).toMatch(/^[A-E]\d\d-\d$/);
    expect(shelf.minimum).toBeLessThan(shelf.capacity / 2);
    expect(shelf.capacity % shelf.facings).toBe(0);
    expect(shelf.tareGrams).toBeGreaterThan(0);
  }
});
