import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../money.ts";
import type { HistoricInvoice } from "./sales-history.ts";
import { SoldLines } from "./sold-lines.ts";

/** For example `ann lamp@250x3 cup@100x1`. */
function invoiceOf(invoice: string, text: string): HistoricInvoice {
  const [customer = "", ...goods] = text.split(" ");
  const lines = goods.map((each) => {
    const [, sku = "", price, quantity] = /^(\w+)@(\d+)x(\d+)$/.exec(each) ?? [];
    return { sku, name: "", unitPrice: money(Number(price)), quantity: Number(quantity) };
  });
  return { invoice, isReturn: invoice.startsWith("C"), soldAtMs: 0, customer, lines };
}

test.each([
  ["the latest that has enough", ["ann lamp@250x5", "ann lamp@250x5"], "ann lamp@250x5", "2:1x5"],
  ["an earlier one that has", ["ann lamp@250x5", "ann lamp@250x2"], "ann lamp@250x3", "1:1x3"],
  ["several", ["ann lamp@250x2", "ann lamp@250x2"], "ann lamp@250x3", "2:1x2 1:1x1"],
  ["more than was sold", ["ann lamp@250x2"], "ann lamp@250x3", "lamp?3"],
  ["another customer", ["ann lamp@250x2"], "bob lamp@250x1", "lamp?1"],
  ["another price", ["ann lamp@250x2"], "ann lamp@200x1", "lamp?1"],
  ["its line", ["ann cup@100x1 lamp@250x2"], "ann lamp@250x1 cup@100x2", "1:2x1 cup?2"],
  ["twice one line", ["ann lamp@250x3"], "ann lamp@250x2 lamp@250x1", "1:1x2 1:1x1"],
])("a cancellation goes to %s", (_, sales, cancellation, expected) => {
  const sold = new SoldLines();
  for (const [index, sale] of sales.entries()) sold.add(invoiceOf(String(index + 1), sale));
  const { bySale, unlinked } = sold.takeBack(invoiceOf("C9", cancellation));
  const linked = [...bySale].flatMap(([sale, lines]) =>
    lines.map(({ line, quantity }) => `${sale}:${line}x${quantity}`),
  );
  const rest = unlinked.map(({ sku, quantity }) => `${sku}?${quantity}`);
  expect([...linked, ...rest].join(" ")).toBe(expected);
});

test("never more comes back of a line than was sold", () => {
  const quantities = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(quantities, quantities, (sales, cancellations) => {
      const sold = new SoldLines();
      for (const [index, quantity] of sales.entries())
        sold.add(invoiceOf(String(index), `ann lamp@250x${quantity}`));
      const left = [...sales];
      for (const quantity of cancellations) {
        const { bySale, unlinked } = sold.takeBack(invoiceOf("C", `ann lamp@250x${quantity}`));
        const back = [...bySale].flatMap(([sale, lines]) =>
          lines.map((line) => {
            left[Number(sale)]! -= line.quantity;
            return line.quantity;
          }),
        );
        expect(back.reduce((total, each) => total + each, 0)).toBe(
          unlinked.length === 0 ? quantity : 0,
        );
      }
      expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
    }),
  );
});
