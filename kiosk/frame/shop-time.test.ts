import { expect, test } from "vitest";
import { dayTitle, hourOf, weekday } from "./shop-time.ts";

test("a business day reads the same wherever the screen hangs", () => {
  expect(dayTitle("2026-11-22", "zh-CN")).toBe("11 月 22 日，周日");
  expect(dayTitle("2026-11-22", "en")).toBe("Sunday 22 November");
  expect(weekday("2026-11-24", "zh-CN")).toBe("周二");
  expect(weekday("2026-11-24", "en")).toBe("Tuesday");
});

test("the hour is the shop's", () => {
  expect(hourOf("2026-11-24T06:36:00Z", "Asia/Shanghai")).toBe(14);
  expect(hourOf("2026-11-24T16:05:00Z", "Asia/Shanghai")).toBe(0);
});
