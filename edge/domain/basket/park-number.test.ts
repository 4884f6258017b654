import { expect, test } from "vitest";
import { nextParkNumber } from "./park-number.ts";

const full = Array.from({ length: 99 }, (_, index) => index + 1);

test.each([
  [[], 1, "the first of the day"],
  [[1, 2], 3, "after the highest"],
  [[4], 5, "never the one just called"],
  [[99, 98], 1, "begins again"],
  [[1, 99], 2, "skips what is in use"],
  [full, 100, "a crowd gets larger numbers"],
])("with %j in use the next is %i: %s", (inUse, next) => {
  expect(nextParkNumber(inUse)).toBe(next);
});
