import { expect, test } from "vitest";
import { growth, heading, hourBars } from "./hour-bars.ts";

const at = (hour: number, revenue: number, lastWeek: number) => ({ hour, revenue, lastWeek });

test("the tallest hour of both weeks fills the drawing", () => {
  const bars = hourBars([at(7, 50, 100), at(8, 200, 150)], 8);
  expect(bars.map(({ height }) => height)).toEqual([0.25, 1]);
  expect(bars.map(({ lastWeekHeight }) => lastWeekHeight)).toEqual([0.5, 0.75]);
  expect(bars.map(({ isRunning }) => isRunning)).toEqual([false, true]);
});

test("an hour without sales keeps its place between others", () => {
  expect(hourBars([at(7, 1, 0), at(9, 1, 0)], 9).map(({ hour }) => hour)).toEqual([7, 8, 9]);
});

test("hours before the first and after the last sale are not drawn", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => at(hour, hour === 12 ? 5 : 0, 0));
  expect(hourBars(hours, 12).map(({ hour }) => hour)).toEqual([12]);
});

test("a day that goes past midnight ends after it", () => {
  expect(hourBars([at(23, 1, 1), at(0, 1, 1)], 0).map(({ hour }) => hour)).toEqual([23, 0]);
});

test("a day without sales draws nothing", () => {
  expect(hourBars([], 10)).toEqual([]);
});

test("an hour of more refunds than sales has no bar below the line", () => {
  expect(hourBars([at(9, -40, 80)], 9)[0]?.height).toBe(0);
});

test.each([
  [106, 100, 0.06, "more"],
  [50, 100, -0.5, "less"],
  [50, 0, undefined, "a shop that was closed a week before compares with nothing"],
])("%i after %i: %s", (now, before, expected, why) => {
  const share = growth(now, before);
  if (expected === undefined) expect(share, why).toBeUndefined();
  else expect(share, why).toBeCloseTo(expected, 9);
});

test.each([
  [3_821_460, 3_598_000, 6_500_000, 6_900_000, "the rest of the day like last week's"],
  [100, 50, 6_500_000, undefined, "too early to say"],
  [100, 0, 0, undefined, "no week before"],
  [570_254, 538_000, 538_000, undefined, "the day is over"],
])("%i after %i of %i heads for %s", (revenue, revenueSoFar, whole, expected, why) => {
  expect(heading(revenue, { revenueSoFar, revenue: whole }), why).toBe(expected);
});
