import { expect, onTestFinished, test } from "vitest";
import { draftOf, noonMs, openSmallShop } from "../testing/small-shop.ts";

const dayMs = 86_400_000;

test("a sale of a day whose books are closed is booked on the first open day", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const { ledger, finance } = shop.store;
  const locked = await finance.periods.lock("2026-11-23", { atMs: noonMs, by: "wang" });
  expect(locked).toHaveProperty("id");
  const days = await Promise.all(
    [2, 1, 0].map(async (daysAgo) => {
      const soldAtMs = noonMs - daysAgo * dayMs;
      const outcome = await ledger.postSale(draftOf(`ago-${daysAgo}`, { milk: 1 }, { soldAtMs }));
      return outcome.kind === "posted" ? outcome.sale.businessDay : outcome.kind;
    }),
  );
  expect(days).toEqual(["2026-11-24", "2026-11-24", "2026-11-24"]);
});
