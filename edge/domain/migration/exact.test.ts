import fc from "fast-check";
import { expect, test } from "vitest";
import { exactFrom, exactOf, exactText, minorUnitsOf } from "./exact.ts";

test.each([
  ["2.55", 255, "2.55"],
  ["27.5", 2_750, "27.50"],
  ["-11062.06", -1_106_206, "-11062.06"],
  ["0", 0, "0.00"],
  ["0.001", undefined, "0.001"],
  ["1.250000", 125, "1.25"],
])("%s is %s minor units, written %s", (text, minorUnits, written) => {
  const amount = exactOf(text)!;
  expect(minorUnitsOf(amount)).toBe(minorUnits);
  expect(exactText(amount)).toBe(written);
});

test.each(["", "1,5", "1e3", "1.", ".5", "+1", "0x1", "1.123456789", "NaN"])(
  "%j is no plain decimal",
  (text) => {
    expect(exactOf(text)).toBeUndefined();
  },
);

test("minor units survive the way through text", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minorUnits) => {
      expect(minorUnitsOf(exactOf(exactText(exactFrom(minorUnits)))!)).toBe(minorUnits);
    }),
  );
});
