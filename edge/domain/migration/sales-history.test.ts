import { expect, test } from "vitest";
import { exactText } from "./exact.ts";
import { instantIn } from "./instant.ts";
import { SalesHistory } from "./sales-history.ts";

const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

function historyOf(...lines: readonly string[]): SalesHistory {
  const history = new SalesHistory(`\uFEFF${header}`, instantIn("Asia/Shanghai"));
  for (const line of lines) history.take(line);
  return history;
}

const at = "2010-12-01 08:26:00";

test.each([
  ["cells-missing", `1,A,LAMP,1,${at},2.50`, undefined],
  ["invoice-kind", `A563186,B,Adjust bad debt,1,${at},-11062.06,,UK`, "-11062.06"],
  ["invoice-kind", `,A,LAMP,1,${at},2.50,,UK`, "2.50"],
  ["code-empty", `1,,LAMP,1,${at},2.50,,UK`, "2.50"],
  ["quantity-unreadable", `1,A,LAMP,1.5,${at},2.50,,UK`, undefined],
  ["quantity-unreadable", `1,A,LAMP,0,${at},2.50,,UK`, undefined],
  ["stock-correction", `1,A,damaged,-5,${at},0,,UK`, "0.00"],
  ["cancellation-positive", `C1,A,LAMP,5,${at},2.50,,UK`, "12.50"],
  ["price-zero", `1,A,LAMP,5,${at},0.00,,UK`, "0.00"],
  ["price-negative", `1,A,LAMP,5,${at},-1,,UK`, "-5.00"],
  ["price-too-fine", `1,A,LAMP,5,${at},0.001,,UK`, "0.005"],
  ["price-unreadable", `1,A,LAMP,5,${at},free,,UK`, undefined],
  ["date-unreadable", `1,A,LAMP,5,12/1/2010 8:26,2.50,,UK`, "12.50"],
])("%s: %s", (rule, text, amount) => {
  const history = historyOf(text);
  expect(history.invoices).toEqual([]);
  const [reject] = history.rejects;
  expect(reject).toMatchObject({ row: 2, rule, text });
  expect(reject?.amount === undefined ? undefined : exactText(reject.amount)).toBe(amount);
  expect(exactText(history.total)).toBe(amount ?? "0.00");
});

test("lines become invoices, products have their commonest name and last price", () => {
  const history = historyOf(
    `7,85123a,"LAMP, WHITE",2,${at},2.50,17850.0,UK`,
    `8,BANK CHARGES,Bank Charges,1,${at},15,,UK`,
    `7,85123A,"LAMP, WHITE",2,${at},2.55,17850.0,UK`,
    `7,85123A,lamp?,1,${at},2.60,17850.0,UK`,
    `8,BANK CHARGES,Bank Charges,1,${at},15,,UK`,
    `C9,85123A,,-1,${at},2.50,17850.0,UK`,
  );
  expect(
    history.invoices.map(({ invoice, isReturn, lines }) => [invoice, isReturn, lines.length]),
  ).toEqual([
    ["7", false, 3],
    ["8", false, 2],
    ["C9", true, 1],
  ]);
  expect(history.products().map(({ sku, name, unitPrice }) => [sku, name, unitPrice])).toEqual([
    ["85123A", "LAMP, WHITE", 260],
    ["BANK-CHARGES", "Bank Charges", 1_500],
  ]);
  expect([history.rows, history.numbers, history.duplicates]).toEqual([6, 3, 1]);
  expect(exactText(history.total)).toBe("40.20");
});
