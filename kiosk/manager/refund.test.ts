import { expect, test } from "vitest";
import type { SaleView } from "../../edge/contract/http.ts";
import type { RefundView } from "../../edge/contract/refunds.ts";
import { previewRefund, readQuantity, returnedOf, soldSale } from "./refund.ts";

const line: SaleView["lines"][number] = {
  sku: "milk",
  name: "milk",
  soldBy: "piece",
  quantity: 3,
  unitPrice: 400,
  discount: 200,
  reductions: [],
  net: 1_000,
  vat: 115,
  vatBasisPoints: 1_300,
};

function sale(tenders: readonly [SaleView["tenders"][number]["method"], number][]): SaleView {
  return {
    id: "s",
    receipt: "R",
    total: tenders.reduce((total, [, amount]) => total + amount, 0),
    postedAt: "2026-11-24T06:00:00Z",
    businessDay: "2026-11-24",
    kiosk: "k1",
    cashier: "",
    lines: [line, { ...line, quantity: 430, soldBy: "weight", discount: 0, net: 900, vat: 74 }],
    tenders: tenders.map(([method, amount]) => ({
      method,
      amount,
      received: amount,
      reference: method === "cash" ? "" : `${method}-1`,
    })),
  };
}

function refund(
  lines: readonly [line: number, quantity: number][],
  tenders: readonly [method: "cash" | "card", amount: number][],
): RefundView {
  return {
    id: "r",
    receipt: "RR",
    sale: "s",
    total: tenders.reduce((total, [, amount]) => total + amount, 0),
    rounding: 0,
    postedAt: "2026-11-24T07:00:00Z",
    businessDay: "2026-11-24",
    kiosk: "k1",
    cashier: "",
    reason: "",
    lines: lines.map(([at, quantity]) => ({
      line: at,
      sku: "milk",
      quantity,
      goods: "resale",
      net: 0,
      vat: 0,
    })),
    tenders: tenders.map(([method, amount]) => ({
      method,
      amount,
      reference: method === "cash" ? "" : `${method}-1`,
    })),
  };
}

test.each([
  ["nothing before", [], [0, 0]],
  ["one line, in two refunds", [refund([[1, 1]], []), refund([[1, 1]], [])], [2, 0]],
  [
    "both lines at once",
    [
      refund(
        [
          [1, 3],
          [2, 200],
        ],
        [],
      ),
    ],
    [3, 200],
  ],
])("what came back before: %s", (_, refunds, expected) => {
  expect(returnedOf(sale([["cash", 1_900]]), refunds)).toEqual(expected);
});

const cash = sale([["cash", 1_900]]);
const split = sale([
  ["card", 1_200],
  ["cash", 700],
]);

test.each([
  ["a third of a line, in cash", cash, [], [[1, 1]], "333", "cash 333"],
  ["the last third takes the rest", cash, [refund([[1, 2]], [["cash", 667]])], [[1, 1]], "333", ""],
  [
    "the card first, then cash",
    split,
    [],
    [
      [1, 3],
      [2, 430],
    ],
    "1900",
    "card 1200 cash 700",
  ],
  [
    "a card that was paid back before",
    split,
    [refund([[1, 3]], [["card", 1_000]])],
    [[2, 430]],
    "900",
    "card 200 cash 700",
  ],
  [
    "cash that was rounded down",
    sale([["cash", 1_890]]),
    [],
    [
      [1, 3],
      [2, 430],
    ],
    "1890",
    "cash 1890",
  ],
] as const)("what goes back: %s", (_, sold, refunds, wanted, total, tenders) => {
  const lines = wanted.map(([at, quantity]) => ({ line: at, quantity, goods: "resale" as const }));
  const preview = previewRefund(soldSale(sold, refunds), lines);
  expect(String(preview?.total)).toBe(total);
  const named = preview?.tenders.map(({ method, amount }) => `${method} ${amount}`).join(" ");
  expect(named).toBe(tenders === "" ? `cash ${total}` : tenders);
});

test.each([
  ["nothing", [], []],
  ["more than was sold", [], [[1, 4]]],
  ["more than is left", [refund([[1, 2]], [["cash", 667]])], [[1, 2]]],
] as const)("no preview of %s", (_, refunds, wanted) => {
  const lines = wanted.map(([at, quantity]) => ({ line: at, quantity, goods: "waste" as const }));
  expect(previewRefund(soldSale(cash, refunds), lines)).toBeUndefined();
});

test.each([
  ["piece", 2, 3, 2],
  ["piece", 4, 3, 3],
  ["piece", -1, 3, 0],
  ["piece", Number.NaN, 3, 0],
  ["weight", 0.43, 430, 430],
  ["weight", 0.2, 430, 200],
  ["weight", 1, 430, 430],
] as const)("%s: %d typed with %i left is %i", (soldBy, typed, left, expected) => {
  expect(readQuantity(soldBy, typed, left)).toBe(expected);
});
