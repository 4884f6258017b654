import { expect, test } from "vitest";
import { money } from "../money.ts";
import { moveLots } from "./move-lots.ts";
import type { Location } from "./places.ts";
import type { LotStock, Movement } from "./stock.ts";

const lotOf = (lot: string, location: Location, quantity: number, cost: number): LotStock => ({
  sku: "milk",
  lot,
  location,
  quantity,
  cost: money(cost),
  bestBefore: lot === "" ? "" : "2026-12-01",
  status: "sellable",
});
const moved = (lot: string, location: Location, delta: number, cost: number): Movement => ({
  sku: "milk",
  lot,
  location,
  delta,
  cost: money(cost),
});
const stock = [lotOf("a", "shelf", 3, 900), lotOf("a", "back-room", 5, 1_500)];

test.each([
  ["some leave", [moved("a", "shelf", -1, -300)], ["a shelf 2 600", "a back-room 5 1500"]],
  ["the last leave", [moved("a", "shelf", -3, -900)], ["a back-room 5 1500"]],
  [
    "they are carried",
    [moved("a", "back-room", -1, -300), moved("a", "shelf", 1, 300)],
    ["a shelf 4 1200", "a back-room 4 1200"],
  ],
  [
    "more are sold than there are",
    [moved("", "shelf", -2, -600)],
    ["a shelf 3 900", "a back-room 5 1500", " shelf -2 -600"],
  ],
])("%s", (_, movements, left) => {
  expect(
    moveLots(stock, movements)?.map(
      ({ lot, location, quantity, cost }) => `${lot} ${location} ${quantity} ${cost}`,
    ),
  ).toEqual(left);
});

test("of a lot that comes in, nobody here knows how long it keeps", () => {
  expect(moveLots(stock, [moved("b", "shelf", 1, 300)])).toBeUndefined();
});
