import { expect, test } from "vitest";
import type { StockView } from "../../edge/contract/lists.ts";
import { expiresSoon, listStock, readFilter, totals } from "./stock-list.ts";

const today = "2026-11-24";

function row(part: Partial<StockView>): StockView {
  return {
    sku: "milk",
    names: { "zh-CN": "鲜牛奶", en: "Fresh milk" },
    soldBy: "piece",
    location: "shelf",
    lot: "L1",
    bestBefore: "2026-11-30",
    quantity: 4,
    ...part,
  };
}

test.each([
  ["2026-11-23", 4, true, "past its date"],
  ["2026-11-27", 4, true, "the third day"],
  ["2026-11-28", 4, false, "later"],
  ["2026-11-24", 0, false, "nothing is left of it"],
  [null, 4, false, "does not spoil"],
])("best before %s, %i left: %s, %s", (bestBefore, quantity, expected, why) => {
  expect(expiresSoon(row({ bestBefore, quantity }), today), why).toBe(expected);
});

test("a filter shows its rows with the most pressing first", () => {
  const rows = [
    row({ lot: "a", quantity: -1 }),
    row({ lot: "b", quantity: -5 }),
    row({ lot: "c", bestBefore: "2026-11-26" }),
    row({ lot: "d", bestBefore: "2026-11-25" }),
  ];
  const lots = (filter: Parameters<typeof listStock>[1]) =>
    listStock(rows, filter, "", today).map(({ lot }) => lot);
  expect(lots("negative")).toEqual(["b", "a"]);
  expect(lots("expiring")).toEqual(["d", "c"]);
  expect(lots("")).toEqual(["a", "b", "c", "d"]);
});

test.each(["MILK", "鲜", "l1", "mil"])("looking for %j finds the milk", (text) => {
  expect(
    listStock(
      [row({}), row({ sku: "x", lot: "", names: { "zh-CN": "茶", en: "Tea" } })],
      "",
      text,
      today,
    ),
  ).toHaveLength(1);
});

test("an address that names no filter shows all", () => {
  expect(readFilter("anything")).toBe("");
});

test("a product's places and lots add up", () => {
  const sums = totals([row({ quantity: 3 }), row({ location: "back-room", quantity: 20 })]);
  expect([...sums]).toEqual([["milk", 23]]);
});
