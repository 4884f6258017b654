import { expect, test } from "vitest";
import { addDays, businessDayOf, localHourIn } from "./business-day.ts";

test.each([
  ["2026-11-23T19:59:00Z", "2026-11-23", 3],
  ["2026-11-23T20:00:00Z", "2026-11-24", 4],
  ["2026-11-24T15:59:59Z", "2026-11-24", 23],
])("at %s the shop that opens its day at four books on %s", (instant, day, hour) => {
  const instantMs = Date.parse(instant);
  expect(businessDayOf("Asia/Shanghai", "04:00")(instantMs)).toBe(day);
  expect(localHourIn("Asia/Shanghai")(instantMs)).toBe(hour);
});

test.each([
  ["2026-03-01", -1, "2026-02-28"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-11-24", 0, "2026-11-24"],
])("%s and %d days is %s", (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
});
