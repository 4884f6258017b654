import fc from "fast-check";
import { expect, test } from "vitest";
import { money, sum, type Money } from "../money.ts";
import { priceLines } from "../pricing/price-lines.ts";
import type { Tender, TenderMethod } from "../sale/sale.ts";
import { journalForSale, journalForStock } from "./journal.ts";

const tender = (method: TenderMethod, amount: number): Tender => ({
  method,
  amount: money(amount),
  received: money(amount),
  reference: "",
});

function journal(
  lines: [price: number, quantity: number, vat: number][],
  tenders: Tender[],
  cost: number,
) {
  const bought = lines.map(([price, quantity, vatBasisPoints]) => ({
    sku: "x",
    name: "x",
    soldBy: "piece" as const,
    quantity,
    unitPrice: money(price),
    vatBasisPoints,
  }));
  const priced = priceLines(bought).map((price, index) => ({ ...bought[index]!, ...price }));
  const postings = journalForSale(priced, tenders, money(cost));
  return Object.fromEntries(postings.map(({ account, amount }) => [account, amount]));
}

test("cash sale at 13 %: 113.00 with goods that cost 70.00", () => {
  expect(journal([[11_300, 1, 1_300]], [tender("cash", 11_300)], 7_000)).toEqual({
    cash: 11_300,
    "revenue-standard": -10_000,
    "output-vat": -1_300,
    "cost-of-sales": 7_000,
    inventory: -7_000,
  });
});

test("QR sale at mixed rates, split tender", () => {
  const tenders = [tender("qr", 2_000), tender("wallet", 1_850)];
  expect(
    journal(
      [
        [2_260, 1, 1_300],
        [1_090, 1, 900],
        [500, 1, 0],
      ],
      tenders,
      2_450,
    ),
  ).toEqual({
    "qr-clearing": 2_000,
    "customer-wallets": 1_850,
    "revenue-standard": -2_000,
    "revenue-reduced": -1_000,
    "revenue-exempt": -500,
    "output-vat": -350,
    "cost-of-sales": 2_450,
    inventory: -2_450,
  });
});

test("sold three below zero at 4.00, then ten arrive at 4.10", () => {
  expect(journalForStock("goods-received", money(4_100), money(30))).toEqual([
    { account: "inventory", amount: 4_070 },
    { account: "goods-received", amount: -4_100 },
    { account: "cost-of-sales", amount: 30 },
  ]);
});

test("every basket balances, with any discount", () => {
  const line = fc.record({
    soldBy: fc.constantFrom("piece" as const, "weight" as const),
    unitPrice: fc.nat(100_000).map(money),
    quantity: fc.integer({ min: 1, max: 5_000 }),
    vatBasisPoints: fc.constantFrom(0, 900, 1_300),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(100_000),
      fc.nat(100_000),
      (lines, off, cost) => {
        const priced = priceLines(lines, money(off)).map((price, index) => ({
          sku: "x",
          name: "x",
          ...lines[index]!,
          ...price,
        }));
        const total: Money = sum(priced.map((each) => each.net));
        const postings = journalForSale(priced, [tender("cash", total)], money(cost));
        expect(sum(postings.map((each) => each.amount))).toBe(0);
        for (const each of priced) expect(each.net).toBe(each.list - each.discount);
        expect(total).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 5_000 },
  );
});
