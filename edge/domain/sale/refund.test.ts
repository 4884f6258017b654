import * as fc from "fast-check";
import { expect, test } from "vitest";
import { money, sum, zero } from "../money.ts";
import { draftRefund, tendersBack, type SoldSale } from "./refund.ts";
import type { SaleLine, Tender } from "./sale.ts";

function line(quantity: number, list: number, net: number, vat: number): SaleLine {
  return {
    sku: "milk",
    name: "milk",
    soldBy: "piece",
    quantity,
    unitPrice: money(list),
    list: money(list),
    discount: money(list - net),
    net: money(net),
    vatBasisPoints: 1_300,
    vat: money(vat),
  };
}

function tender(method: Tender["method"], amount: number): Tender {
  return { method, amount: money(amount), received: money(amount), reference: method };
}

function sold(lines: readonly SaleLine[], tenders: readonly Tender[], rounding = 0): SoldSale {
  return {
    id: "s",
    key: "k",
    receipt: "R",
    kiosk: "k1",
    cashier: "",
    member: "",
    soldAtMs: 0,
    postedAtMs: 0,
    businessDay: "2026-11-24",
    lines,
    tenders,
    rounding: money(rounding),
    total: money(sum(lines.map((each) => each.net)) + rounding),
    returned: lines.map(() => 0),
    paidBack: tenders.map(() => zero),
    refunded: zero,
  };
}

test.each([
  ["a part", [[1, 1]], "333"],
  [
    "the same line twice",
    [
      [1, 1],
      [1, 2],
    ],
    "1000",
  ],
  ["more than was sold", [[1, 4]], "line 1: 3 left"],
  [
    "more than was sold, in two parts",
    [
      [1, 2],
      [1, 2],
    ],
    "line 1: 1 left",
  ],
  ["a line that is none of the sale", [[2, 1]], "line 2: 0 left"],
  ["nothing", [], "R"],
])("a refund of %s", (_, wanted, expected) => {
  const lines = wanted.map(([at = 0, quantity = 0]) => ({
    line: at,
    quantity,
    goods: "resale" as const,
  }));
  const draft = draftRefund(sold([line(3, 1_200, 1_000, 115)], []), lines);
  expect("fault" in draft ? draft.detail : String(draft.total)).toBe(expected);
});

test.each([
  ["cash alone", [tender("cash", 900)], [], 500, "cash 500"],
  ["a card that paid enough", [tender("card", 900)], [], 500, "card 500"],
  [
    "a card that paid too little",
    [tender("cash", 500), tender("card", 400)],
    [],
    500,
    "card 400 cash 100",
  ],
  [
    "a card that was paid back before",
    [tender("card", 400), tender("cash", 500)],
    [300],
    500,
    "card 100 cash 400",
  ],
  ["two ways", [tender("qr", 200), tender("wallet", 700)], [], 500, "qr 200 wallet 300"],
  ["goods in exchange", [tender("exchange", 900)], [], 500, "cash 500"],
])("money goes back to %s", (_, tenders, paidBack, total, expected) => {
  const sale = { ...sold([line(1, 900, 900, 0)], tenders), paidBack: paidBack.map(money) };
  const back = tendersBack(sale, money(total));
  expect(back.map((each) => `${each.method} ${each.amount}`).join(" ")).toBe(expected);
});

test("parts in any order add up to what was sold, and never to more on the way", () => {
  const anyLine = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.nat(100_000), fc.nat(100_000), fc.nat(100))
    .map(([quantity, a, b, share]) => {
      const net = Math.min(a, b);
      return line(quantity, Math.max(a, b), net, Math.floor((net * share) / 100));
    });
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 40 })), { maxLength: 30 }),
      fc.integer({ min: -9, max: 9 }),
      (lines, steps, rounding) => {
        let sale = sold(lines, [], rounding);
        const paid = { list: 0, net: 0, vat: 0, total: 0 };
        const everything = lines.map((each, at) => [at, each.quantity] as const);
        for (const [at, quantity] of [...steps, ...everything]) {
          const left = (lines[at]?.quantity ?? 0) - (sale.returned[at] ?? 0);
          const count = Math.min(quantity, left);
          if (count === 0) continue;
          const draft = draftRefund(sale, [{ line: at + 1, quantity: count, goods: "resale" }]);
          if ("fault" in draft) throw new Error(draft.detail);
          const [part] = draft.lines;
          paid.list += part!.list;
          paid.net += part!.net;
          paid.vat += part!.vat;
          paid.total += draft.total;
          const returned = sale.returned.map(
            (before, index) => before + (index === at ? count : 0),
          );
          sale = { ...sale, returned };
          expect(part!.list).toBeGreaterThanOrEqual(part!.net);
          expect(paid.net).toBeLessThanOrEqual(sum(lines.map((each) => each.net)));
        }
        expect(paid.list).toBe(sum(lines.map((each) => each.list)));
        expect(paid.net).toBe(sum(lines.map((each) => each.net)));
        expect(paid.vat).toBe(sum(lines.map((each) => each.vat)));
        if (paid.net > 0) expect(paid.total).toBe(paid.net + rounding);
      },
    ),
  );
});

test("a part of a few fen holds no more VAT than money", () => {
  let sale = sold([line(6, 10, 10, 1)], [tender("cash", 10)]);
  const parts = [];
  for (let piece = 1; piece <= 6; piece += 1) {
    const refund = draftRefund(sale, [{ line: 1, quantity: 1, goods: "resale" }]);
    if ("fault" in refund) throw new Error(refund.detail);
    parts.push(...refund.lines.map(({ net, vat }) => [net, vat]));
    sale = { ...sale, returned: [piece] };
  }
  expect(parts.every(([net = 0, vat = 0]) => vat >= 0 && vat <= net)).toBe(true);
  expect(parts.reduce((all, [, vat = 0]) => all + vat, 0)).toBe(1);
});
