import { expect, test } from "vitest";
import { accountName, byChart } from "./account-name.ts";

test("an account has its number and its name in both languages", () => {
  expect(accountName("inventory", "en")).toEqual({ code: "1405.01", name: "Merchandise" });
  expect(accountName("inventory", "zh-CN").name).toBe("库存商品-可售");
});

test("an account of a newer version keeps its own name and comes last", () => {
  expect(accountName("gift-cards", "en")).toEqual({ code: "", name: "gift-cards" });
  const rows = ["gift-cards", "cost-of-sales", "cash"].map((account) => ({ account }));
  expect(byChart(rows).map(({ account }) => account)).toEqual([
    "cash",
    "cost-of-sales",
    "gift-cards",
  ]);
});
