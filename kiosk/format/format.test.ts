import { describe, expect, test } from "vitest";
import { formatMoney, moneyParts } from "./money.ts";
import { countItems, formatQuantity, formatUnitPrice, formatWeight } from "./quantity.ts";
import { formatClock, formatDate, formatInstant, formatSpan, minutesSince } from "./time.ts";

describe("money", () => {
  test.each([
    [4837, "¥48.37"],
    [0, "¥0.00"],
    [7, "¥0.07"],
    [-550, "−¥5.50"],
    [123_456_789, "¥1,234,567.89"],
  ])("%i fen reads %s in both languages", (amount, text) => {
    expect(formatMoney(amount, "zh-CN")).toBe(text);
    expect(formatMoney(amount, "en")).toBe(text);
  });

  test("screens get symbol and figures apart", () => {
    expect(moneyParts(4837, "zh-CN")).toEqual({ minus: "", symbol: "¥", figures: "48.37" });
  });
});

describe("quantities", () => {
  test("weight is kilograms with three decimals", () => {
    expect(formatWeight(412)).toBe("0.412 kg");
    expect(formatQuantity("weight", 1200)).toBe("1.200 kg");
    expect(formatQuantity("piece", 2)).toBe("×2");
    expect(formatUnitPrice("weight", 1498, "en")).toBe("¥14.98/kg");
  });

  test("a weighed portion is one item", () => {
    expect(
      countItems([
        { soldBy: "piece", quantity: 2 },
        { soldBy: "weight", quantity: 412 },
      ]),
    ).toBe(3);
  });
});

describe("time", () => {
  const at = "2026-11-24T06:36:10Z";

  test("reads in the shop's zone", () => {
    expect(formatClock(at, "Asia/Shanghai")).toBe("14:36");
    expect(formatDate("2026-11-24T17:00:00Z", "Asia/Shanghai")).toBe("2026-11-25");
    expect(formatInstant(at, "Asia/Shanghai")).toBe("2026-11-24 14:36");
  });

  test("spans count whole seconds down to zero", () => {
    expect(formatSpan(102_000)).toBe("1:42");
    expect(formatSpan(1)).toBe("0:01");
    expect(formatSpan(-5)).toBe("0:00");
    expect(minutesSince(at, Date.parse(at) + 125_000)).toBe(2);
  });
});
