import { expect, test } from "vitest";
import type { ReportView } from "../../edge/contract/reports.ts";
import { cellText, monthTo, readStatement, sumOfBalances } from "./books.ts";

test.each([
  ["vat-summary", "vat-summary"],
  ["", "trial-balance"],
  ["nonsense", "trial-balance"],
])("the address %j opens %s", (name, expected) => {
  expect(readStatement(name)).toBe(expected);
});

test.each([
  ["2026-11-24", "2026-11-01"],
  ["2026-12-01", "2026-12-01"],
])("the month up to %s begins on %s", (day, from) => {
  expect(monthTo(day)).toEqual({ from, to: day });
});

const names = { "zh-CN": "现金", en: "Cash" };

test.each([
  [names, "text", "zh-CN", "现金"],
  [names, "text", "en", "Cash"],
  ["1001", "text", "en", "1001"],
  [-1_234_50, "money", "zh-CN", "−¥1,234.50"],
  ["", "money", "zh-CN", ""],
  [2_834, "basis-points", "en", "28.34%"],
  [-50, "basis-points", "en", "−0.50%"],
  [1_204, "count", "en", "1,204"],
] as const)("%j of kind %s in %s reads %s", (cell, kind, locale, expected) => {
  expect(cellText(cell, kind, locale)).toBe(expected);
});

function report(name: string, closing: readonly number[]): ReportView {
  const column = (key: string) => ({ key, names, kind: "money" as const });
  return {
    name,
    names,
    from: "2026-11-01",
    to: "2026-11-24",
    columns: [column("opening"), column("closing")],
    rows: closing.map((amount) => [7, amount]),
  };
}

test.each([
  ["trial-balance", [100, -60, -40], 0],
  ["trial-balance", [100, -60], 40],
  ["profit-and-loss", [100], undefined],
])("balances of %s %j add up to %s", (name, closing, expected) => {
  expect(sumOfBalances(report(name, closing))).toBe(expected);
});
