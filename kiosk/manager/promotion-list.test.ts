import { expect, test } from "vitest";
import { promotionShape } from "../../edge/contract/promotions.ts";
import { listPromotions, stateOf, weekdayOf } from "./promotion-list.ts";

const at = Date.parse("2026-11-24T06:00:00Z");

test.each([
  ["2026-11-23", 1],
  ["2026-11-24", 2],
  ["2026-11-29", 7],
])("%s is weekday %i", (day, expected) => {
  expect(weekdayOf(day)).toBe(expected);
});

test.each([
  ["no window", {}, "now"],
  ["it has begun", { from: "2026-11-24T06:00:00Z" }, "now"],
  ["it has not begun", { from: "2026-11-24T06:00:01Z" }, "later"],
  ["its end is now", { until: "2026-11-24T06:00:00Z" }, "over"],
  ["its end is to come", { until: "2026-11-24T06:00:01Z" }, "now"],
  ["on this weekday", { weekdays: [2] }, "now"],
  ["on others", { weekdays: [1, 7] }, "other-days"],
])("%s", (_, window, expected) => {
  expect(stateOf({ window: { weekdays: [], hours: [], ...window } }, at, 2)).toBe(expected);
});

function promotion(id: string, priority: number, weekdays: number[]) {
  return promotionShape.parse({
    id,
    names: { "zh-CN": id, en: id },
    priority,
    window: { weekdays },
    effect: { kind: "amount-off-each", amount: 1 },
  });
}

test("today's come first, the higher priority above", () => {
  const all = [promotion("other", 9, [1]), promotion("low", 0, []), promotion("high", 5, [2])];
  const ids = listPromotions(all, at, 2).map((row) => row.promotion.id);
  expect(ids).toEqual(["high", "low", "other"]);
});
