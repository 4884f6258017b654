import fc from "fast-check";
import { expect, test } from "vitest";
import { money, sum } from "../money.ts";
import { pickLots } from "./pick-lots.ts";
import { receiveGoods } from "./receive.ts";
import type { LotStock } from "./stock.ts";

const lot = (
  name: string,
  quantity: number,
  cost: number,
  rest: Partial<LotStock> = {},
): LotStock => ({
  sku: "milk",
  lot: name,
  location: "shelf",
  quantity,
  cost: money(cost),
  bestBefore: "",
  status: "sellable",
  ...rest,
});

const provisional = { amount: money(300), per: 1 };

test.each([
  [
    "the lot that spoils first",
    [lot("b", 5, 50, { bestBefore: "2026-12-02" }), lot("a", 5, 40, { bestBefore: "2026-12-01" })],
    3,
    "a-3",
  ],
  [
    "the shelf before the back room",
    [lot("a", 5, 50, { location: "back-room" }), lot("b", 5, 40)],
    3,
    "b-3",
  ],
  ["the next lot when one is not enough", [lot("a", 2, 20), lot("b", 5, 60)], 3, "a-2 b-1"],
  ["no recalled lot", [lot("a", 9, 90, { status: "recalled" }), lot("b", 5, 50)], 2, "b-2"],
  ["below zero what no lot covers", [lot("a", 1, 10)], 3, "a-1 -2"],
])("a sale takes %s", (_, stock, quantity, expected) => {
  const movements = pickLots("milk", stock, quantity, provisional, { day: "2026-11-24" });
  expect(movements.map((each) => `${each.lot}${each.delta}`).join(" ")).toBe(expected);
});

test("picking conserves goods and money, whatever the stock", () => {
  const anyLot = fc.record({ quantity: fc.nat(50), cost: fc.nat(10_000) });
  fc.assert(
    fc.property(
      fc.array(anyLot, { maxLength: 6 }),
      fc.integer({ min: 1, max: 200 }),
      (lots, quantity) => {
        const stock = lots.map((each, index) => lot(`l${index}`, each.quantity, each.cost));
        const movements = pickLots("milk", stock, quantity, provisional, { day: "2026-11-24" });
        expect(movements.reduce((total, each) => total - each.delta, 0)).toBe(quantity);
        for (const each of stock.filter(({ quantity: held }) => held > 0)) {
          const taken = movements.find((movement) => movement.lot === each.lot);
          // A lot that is emptied leaves no money behind.
          if (taken?.delta === -each.quantity) expect(taken.cost).toBe(0 - each.cost);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a delivery covers what was sold below zero and trues up its cost", () => {
  const below = lot("", -3, -1_200);
  const arrival = {
    sku: "milk",
    lot: "n",
    location: "shelf" as const,
    quantity: 10,
    cost: money(4_100),
  };
  const { movements, trueUp } = receiveGoods(arrival, below);
  expect(trueUp).toBe(30);
  expect(movements.map(({ lot: name, delta, cost }) => [name, delta, cost])).toEqual([
    ["n", 10, 4_100],
    ["n", -3, -1_230],
    ["", 3, 1_200],
  ]);
  expect(sum(movements.map((each) => each.cost))).toBe(4_100 - 30);
});
