import { expect, test } from "vitest";
import { pressKey, readReceived, suggestReceived } from "./cash.ts";

test.each([
  [5_230, [5_230, 5_500, 6_000, 10_000], "the exact sum, then notes that cover it"],
  [1_000, [1_000, 2_000, 5_000, 10_000], "a round sum is suggested once"],
  [10_000, [10_000], "one note"],
  [23_450, [23_450, 23_500, 24_000, 25_000], "several notes"],
])("%i fen: %j, %s", (due, expected) => {
  expect(suggestReceived(due)).toEqual(expected);
});

test.each([
  ["100", 10_000, "whole yuan"],
  ["5.5", 550, "one digit after the point is ten fen"],
  ["5.05", 505, "two digits"],
  ["0.", 0, "a point alone"],
  ["", 0, "nothing typed"],
])("%j is %i fen: %s", (typed, fen) => {
  expect(readReceived(typed)).toBe(fen);
});

test.each([
  ["", "5", "5", "first digit"],
  ["0", "5", "5", "no leading nought"],
  ["", ".", "0.", "a point starts with a nought"],
  ["5.", ".", "5.", "one point only"],
  ["5.05", "1", "5.05", "no third digit of fen"],
  ["5.05", "back", "5.0", "one step back"],
  ["100000", "1", "100000", "no sum that nobody hands over"],
])("%j and key %j: %j, %s", (typed, key, expected) => {
  expect(pressKey(typed, key)).toBe(expected);
});
