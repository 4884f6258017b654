import { expect, test } from "vitest";
import { accuracy, alertStrip, marginShares, percent } from "./figures.ts";

test("goods and margin make the whole", () => {
  expect(marginShares(10_000, 2_700)).toEqual({ goods: 0.73, margin: 0.27 });
  expect(marginShares(0, 0)).toBeUndefined();
});

test.each([
  [454, 5, "98.9%", "some were wrong"],
  [10, 0, "100.0%", "all were right"],
])("%i lines, %i wrong: %s, %s", (counted, wrong, text) => {
  expect(percent(accuracy(counted, wrong) ?? Number.NaN)).toBe(text);
});

test("nothing counted is not nothing right", () => {
  expect(accuracy(0, 0)).toBeUndefined();
});

test("a loss has the true minus sign", () => {
  expect(percent(-0.031)).toBe("−3.1%");
});

test("alerts stand where they were raised between the first and now", () => {
  const times = [
    { at: "2026-11-24T01:00:00Z", open: false },
    { at: "2026-11-24T02:00:00Z", open: true },
  ];
  expect(alertStrip(times, "2026-11-24T03:00:00Z")).toEqual([
    { place: 0, isOpen: false },
    { place: 0.5, isOpen: true },
  ]);
  expect(alertStrip([], "2026-11-24T03:00:00Z")).toEqual([]);
});
