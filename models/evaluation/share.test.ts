import { expect, test } from "vitest";
import { describeShare, share } from "./share.ts";

test("the interval is Wilson's", () => {
  // Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662.
  const { low, high } = share(81, 263);
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
});

test("nothing measured says nothing", () => {
  expect(describeShare(share(0, 0))).toBe("0.0 % (0.0..100.0, 0 of 0)");
});
