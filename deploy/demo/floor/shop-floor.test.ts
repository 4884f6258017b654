import { expect, test } from "vitest";
import type { SimulatedScale } from "../../../edge/devices/scale/simulator.ts";
import { ShopFloor } from "./shop-floor.ts";

const shelf = {
  id: "A01-1",
  sku: "tea",
  facings: 1,
  minimum: 1,
  capacity: 3,
  tareGrams: 500,
  pieceGrams: 520,
};

function floorOf(pieces: number) {
  const placed: number[] = [];
  const scale = {
    id: "A01-1",
    place: (grams: number) => placed.push(grams),
  } as Partial<SimulatedScale>;
  const floor = new ShopFloor([{ shelf, name: "茶", pieces }], [scale as SimulatedScale]);
  return { floor, placed };
}

test("what is taken leaves the scale, and an empty shelf gives nothing", () => {
  const { floor, placed } = floorOf(1);
  expect(floor.take("A01-1")).toBe(true);
  expect(floor.take("A01-1")).toBe(false);
  expect(placed).toEqual([-520]);
});

test("restocking fills the shelf, and a full one takes no more", () => {
  const { floor, placed } = floorOf(1);
  expect(floor.restock("A01-1")).toBe(true);
  expect(floor.putBack("A01-1")).toBe(false);
  expect(placed).toEqual([1_040]);
  expect(floor.shelves()[0]?.pieces).toBe(3);
});

test("a shelf that does not exist is nobody's", () => {
  expect(floorOf(1).floor.take("Z99-9")).toBe(false);
});
