import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import { draftOf, noonMs, openSmallShop } from "../testing/small-shop.ts";

const weekMs = 7 * 86_400_000;

test("today's figures come from the rows themselves", async () => {
  const { store, close } = await openSmallShop();
  onTestFinished(() => close());
  const goods = { sku: "milk", lot: "a", location: "shelf", bestBefore: "2026-11-25" } as const;
  const occasion = { atMs: noonMs, by: "test" };
  await store.stock.receive([{ ...goods, quantity: 9, cost: money(2_700) }], "delivery", occasion);
  await store.ledger.postSale(draftOf("w", { tea: 1 }, { soldAtMs: noonMs - weekMs }));
  await store.ledger.postSale(draftOf("a", { milk: 2 }));
  await store.ledger.postSale(draftOf("b", { milk: 1, tofu: 1 }, { method: "qr" }));
  await store.stock.count([{ sku: "milk", location: "shelf", counted: 6 }], occasion);
  await store.stock.count([{ sku: "tea", location: "shelf", counted: 0 }], occasion);

  const today = await store.reports.today(noonMs);
  expect(today).toMatchObject({
    businessDay: "2026-11-24",
    revenue: 1_750,
    sales: 2,
    lastWeek: { revenueSoFar: 550, revenue: 550, sales: 1 },
    hours: [{ hour: 14, revenue: 1_750, lastWeek: 550 }],
    cost: 1_000,
    revenueExVat: 1_597,
    margin: 597,
    tenders: [
      { method: "cash", amount: 1_000, count: 1 },
      { method: "qr", amount: 750, count: 1 },
    ],
    accuracy: { counted: 2, wrong: 1 },
    todo: [
      { kind: "stock-negative", count: 1, amount: null },
      { kind: "near-expiry", count: 1, amount: 1_800 },
    ],
  });
  expect(today.bestSellers.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ["milk", 3],
    ["tofu", 1],
  ]);
});

test("movements are listed newest first, page by page, of one product or of all", async () => {
  const { store, close } = await openSmallShop();
  onTestFinished(() => close());
  for (const key of ["a", "b", "c"]) await store.ledger.postSale(draftOf(key, { milk: 1, tea: 2 }));
  const pages = async (sku: string) => {
    const seen: string[] = [];
    for (let after = ""; ;) {
      const rows = await store.stockBook.movements({ sku, after, limit: 2 });
      seen.push(...rows.map((row) => `${row.sku}${row.delta}`));
      const last = rows.at(-1);
      if (last === undefined) return seen;
      after = `${last.seq}/${last.number}`;
    }
  };
  expect(await pages("milk")).toEqual(["milk-1", "milk-1", "milk-1"]);
  expect(await pages("")).toEqual(["milk-1", "tea-2", "milk-1", "tea-2", "milk-1", "tea-2"]);
});

test("the journal of one sale is found by its id", async () => {
  const { store, close } = await openSmallShop();
  onTestFinished(() => close());
  await store.ledger.postSale(draftOf("a", { milk: 1 }));
  const outcome = await store.ledger.postSale(draftOf("b", { tofu: 2 }));
  const source = outcome.kind === "posted" ? outcome.sale.id : "";
  const [entry, ...others] = await store.books.journal({ source, after: "", limit: 9 });
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ source, kind: "sale.posted" });
  expect(entry?.postings[0]).toEqual({ account: "cash", amount: 500 });
  expect(await store.books.journal({ source: "", after: "", limit: 9 })).toHaveLength(2);
});
