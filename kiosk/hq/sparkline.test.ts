import { expect, test } from "vitest";
import { sparkline } from "./sparkline.ts";

const size = { width: 30, height: 10 };

test.each([
  [[0, 10, 5, 10], ["M0 10L10 0L20 5L30 0"], "highest at the top"],
  [[0, null, 5, 10], ["M0 10", "M20 5L30 0"], "a gap stays a gap"],
  [[null, null], [], "nothing known"],
  [[7, 7], ["M0 10L30 10"], "no change is a level line"],
])("%j: %j, %s", (days, pieces) => {
  expect(sparkline(days, size)).toEqual(pieces);
});
