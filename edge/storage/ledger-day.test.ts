import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import type { OperatingError } from "../errors.ts";
import { Database } from "../platform/sqlite.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { ledgerPath } from "./open-store.ts";
import { verifyLedger } from "./verify-ledger.ts";

// A day at the till on a real ledger file. Left: what happens; right: what must be answered.
const day = `
  receive milk lot a 10 cost 3000 best 2026-12-01     -> done
  receive milk lot b 10 cost 3300 best 2026-11-28     -> done
  sell    S1 milk 3                                   -> posted S001-26-00000001
  stock   milk                                        -> 17
  lot     milk b                                      -> 7
  sell    S1 milk 3                                   -> already-posted S001-26-00000001
  sell    S1 milk 2                                   -> rejected key-reused
  sell    S2 milk 2 paid 900                          -> rejected tenders-do-not-match-total
  sell    S3                                          -> rejected empty-sale
  sell    S4 ghost 1                                  -> rejected product-unknown
  sell    S5 tofu 4                                   -> posted S001-26-00000002
  stock   tofu                                        -> -4
  balance inventory                                   -> 4910
  receive tofu lot c 10 cost 1500 best 2026-11-30     -> done
  stock   tofu                                        -> 6
  lot     tofu c                                      -> 6
  balance cost-of-sales                               -> 1590
  sell    S6 apple 412                                -> posted S001-26-00000003
  balance revenue-standard                            -> -1431
  balance output-vat                                  -> -310
  balance cash                                        -> 3117
  carry   tofu 2 to back-room                         -> 2
  lot     tofu c                                      -> 4
  sell    S7 tea 5                                    -> posted S001-26-00000004
  count   tea 1                                       -> 1 wrong
  stock   tea                                         -> 1
  count   tea 1                                       -> 0 wrong
  count   milk 15                                     -> 1 wrong
  lot     milk b                                      -> 5
  balance loss-pending                                -> -1200
  receive tofu lot d 4 cost 480 best 2026-11-30       -> done
  sell    S8 tofu 12                                  -> posted S001-26-00000005
  stock   tofu                                        -> -2
  receive ghost lot a 1 cost 1 best 2026-11-30        -> PRODUCT_UNKNOWN
  verify                                              -> ok
`;

async function answer(shop: SmallShop, line: string): Promise<string> {
  const [verb = "", subject = "", ...words] = line.split(/\s+/);
  const { ledger, stock, stockBook, books } = shop.store;
  const occasion = { atMs: noonMs, by: "test" };
  switch (verb) {
    case "receive": {
      const [, lot = "", quantity, , cost, , bestBefore = ""] = words;
      const goods = { sku: subject, lot, location: "shelf" as const, bestBefore };
      return stock
        .receive(
          [{ ...goods, quantity: Number(quantity), cost: money(Number(cost)) }],
          "delivery",
          occasion,
        )
        .then(
          () => "done",
          (error: unknown) => (error as OperatingError).code,
        );
    }
    case "sell": {
      const [sku, quantity, , paid] = words;
      const goods = sku === undefined ? {} : { [sku]: Number(quantity) };
      const options = paid === undefined ? {} : { paid: Number(paid) };
      const outcome = await ledger.postSale(draftOf(subject, goods, options));
      return `${outcome.kind} ${outcome.kind === "rejected" ? outcome.reason : outcome.sale.receipt}`;
    }
    case "stock": {
      const level = await stockBook.level(subject);
      return String(level.shelf + level.backRoom);
    }
    case "lot": {
      const lots = await stockBook.lots({ sku: subject, location: "shelf", after: "", limit: 99 });
      return String(lots.find((lot) => lot.lot === words[0])?.quantity ?? 0);
    }
    case "balance":
      return String((await books.trialBalance()).find((row) => row.account === subject)?.amount);
    case "carry":
      return String(
        await stock.carry(
          { sku: subject, quantity: Number(words[0]), from: "shelf", to: "back-room" },
          occasion,
        ),
      );
    case "count": {
      const counts = [{ sku: subject, location: "shelf" as const, counted: Number(words[0]) }];
      return `${await stock.count(counts, occasion)} wrong`;
    }
    case "verify":
      return verifyShop(shop);
    default:
      throw new Error(`no such verb: ${line}`);
  }
}

async function verifyShop(shop: SmallShop): Promise<string> {
  const db = await Database.open(ledgerPath(shop.data), "read");
  const { ok, checks } = await verifyLedger(db);
  await db.close();
  return ok
    ? "ok"
    : checks
        .filter((c) => !c.ok)
        .map((c) => `${c.name}: ${c.detail}`)
        .join("; ");
}

test("a day at the till", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  for (const line of day.trim().split("\n")) {
    const [left = "", expected] = line.split("->").map((part) => part.trim());
    expect(await answer(shop, left), left).toBe(expected);
  }
});
