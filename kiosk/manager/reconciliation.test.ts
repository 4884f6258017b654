import { expect, test } from "vitest";
import { feeOf, isOverdue, openAmount, unmatched } from "./reconciliation.ts";

test.each([
  [612, 609, 3],
  [388, 388, 0],
])("%i lines with %i matched leave %i", (lines, matched, expected) => {
  expect(unmatched({ lines, matched })).toBe(expected);
});

test.each([
  [14_904_060, 14_904],
  [1_500, 2],
  [-1_500, -2],
  [499, 0],
])("%i thousandths of a fen are %i fen", (feeThousandths, expected) => {
  expect(feeOf({ feeThousandths }) + 0).toBe(expected);
});

test.each([
  [0, false],
  [2, false],
  [3, true],
])("after %i days overdue is %s", (ageDays, expected) => {
  expect(isOverdue({ ageDays })).toBe(expected);
});

test("what is missing and what is too much is set off", () => {
  expect(openAmount([{ amount: 2_380 }, { amount: -1_190 }])).toBe(1_190);
});
