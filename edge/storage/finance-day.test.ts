import { expect, onTestFinished, test } from "vitest";
import { debit } from "../domain/finance/journal.ts";
import { money } from "../domain/money.ts";
import { Database } from "../platform/sqlite.ts";
import { draftOf, noonMs, openSmallShop, type SmallShop } from "../testing/small-shop.ts";
import type { Refused } from "../usecases/outcome.ts";
import { ledgerPath } from "./open-store.ts";
import { verifyLedger } from "./verify-ledger.ts";

// A day of a shop's money on a real ledger file. Left: what happens; right: what must be answered.
const day = `
  open     k1 20000                                    -> done
  open     k1 5000                                     -> SHIFT_OPEN
  open     k2 10000                                    -> done
  balance  safe-cash                                   -> -30000
  sell     k1 S1 milk 3 cash                           -> posted
  sell     k1 S2 milk 1 qr                             -> posted
  sell     k2 S3 tofu 4 cash                           -> posted
  sell     k3 S4 tea 1 cash                            -> posted
  cash     k1 pick-up 1000                             -> done
  cash     k1 expense 300                              -> done
  cash     k9 pick-up 100                              -> NOT_FOUND
  balance  cash-in-transit                             -> 1000
  close    k1 20190                                    -> expected 20200 difference -10
  balance  loss-pending                                -> 10
  close    k1 1                                        -> SHIFT_CLOSED
  cash     k1 pick-up 100                              -> SHIFT_CLOSED
  answer   k1 11                                       -> REQUEST_INVALID
  answer   k1 4                                        -> done
  answer   k1 4                                        -> ALREADY_ANSWERED
  balance  loss-pending                                -> 0
  balance  other-receivables                           -> 4
  balance  non-operating-expenses                      -> 6
  close    k2 11000                                    -> expected 11000 difference 0
  answer   k2 0                                        -> NOT_FOUND
  balance  cash                                        -> 550
  open     k1 100                                      -> done
  sell     k1 S5 tofu 2 cash                           -> posted
  refund   k1 S5 1                                     -> refunded
  close    k1 350                                      -> expected 350 difference 0
  bank     1000                                        -> done
  balance  bank                                        -> 1000
  deliver  D1 milk lot a 100 cost 40000                -> done
  sell     k2 S6 milk 56 qr                            -> posted
  invoice  I1 milk D1 net 39500 tax 5135               -> done
  invoice  I1 milk D1 net 39500 tax 5135               -> INVOICE_KNOWN
  invoice  I2 milk D1 net 39500 tax 5135               -> DELIVERY_NOT_OPEN
  invoice  I2 ghost D1 net 1 tax 0                     -> NOT_FOUND
  balance  goods-received                              -> 0
  balance  payables                                    -> -44635
  balance  input-vat-pending                           -> 5135
  balance  inventory                                   -> 14990
  vat      I1                                          -> done
  vat      I1                                          -> ALREADY_ANSWERED
  balance  input-vat                                   -> 5135
  pay      I1 44636 0                                  -> PAYMENT_TOO_LARGE
  pay      I1 44635 904                                -> done
  pay      I1 1 0                                      -> PAYMENT_TOO_LARGE
  balance  payables                                    -> 0
  balance  financial-expenses                          -> -904
  return   milk a 10 tax 513                           -> done
  balance  inventory                                   -> 11040
  entry    bank -500 selling-expenses 500              -> done
  entry    bank -500 selling-expenses 400              -> JOURNAL_UNBALANCED
  entry    inventory -500 bank 500                     -> STOCK_BY_HAND
  reverse  last                                        -> done
  reverse  last                                        -> ALREADY_ANSWERED
  balance  selling-expenses                            -> 300
  write-off milk a 5                                   -> done
  balance  loss-pending                                -> 1975
  answer   stock 2500                                  -> REQUEST_INVALID
  answer   stock 1000 257                              -> done
  answer   stock 1000 257                              -> ALREADY_ANSWERED
  balance  loss-pending                                -> 0
  balance  input-vat-reversed                          -> -770
  balance  other-receivables                           -> 1004
  balance  non-operating-expenses                      -> 1238
  lock     2026-11-24                                  -> PERIOD_NOT_OVER
  lock     2026-11-23                                  -> done
  lock     2026-11-22                                  -> PERIOD_LOCKED
  entry-on 2026-11-23 bank -1 selling-expenses 1       -> PERIOD_LOCKED
  entry-on 2026-11-24 bank -1 selling-expenses 1       -> done
  verify                                               -> ok
`;

const occasion = { atMs: noonMs, by: "wang" };

/** What the lines of the day have named so far. */
interface Names {
  readonly shifts: Map<string, string>;
  readonly deliveries: Map<string, string>;
  readonly invoices: Map<string, string>;
  readonly losses: Map<string, number>;
}

const done = (outcome: { id: string } | Refused) => ("code" in outcome ? outcome.code : "done");

async function answer(shop: SmallShop, names: Names, line: string): Promise<string> {
  const [verb = "", ...words] = line.split(/\s+/);
  const { ledger, refunds, stock, finance, books } = shop.store;
  const at = (index: number) => words[index] ?? "";
  const amount = (index: number) => money(Number(words[index]));
  switch (verb) {
    case "open": {
      const opened = await finance.shifts.open({ drawer: at(0), float: amount(1) }, occasion);
      if ("id" in opened) names.shifts.set(at(0), opened.id);
      return done(opened);
    }
    case "sell": {
      const method = at(4) === "qr" ? "qr" : "cash";
      const draft = draftOf(at(1), { [at(2)]: Number(at(3)) }, { method });
      return (await ledger.postSale({ ...draft, kiosk: at(0) })).kind;
    }
    case "refund": {
      const sale = (await ledger.saleByKey(at(1)))!.id;
      const lines = [{ line: 1, quantity: Number(at(2)), goods: "resale" as const }];
      const order = { kiosk: at(0), cashier: "wang", reason: "", key: `R-${at(1)}`, sale, lines };
      return (await refunds.refund(order)).kind;
    }
    case "cash": {
      const shift = names.shifts.get(at(0)) ?? "none";
      const kind = at(1) === "expense" ? "expense" : "pick-up";
      return done(
        await finance.shifts.moveCash({ shift, kind, amount: amount(2), note: "B1" }, occasion),
      );
    }
    case "close": {
      const shift = names.shifts.get(at(0)) ?? "none";
      const closed = await finance.shifts.close({ shift, counted: amount(1) }, occasion);
      if ("code" in closed) return closed.code;
      return `expected ${closed.expected} difference ${closed.counted - closed.expected}`;
    }
    case "answer": {
      const pending = await finance.losses.pending();
      const known = at(0) === "stock" ? undefined : names.shifts.get(at(0));
      const loss = pending.find(({ source, kind }) =>
        known === undefined ? kind === "stock.moved" : source === known,
      );
      if (loss !== undefined) names.losses.set(at(0), loss.seq);
      const [recovered, reversedVat] = [amount(1), money(Number(words[2] ?? 0))];
      const order = { seq: names.losses.get(at(0)) ?? 0, recovered, reversedVat, memo: "talked" };
      return done(await finance.losses.answer(order, occasion));
    }
    case "bank":
      return done(await finance.shifts.bankCash({ amount: amount(0), note: "" }, occasion));
    case "balance": {
      const row = (await books.trialBalance()).find(({ account }) => account === at(0));
      return String(row?.amount ?? 0);
    }
    default:
      return answerOffice(shop, names, verb, words);
  }

  async function answerOffice(
    { store }: SmallShop,
    { deliveries, invoices }: Names,
    action: string,
    rest: readonly string[],
  ): Promise<string> {
    const { payables, periods } = store.finance;
    const value = (index: number) => money(Number(rest[index]));
    switch (action) {
      case "deliver": {
        const [name = "", sku = "", , lot = "", quantity, , cost] = rest;
        const goods = { sku, lot, location: "shelf" as const, bestBefore: "2026-12-24" };
        const lines = [{ ...goods, quantity: Number(quantity), cost: money(Number(cost)) }];
        deliveries.set(name, await stock.receive(lines, "delivery", occasion));
        return "done";
      }
      case "invoice": {
        const supplier = rest[1] === "ghost" ? "ghost" : "farm";
        const order = {
          supplier,
          number: rest[0]!,
          invoiceDay: "2026-11-24",
          dueDay: "2026-12-24",
          net: value(4),
          tax: value(6),
          deliveries: [deliveries.get(rest[2]!) ?? ""],
        };
        const booked = await payables.book(order, occasion);
        if ("id" in booked) invoices.set(rest[0]!, booked.id);
        return done(booked);
      }
      case "vat":
        return done(await payables.confirmVat(invoices.get(rest[0]!)!, occasion));
      case "pay": {
        const invoice = invoices.get(rest[0]!)!;
        return done(
          await payables.pay({ invoice, amount: value(1), discount: value(2) }, occasion),
        );
      }
      case "return": {
        const goods = { sku: rest[0]!, lot: rest[1]!, location: "shelf" as const };
        const order = { ...goods, quantity: Number(rest[2]), tax: value(4) };
        return done(await payables.sendBack(order, occasion));
      }
      case "write-off": {
        const goods = { sku: rest[0]!, lot: rest[1]!, location: "shelf" as const };
        const order = { ...goods, quantity: Number(rest[2]) };
        return (await stock.writeOff(order, occasion)) === undefined ? "none" : "done";
      }
      case "entry":
      case "entry-on": {
        const shift = action === "entry" ? 0 : 1;
        const side = (index: number) =>
          debit(rest[shift + index] as "bank", value(shift + index + 1));
        const order = { memo: "by hand", postings: [side(0), side(2)] };
        const dated = action === "entry" ? order : { ...order, businessDay: rest[0]! };
        return done(await periods.bookByHand(dated, occasion));
      }
      case "reverse": {
        const entries = await store.books.journal({ source: "", after: "", limit: 20 });
        const last = entries.find(({ postings }) => postings[0]?.amount === -500)!;
        return done(await periods.reverse({ seq: Number(last.id), memo: "wrong" }, occasion));
      }
      case "lock":
        return done(await periods.lock(rest[0]!, occasion));
      case "verify":
        return verifyShop(shop);
      default:
        throw new Error(`no such verb: ${action}`);
    }
  }
}

async function verifyShop(shop: SmallShop): Promise<string> {
  const db = await Database.open(ledgerPath(shop.data), "read");
  const { ok, checks } = await verifyLedger(db);
  await db.close();
  const wrong = checks.filter((check) => !check.ok);
  return ok ? "ok" : wrong.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
}

test("a day of the shop's money", async () => {
  const shop = await openSmallShop();
  onTestFinished(() => shop.close());
  const names = {
    shifts: new Map(),
    deliveries: new Map(),
    invoices: new Map(),
    losses: new Map(),
  };
  for (const line of day.trim().split("\n")) {
    const [left = "", expected] = line.split("->").map((part) => part.trim());
    expect(await answer(shop, names, left), left).toBe(expected);
  }
});
