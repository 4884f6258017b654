import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import type { Location } from "../domain/stock/places.ts";
import { Database } from "../platform/sqlite.ts";
import { seededRandom } from "../platform/random.ts";
import { draftOf, noonMs, openSmallShop } from "../testing/small-shop.ts";
import { ledgerPath } from "./open-store.ts";
import { verifyLedger } from "./verify-ledger.ts";

const occasion = { atMs: noonMs, by: "test" };

test.each([1, 2, 3])("what the lane remembers is what the file says, seed %d", async (seed) => {
  const random = seededRandom(seed);
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const { ledger, stock, stockBook } = shop.store;
  const skus = ["milk", "tofu", "tea"];
  const expected = new Map(skus.map((sku) => [sku, 0]));
  const change = (sku: string, by: number) => expected.set(sku, expected.get(sku)! + by);
  for (let step = 0; step < 60; step += 1) {
    const sku = random.pick(skus);
    const location: Location = random.pick(["shelf", "back-room"] as const);
    const quantity = random.between(1, 9);
    const lot = random.pick(["a", "b"]);
    switch (random.between(0, 3)) {
      case 0: {
        const goods = { sku, lot, location, bestBefore: `2026-12-0${lot === "a" ? 1 : 2}` };
        await stock.receive(
          [{ ...goods, quantity, cost: money(300 * quantity) }],
          "delivery",
          occasion,
        );
        change(sku, quantity);
        break;
      }
      case 1:
        await stock.carry({ sku, quantity, from: "back-room", to: "shelf" }, occasion);
        break;
      case 2:
        // One of a pair that is written together is refused: all that is remembered is forgotten.
        await Promise.allSettled([
          ledger.postSale(draftOf(`sale-${step}`, { [sku]: quantity })),
          stock.receive(
            [{ sku: "ghost", lot, location, bestBefore: "", quantity, cost: money(1) }],
            "delivery",
            occasion,
          ),
        ]);
        change(sku, -quantity);
        break;
      default:
        await Promise.all(
          [1, 2, 3].map((part) =>
            ledger.postSale(draftOf(`sale-${step}-${part}`, { [sku]: part })),
          ),
        );
        change(sku, -6);
    }
  }
  for (const sku of skus) {
    const { shelf, backRoom } = await stockBook.level(sku);
    expect([sku, shelf + backRoom]).toEqual([sku, expected.get(sku)]);
  }
  const reader = await Database.open(ledgerPath(shop.data), "read");
  expect(await verifyLedger(reader)).toMatchObject({ ok: true });
  await reader.close();
});
