import { expect, test } from "vitest";
import { money } from "../money.ts";
import { roundCash, type CashRounding } from "./round-cash.ts";

test.each<[number, CashRounding["direction"], number, number, number]>([
  [10, "down", 1237, 1230, -7],
  [10, "down", 1230, 1230, 0],
  [10, "down", 3, 0, -3],
  [5, "nearest", 1237, 1235, -2],
  [5, "nearest", 1238, 1240, 2],
  [10, "nearest", 1235, 1240, 5],
  [1, "down", 1237, 1237, 0],
])("to %i, %s: %i is paid as %i", (step, direction, due, payable, rounding) => {
  expect(roundCash(money(due), { step, direction })).toEqual({ payable, rounding });
});
