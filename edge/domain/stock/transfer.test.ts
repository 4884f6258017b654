import * as fc from "fast-check";
import { expect, test } from "vitest";
import { money, sum } from "../money.ts";
import { settleTransfer, type LotOutcome, type ShippedLot } from "./transfer.ts";

const lot = (name: string, quantity: number, cost: number): ShippedLot => ({
  sku: "milk",
  lot: name,
  bestBefore: "",
  quantity,
  cost: money(cost),
});

const outcome = (name: string, arrived: number, rejected: number, lost: number): LotOutcome => ({
  sku: "milk",
  lot: name,
  arrived,
  rejected,
  lost,
});

test.each([
  ["too little", [outcome("a", 3, 0, 1)], "milk a"],
  ["too much", [outcome("a", 4, 1, 1)], "milk a"],
  ["nothing of it", [], "milk a"],
  ["it twice", [outcome("a", 5, 0, 0), outcome("a", 5, 0, 0)], "milk a"],
  ["another lot too", [outcome("a", 5, 0, 0), outcome("b", 1, 0, 0)], "milk b"],
])("a settlement that says %s is refused", (_, outcomes, expected) => {
  expect(settleTransfer([lot("a", 5, 500)], outcomes)).toEqual({ unbalanced: expected });
});

test("a transfer conserves goods and value, whatever becomes of it", () => {
  const anyLot = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(100_000), fc.nat(99), fc.nat(99));
  fc.assert(
    fc.property(fc.array(anyLot, { minLength: 1, maxLength: 5 }), (lots) => {
      const shipped = lots.map(([quantity, cost], index) => lot(`l${index}`, quantity, cost));
      const outcomes = lots.map(([quantity, , a, b], index) => {
        const arrived = a % (quantity + 1);
        const rejected = b % (quantity - arrived + 1);
        return outcome(`l${index}`, arrived, rejected, quantity - arrived - rejected);
      });
      const settled = settleTransfer(shipped, outcomes);
      if ("unbalanced" in settled) throw new Error(settled.unbalanced);
      const at = (place: string) =>
        settled.movements.filter((each) => each.location === place && each.delta !== 0);
      const sent = shipped.reduce((total, each) => total + each.quantity, 0);
      const back = outcomes.reduce((total, each) => total + each.rejected, 0);
      expect(at("in-transit").reduce((total, each) => total + each.delta, 0)).toBe(-sent);
      expect(at("back-room").reduce((total, each) => total + each.delta, 0)).toBe(back);
      const onTheWay = settled.postings.find((each) => each.account === "goods-in-transit");
      expect(0 - (onTheWay?.amount ?? 0)).toBe(sum(shipped.map((each) => each.cost)));
      expect(sum(settled.postings.map((each) => each.amount))).toBe(0);
    }),
  );
});
