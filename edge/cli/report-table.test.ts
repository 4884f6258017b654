import { expect, test } from "vitest";
import { reportCsv, type ReportView } from "../contract/reports.ts";
import { reportTable, terminalWidth } from "./report-table.ts";

const report: ReportView = {
  name: "margin-by-product",
  names: { "zh-CN": "商品毛利", en: "Gross margin by product" },
  from: "2026-11-01",
  to: "2026-11-24",
  columns: [
    { key: "name", names: { "zh-CN": "名称", en: "Name" }, kind: "text" },
    { key: "quantity", names: { "zh-CN": "数量", en: "Quantity" }, kind: "count" },
    { key: "net", names: { "zh-CN": "销售额", en: "Sales" }, kind: "money" },
    { key: "ratio", names: { "zh-CN": "毛利率", en: "Ratio" }, kind: "basis-points" },
  ],
  rows: [
    [{ "zh-CN": "牛奶", en: "Milk, fresh" }, 12, 123_456, 3_459],
    [{ "zh-CN": "=1+1", en: "=1+1" }, 1, -5, -12],
  ],
};

test("columns stand under one another, Chinese letters too", () => {
  expect(reportTable(report, "zh-CN")).toEqual([
    "商品毛利  2026-11-01 – 2026-11-24",
    "",
    "名称  数量   销售额  毛利率",
    "牛奶    12  1234.56   34.59",
    "=1+1     1    -0.05   -0.12",
  ]);
  const widths = reportTable(report, "zh-CN").slice(2).map(terminalWidth);
  expect(new Set(widths).size).toBe(1);
});

test("a file for a spreadsheet has amounts as numbers, and nothing that it would run", () => {
  expect(reportCsv(report, "en").split("\r\n")).toEqual([
    "\uFEFFName,Quantity,Sales,Ratio",
    '"Milk, fresh",12,1234.56,34.59',
    "'=1+1,1,-0.05,-0.12",
    "",
  ]);
});
