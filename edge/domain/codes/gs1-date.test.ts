import { expect, test } from "vitest";
import { gs1Date } from "./gs1-date.ts";

test.each<[string, number, string | undefined, string]>([
  ["261124", 2026, "2026-11-24", "an ordinary day"],
  ["260200", 2026, "2026-02-28", "day 00 is the end of the month"],
  ["280200", 2026, "2028-02-29", "also in a leap year"],
  ["000200", 2000, "2000-02-29", "2000 was a leap year"],
  ["760101", 2026, "2076-01-01", "50 ahead belongs to this century"],
  ["770101", 2026, "1977-01-01", "51 ahead belongs to the last one"],
  ["010101", 2051, "2101-01-01", "50 behind belongs to the next century"],
  ["020101", 2051, "2002-01-01", "49 behind belongs to this one"],
  ["261301", 2026, undefined, "there is no month 13"],
  ["260001", 2026, undefined, "nor a month 0"],
  ["260230", 2026, undefined, "nor a 30th of February"],
  ["26112", 2026, undefined, "five digits are no date"],
])("%s in %i is %s: %s", (text, year, expected) => {
  expect(gs1Date(text, year)).toBe(expected);
});
