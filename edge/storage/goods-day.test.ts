import { expect, onTestFinished, test } from "vitest";
import { money } from "../domain/money.ts";
import type { LotStatus } from "../domain/stock/stock.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import { verifyShop } from "../testing/verify-shop.ts";
import { isRefused, type Refused } from "../usecases/outcome.ts";

// A day of goods beside the till, on a real ledger file. Left: what happens; right: what must be answered.
const days = {
  "orders and their deliveries": `
    order   O1 nobody milk=10                    -> NOT_FOUND
    order   O1 farm ghost=10                     -> PRODUCT_UNKNOWN
    order   O1 farm milk=10 tea=5                -> done
    order   O1 farm milk=10 tea=5                -> done
    orders                                       -> O1 open milk 0/10 tea 0/5
    bring   D1 O1 milk=4 lot a refuse tea=1      -> done
    bring   D1 O1 milk=4 lot a refuse tea=1      -> done
    orders                                       -> O1 partial milk 4/10 tea 0/5
    stock   milk                                 -> 4
    bring   D2 O1 milk=8 lot b                   -> done
    bring   D3 O1 tea=5 lot t                    -> done
    orders                                       -> O1 received milk 12/10 tea 5/5
    end     O1                                   -> done
    bring   D4 O1 tea=1 lot t                    -> ORDER_CLOSED
    bring   D5 O7 tea=1 lot t                    -> ORDER_NOT_FOUND
    balance goods-received                       -> -5100
    verify                                       -> ok`,
  "transfers between shops": `
    receive milk a 10 3000                       -> done
    ship    T1 milk=11                           -> STOCK_TOO_LOW
    ship    T1 milk=6                            -> done
    ship    T1 milk=6                            -> done
    stock   milk                                 -> 4
    lot     milk a in-transit                    -> 6
    balance goods-in-transit                     -> 1800
    sell    S1 milk=5                            -> S001-26-00000001
    stock   milk                                 -> -1
    settle  T1 milk a 3 1 1                      -> TRANSFER_UNBALANCED
    settle  T1 milk b 3 1 2                      -> TRANSFER_UNBALANCED
    settle  T9 milk a 3 1 2                      -> TRANSFER_NOT_FOUND
    settle  T1 milk a 3 1 2                      -> done
    settle  T1 milk a 3 1 2                      -> done
    lot     milk a in-transit                    -> 0
    lot     milk a back-room                     -> 1
    balance goods-in-transit                     -> 0
    balance inventory-elsewhere                  -> 900
    balance loss-pending                         -> 600
    arrive  X1 milk c 5 1600                     -> done
    arrive  X1 milk c 5 1600                     -> done
    stock   milk                                 -> 5
    balance inventory-elsewhere                  -> -700
    verify                                       -> ok`,
  "lots that may not be sold": `
    receive milk a 5 1500                        -> done
    receive milk b 5 1600 best 2026-12-05        -> done
    lot-is  milk z recalled                      -> LOT_UNKNOWN
    lot-is  milk a recalled                      -> done
    sell    S1 milk=2                            -> S001-26-00000001
    lot     milk b shelf                         -> 3
    sell    S2 milk=1 of a                       -> S001-26-00000002
    lot     milk a shelf                         -> 4
    lot-is  milk b held                          -> done
    sell    S3 milk=1                            -> S001-26-00000003
    lot     milk - shelf                         -> -1
    tasks                                        -> milk shelf
    lot-is  milk b sellable                      -> done
    sell    S4 milk=1                            -> S001-26-00000004
    lot     milk b shelf                         -> 2
    receive tofu old 5 500 best 2026-11-23       -> done
    sell    S5 tofu=1                            -> S001-26-00000005
    lot     tofu old shelf                       -> 5
    off     tofu old 5 expired                   -> done
    off     tofu old 5 expired                   -> too few
    carry   milk 2 shelf quarantine              -> 2
    balance inventory-quarantined                -> 600
    verify                                       -> ok`,
  "a stocktake while the shop sells": `
    receive milk a 20 6000                       -> done
    open    C1 attic milk                        -> PLACE_UNKNOWN
    open    C1 shelf milk                        -> done
    pass    60                                   -> done
    sell    S1 milk=3                            -> S001-26-00000001
    pass    60                                   -> done
    count   N1 C1 milk=16 60s ago                -> ok
    sell    S2 milk=2                            -> S001-26-00000002
    count   N2 C1 tea=1 0s ago                   -> PRODUCT_UNKNOWN
    post    P1 C1                                -> done
    stock   milk                                 -> 14
    balance loss-pending                         -> 300
    post    P1 C1                                -> done
    post    P2 C1                                -> STOCKTAKE_POSTED
    count   N3 C1 milk=1 0s ago                  -> STOCKTAKE_POSTED
    open    C2 shelf milk                        -> done
    count   N4 C2 milk=4 0s ago                  -> recount milk
    post    P3 C2                                -> RECOUNT_NEEDED
    count   N5 C2 milk=4 0s ago                  -> ok
    post    P3 C2                                -> done
    stock   milk                                 -> 4
    open    C3 shelf milk                        -> done
    count   N6 C3 milk=3 0s ago                  -> ok
    sell    S3 milk=6                            -> S001-26-00000003
    post    P4 C3                                -> done
    stock   milk                                 -> -3
    verify                                       -> ok`,
};

const pairsOf = (words: readonly string[]) =>
  words.map((word) => {
    const [sku = "", quantity] = word.split("=");
    return { sku, quantity: Number(quantity) };
  });

const said = (outcome: { readonly id: string } | Refused) =>
  isRefused(outcome) ? outcome.code : "done";

class Day {
  readonly #shop: SmallShop;
  /** The ids of papers, by the key that the table calls them by. */
  readonly #ids = new Map<string, string>();

  constructor(shop: SmallShop) {
    this.#shop = shop;
  }

  async answer(text: string): Promise<string> {
    const [verb = "", ...words] = text.trim().split(/\s+/);
    const [first = "", second = "", third = "", fourth = ""] = words;
    const { goods, stock, stockBook, books, ledger } = this.#shop.store;
    const occasion = { atMs: this.#shop.nowMs(), by: "test" };
    const idOf = (key: string) => this.#ids.get(key) ?? "none";
    const line = (sku: string, lot: string, quantity: number, cost: number, bestBefore = "") => ({
      sku,
      lot,
      location: "shelf",
      quantity,
      cost: money(cost),
      bestBefore,
    });
    switch (verb) {
      case "receive": {
        const best = words[5] ?? "2026-12-01";
        const delivered = line(first, second, Number(third), Number(fourth), best);
        await stock.receive([delivered], "delivery", occasion);
        return "done";
      }
      case "sell": {
        const [{ sku, quantity } = { sku: "", quantity: 0 }] = pairsOf([second]);
        const draft = draftOf(first, { [sku]: quantity }, { soldAtMs: occasion.atMs });
        const lines = draft.lines.map((each) => (fourth === "" ? each : { ...each, lot: fourth }));
        const outcome = await ledger.postSale({ ...draft, lines });
        return outcome.kind === "rejected" ? outcome.reason : outcome.sale.receipt;
      }
      case "order": {
        const lines = pairsOf(words.slice(2)).map((each) => ({ ...each, unitCost: money(300) }));
        const order = { key: first, supplier: second, expectedOn: "", lines };
        return this.#keep(first, await goods.placeOrder(order, occasion));
      }
      case "orders": {
        const orders = await goods.orders({ after: "", limit: 9 });
        return orders
          .map(({ id, state, lines }) => {
            const key = [...this.#ids].find(([, known]) => known === id)?.[0];
            const came = lines.map((each) => `${each.sku} ${each.received}/${each.quantity}`);
            return `${key} ${state} ${came.join(" ")}`;
          })
          .join(", ");
      }
      case "bring": {
        const refusedAt = words.indexOf("refuse");
        const brought = pairsOf(words.slice(2, words.indexOf("lot")));
        const delivery = {
          key: first,
          order: idOf(second),
          lines: brought.map((each) =>
            line(
              each.sku,
              words[words.indexOf("lot") + 1] ?? "",
              each.quantity,
              each.quantity * 300,
            ),
          ),
          refused:
            refusedAt < 0
              ? []
              : pairsOf(words.slice(refusedAt + 1)).map((each) => ({ ...each, reason: "torn" })),
        };
        return said(await goods.receiveOrdered(delivery, occasion));
      }
      case "end":
        return said(
          await goods.closeOrder({ key: `end ${first}`, id: idOf(first), reason: "" }, occasion),
        );
      case "ship": {
        const shipment = { key: first, to: "s002", from: "shelf", lines: pairsOf([second]) };
        return this.#keep(first, await goods.ship(shipment, occasion));
      }
      case "settle": {
        const [arrived = 0, rejected = 0, lost = 0] = words.slice(3).map(Number);
        const lots = [{ sku: second, lot: third, arrived, rejected, lost }];
        return said(
          await goods.settle({ key: `settle ${first}`, id: idOf(first), lots }, occasion),
        );
      }
      case "arrive": {
        const lines = [line(second, third, Number(fourth), Number(words[4]), "2026-12-01")];
        return said(await goods.arrive({ from: "s002", transfer: first, lines }, occasion));
      }
      case "lot-is": {
        const change = { key: text + String(occasion.atMs), sku: first, lot: second, reason: "" };
        return said(await goods.changeLot({ ...change, status: third as LotStatus }, occasion));
      }
      case "off": {
        const lost = { sku: first, lot: second, location: "shelf", quantity: Number(third) };
        const id = await stock.writeOff(lost, occasion, fourth as "expired");
        return id === undefined ? "too few" : "done";
      }
      case "carry": {
        const order = { sku: first, quantity: Number(second), from: third, to: fourth };
        return String(await stock.carry(order, occasion));
      }
      case "open": {
        const order = { key: first, location: second, skus: words.slice(2) };
        return this.#keep(first, await goods.openStocktake(order, occasion));
      }
      case "count": {
        const counts = pairsOf([third]).map(({ sku, quantity }) => ({
          sku,
          counted: quantity,
          countedAtMs: occasion.atMs - Number(fourth.replace("s", "")) * 1_000,
        }));
        const outcome = await goods.noteCounts({ key: first, id: idOf(second), counts }, occasion);
        if (isRefused(outcome)) return outcome.code;
        return outcome.recount.length === 0 ? "ok" : `recount ${outcome.recount.join(" ")}`;
      }
      case "post":
        return said(await goods.postStocktake({ key: first, id: idOf(second) }, occasion));
      case "pass":
        this.#shop.passMs(Number(first) * 1_000);
        return "done";
      case "tasks":
        return (await goods.countTasks({ after: "", limit: 9 }))
          .map(({ sku, location }) => `${sku} ${location}`)
          .join(", ");
      case "stock": {
        const level = await stockBook.level(first);
        return String(level.shelf + level.backRoom);
      }
      case "lot": {
        const lots = await stockBook.lots({ sku: first, location: third, after: "", limit: 99 });
        return String(lots.find(({ lot }) => lot === second.replace("-", ""))?.quantity ?? 0);
      }
      case "balance":
        return String(
          (await books.trialBalance()).find(({ account }) => account === first)?.amount ?? 0,
        );
      case "verify":
        return verifyShop(this.#shop);
      default:
        throw new Error(`no such verb: ${text}`);
    }
  }

  #keep(key: string, outcome: { readonly id: string } | Refused): string {
    if (!isRefused(outcome)) this.#ids.set(key, outcome.id);
    return said(outcome);
  }
}

test.each(Object.entries(days))("a day of %s", async (_, table) => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  expect(shop.nowMs()).toBe(noonMs);
  const day = new Day(shop);
  for (const line of table.trim().split("\n")) {
    const [left = "", expected] = line.split("->").map((part) => part.trim());
    // Nothing of two steps is at the same instant.
    shop.passMs(1);
    expect(await day.answer(left), left).toBe(expected);
  }
});
