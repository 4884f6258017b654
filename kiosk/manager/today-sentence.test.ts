import { expect, test } from "vitest";
import { todaySentence } from "./today-sentence.ts";

const sunday = {
  businessDay: "2026-11-22",
  revenue: 3_821_460,
  sales: 1_042,
  lastWeek: { revenueSoFar: 3_598_000, revenue: 6_500_000, sales: 1_900 },
};

test("says how the day goes", () => {
  expect(todaySentence(sunday, "zh-CN")).toEqual([
    "比上周日同一时间多 *6.2%*，共 1,042 单。",
    "每单 ¥36.67。照这样走，今天大约 *6.9 万*元。",
  ]);
  expect(todaySentence(sunday, "en")).toEqual([
    "*6.2% more* than last Sunday by this time.",
    "1,042 sales. ¥36.67 each. Heading for about *¥69,000*.",
  ]);
});

test("a worse day is said as it is", () => {
  const worse = { ...sunday, revenue: 3_000_000 };
  expect(todaySentence(worse, "en")[0]).toBe("*16.6% less* than last Sunday by this time.");
});

test("a shop in its first week compares with nothing and foretells nothing", () => {
  const first = { ...sunday, lastWeek: { revenueSoFar: 0, revenue: 0, sales: 0 } };
  expect(todaySentence(first, "en")).toEqual([
    "Nothing was sold last Sunday by this time.",
    "1,042 sales. ¥36.67 each.",
  ]);
});

test("before the first sale there is no average", () => {
  const early = { ...sunday, revenue: 0, sales: 0 };
  expect(todaySentence(early, "zh-CN")[1]).not.toContain("每单");
});
