import { expect, test } from "vitest";
import { kioskNumber } from "./kiosk-number.ts";

test.each([
  ["k2", "2", "the second kiosk"],
  ["k12", "12", "a large shop"],
  ["door", "door", "a name of its own"],
])("%s is called %s: %s", (kiosk, name) => {
  expect(kioskNumber(kiosk)).toBe(name);
});
