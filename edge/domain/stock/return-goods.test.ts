import * as fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../money.ts";
import { returnGoods } from "./return-goods.ts";
import type { LotStock, Movement } from "./stock.ts";

const taken = (lot: string, quantity: number, cost: number, sku = "milk"): Movement => ({
  sku,
  lot,
  location: "shelf",
  delta: 0 - quantity,
  cost: money(0 - cost),
});

const below: LotStock = {
  sku: "milk",
  lot: "",
  location: "shelf",
  quantity: -2,
  cost: money(-250),
  bestBefore: "",
  status: "sellable",
};

test.each([
  ["into the lot it came from", [taken("a", 3, 300)], 3, 0, 2, "resale", [], "a+2@shelf 200"],
  [
    "into the lots in their order",
    [taken("a", 1, 100), taken("b", 2, 300)],
    3,
    0,
    2,
    "resale",
    [],
    "a+1@shelf 100 b+1@shelf 150",
  ],
  [
    "after what came before",
    [taken("a", 1, 100), taken("b", 2, 300)],
    3,
    1,
    2,
    "resale",
    [],
    "b+2@shelf 300",
  ],
  ["aside when it is damaged", [taken("a", 3, 300)], 3, 0, 1, "damage", [], "a+1@quarantine 100"],
  ["nowhere when it is waste", [taken("a", 3, 300)], 3, 0, 1, "waste", [], ""],
  [
    "as parts of a bundle",
    [taken("a", 2, 200), taken("t", 4, 80, "tea")],
    2,
    1,
    1,
    "resale",
    [],
    "a+1@shelf 100 t+2@shelf 40",
  ],
  [
    "at what stock below zero was booked at",
    [taken("", 3, 300)],
    3,
    0,
    3,
    "resale",
    [below],
    "+3@shelf 350",
  ],
] as const)(
  "goods come back %s",
  (_, movements, sold, before, quantity, goods, stock, expected) => {
    const back = returnGoods({ sold, before, quantity, goods }, movements, stock);
    expect(
      back.movements
        .map((each) => `${each.lot}+${each.delta}@${each.location} ${each.cost}`)
        .join(" "),
    ).toBe(expected);
  },
);

test("what comes back in parts has cost what was sold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(9_999)), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 20 }),
      (lots, steps) => {
        const movements = lots.map(([quantity, cost], index) => taken(`l${index}`, quantity, cost));
        const sold = lots.reduce((total, [quantity]) => total + quantity, 0);
        let [before, cost] = [0, 0];
        for (const step of [...steps, sold]) {
          const quantity = Math.min(step, sold - before);
          if (quantity === 0) break;
          const returning = { sold, before, quantity, goods: "waste" as const };
          cost += returnGoods(returning, movements, []).cost;
          before += quantity;
        }
        expect(cost).toBe(lots.reduce((total, [, each]) => total + each, 0));
      },
    ),
  );
});
