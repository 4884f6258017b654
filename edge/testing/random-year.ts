import { money, type Money } from "../domain/money.ts";
import { addDays } from "../domain/sale/business-day.ts";
import { destinations } from "../domain/sale/refund.ts";
import { tenderMethods, type Tender } from "../domain/sale/sale.ts";
import { places } from "../domain/stock/places.ts";
import type { LotStock } from "../domain/stock/stock.ts";
import { isRefused, type Refused } from "../usecases/outcome.ts";
import { draftOf, type SmallShop } from "./small-shop.ts";

const goods = ["milk", "tofu", "tea", "apple"] as const;
/** Two teas and a milk in one bundle, and a crate that stands for a deposit. */
const parts = [
  { sku: "milk", quantity: 1 },
  { sku: "tea", quantity: 2 },
];

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A year of a small shop at random, the same for the same seed: every kind of thing that happens to
 * goods and money, through the use cases, and beside it what should then lie in the shop.
 */
export class RandomYear {
  readonly #shop: SmallShop;
  readonly #random: () => number;
  /** Pieces or grams in the shop, whatever state they are in; on the way to another shop is not in it. */
  readonly held = new Map<string, number>(goods.map((sku) => [sku, 0]));
  /** What customers paid, and what they got back. */
  readonly paid = { in: 0, back: 0 };
  /** How often each kind of thing was done, and how often it was refused. */
  readonly done = new Map<string, number>();
  readonly #sales: string[] = [];
  readonly #orders: string[] = [];
  readonly #shipped: string[] = [];
  readonly #deliveries: { readonly id: string; readonly cost: Money }[] = [];
  readonly #invoices: { readonly id: string; readonly open: Money }[] = [];
  #shift: string | undefined;
  #serial = 0;

  constructor(shop: SmallShop, seed: number) {
    this.#shop = shop;
    this.#random = seededRandom(seed);
  }

  /** The products that a shop needs beyond the small one's. */
  async begin(): Promise<void> {
    const { contents } = this.#shop.store;
    for (const sku of ["box", "crate"]) await this.#shop.addProduct(sku);
    await contents.describe("box", { kind: "bundle", parts });
    await contents.describe("crate", { kind: "deposit" });
  }

  /** Lets some hours pass and does one thing. */
  async step(): Promise<void> {
    this.#shop.passMs(1 + this.#below(24 * 3_600_000));
    const deeds = [
      ...Array.from({ length: 6 }, () => ["sale", () => this.#sell()] as const),
      ...Array.from({ length: 3 }, () => ["refund", () => this.#refund()] as const),
      ...Array.from({ length: 3 }, () => ["delivery", () => this.#deliver()] as const),
      ["exchange", () => this.#exchange()],
      ["order", () => this.#order()],
      ["ordered delivery", () => this.#receiveOrder()],
      ["invoice", () => this.#invoice()],
      ["supplier payment", () => this.#pay()],
      ["supplier return", () => this.#sendBack()],
      ["carry", () => this.#carry()],
      ["write-off", () => this.#writeOff()],
      ["lot", () => this.#changeLot()],
      ["shipment", () => this.#ship()],
      ["settlement", () => this.#settle()],
      ["arrival", () => this.#arrive()],
      ["stocktake", () => this.#count()],
      ["deposit", () => this.#returnDeposit()],
      ["shift", () => this.#changeShift()],
    ] as const;
    const [kind, deed] = this.#oneOf(deeds)!;
    const outcome = await deed();
    const name = outcome === "refused" ? `${kind}, refused` : kind;
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #oneOf<T>(items: readonly T[]): T | undefined {
    return items[this.#below(items.length)];
  }

  #name(): string {
    this.#serial += 1;
    return `n${this.#serial}`;
  }

  #occasion() {
    return { atMs: this.#shop.nowMs(), by: "random" };
  }

  #hold(sku: string, delta: number): void {
    this.held.set(sku, (this.held.get(sku) ?? 0) + delta);
  }

  #holdSold(sku: string, delta: number): void {
    if (sku === "box") for (const part of parts) this.#hold(part.sku, part.quantity * delta);
    else if (sku !== "crate") this.#hold(sku, delta);
  }

  #basket(): Record<string, number> {
    const basket: Record<string, number> = {};
    for (let count = 1 + this.#below(3); count > 0; count -= 1) {
      const sku = this.#oneOf([...goods, "box", "crate"])!;
      basket[sku] = 1 + this.#below(sku === "apple" ? 900 : 6);
    }
    return basket;
  }

  /** Paid in one or two ways, with change where it is cash. */
  #tenders(due: Money): Tender[] {
    const first = this.#below(2) === 0 ? due : money(this.#below(due + 1));
    return [first, money(due - first)]
      .filter((amount) => amount > 0)
      .map((amount) => {
        const method = this.#oneOf(tenderMethods)!;
        const change = method === "cash" ? this.#below(500) : 0;
        const reference = method === "cash" ? "" : this.#name();
        return { method, amount, received: money(amount + change), reference };
      });
  }

  async #sell(): Promise<"done"> {
    const basket = this.#basket();
    const draft = draftOf(this.#name(), basket, { soldAtMs: this.#shop.nowMs() });
    const lots = await this.#lots();
    const lines = draft.lines.map((line) => {
      const named = lots.find((lot) => lot.sku === line.sku && lot.lot !== "");
      return named !== undefined && this.#below(4) === 0 ? { ...line, lot: named.lot } : line;
    });
    const sale = { ...draft, lines, tenders: this.#tenders(draft.total) };
    const outcome = await this.#shop.store.ledger.postSale(sale);
    if (outcome.kind !== "posted") throw new Error(`a sale is ${outcome.kind}`);
    for (const [sku, quantity] of Object.entries(basket)) this.#holdSold(sku, -quantity);
    this.#sales.push(outcome.sale.id);
    this.paid.in += outcome.sale.total;
    return "done";
  }

  async #refundOrder() {
    const id = this.#oneOf(this.#sales);
    const sale = id === undefined ? undefined : await this.#shop.store.refunds.soldSale(id);
    if (sale === undefined) return undefined;
    const at = this.#below(sale.lines.length);
    const quantity = 1 + this.#below(sale.lines[at]!.quantity);
    const line = { line: at + 1, quantity, goods: this.#oneOf(destinations)! };
    return {
      order: {
        key: this.#name(),
        sale: sale.id,
        kiosk: "k1",
        cashier: "random",
        reason: "",
        lines: [line],
      },
      sku: sale.lines[at]!.sku,
      returns: line.goods === "waste" ? 0 : quantity,
    };
  }

  async #refund(): Promise<"done" | "refused"> {
    const wanted = await this.#refundOrder();
    if (wanted === undefined) return "refused";
    const outcome = await this.#shop.store.refunds.refund(wanted.order);
    if (outcome.kind === "refused") return "refused";
    this.#holdSold(wanted.sku, wanted.returns);
    this.paid.back += outcome.refund.total;
    return "done";
  }

  async #exchange(): Promise<"done" | "refused"> {
    const wanted = await this.#refundOrder();
    if (wanted === undefined) return "refused";
    const basket = this.#basket();
    const draft = draftOf(wanted.order.key, basket, { soldAtMs: this.#shop.nowMs() });
    const outcome = await this.#shop.store.refunds.exchange(wanted.order, draft, (due) =>
      this.#tenders(due),
    );
    if (outcome.kind === "refused") return "refused";
    this.#holdSold(wanted.sku, wanted.returns);
    for (const [sku, quantity] of Object.entries(basket)) this.#holdSold(sku, -quantity);
    this.#sales.push(outcome.sale.id);
    this.paid.in += outcome.sale.total;
    this.paid.back += outcome.refund.total;
    return "done";
  }

  /** A lot that nobody has seen, or one that was received before. */
  #delivered(known: readonly LotStock[]) {
    const sku = this.#oneOf(goods)!;
    const again = this.#oneOf(known.filter((lot) => lot.sku === sku && lot.lot !== ""));
    const quantity = 1 + this.#below(sku === "apple" ? 5_000 : 40);
    const days = this.#below(90);
    return {
      sku,
      lot: this.#below(3) === 0 && again !== undefined ? again.lot : this.#name(),
      location: this.#oneOf([places.shelf, places.backRoom, places.coldRoom])!,
      quantity,
      cost: money(this.#below(sku === "apple" ? 4_000 : 12_000)),
      bestBefore: this.#below(4) === 0 ? "" : addDays(this.#today(), days),
    };
  }

  #today(): string {
    return this.#shop.store.businessDay(this.#shop.nowMs());
  }

  async #deliver(): Promise<"done"> {
    const line = this.#delivered(await this.#lots());
    const id = await this.#shop.store.stock.receive([line], "delivery", this.#occasion());
    this.#hold(line.sku, line.quantity);
    this.#deliveries.push({ id, cost: line.cost });
    return "done";
  }

  async #order(): Promise<"done" | "refused"> {
    const line = { sku: this.#oneOf(goods)!, quantity: 1 + this.#below(40), unitCost: money(100) };
    const order = { key: this.#name(), supplier: "farm", expectedOn: "", lines: [line] };
    const outcome = await this.#shop.store.goods.placeOrder(order, this.#occasion());
    return this.#kept(outcome, (id) => this.#orders.push(id));
  }

  async #receiveOrder(): Promise<"done" | "refused"> {
    const order = this.#oneOf(this.#orders);
    if (order === undefined) return "refused";
    const { goods: desk } = this.#shop.store;
    if (this.#below(4) === 0) {
      const close = { key: this.#name(), id: order, reason: "" };
      return this.#kept(await desk.closeOrder(close, this.#occasion()), () => undefined);
    }
    const line = this.#delivered(await this.#lots());
    const refused = [{ sku: line.sku, quantity: 1, reason: "torn" }];
    const delivery = { key: this.#name(), order, lines: [line], refused };
    const outcome = await desk.receiveOrdered(delivery, this.#occasion());
    return this.#kept(outcome, () => this.#hold(line.sku, line.quantity));
  }

  async #invoice(): Promise<"done" | "refused"> {
    const delivery = this.#deliveries.shift();
    if (delivery === undefined) return "refused";
    const net = money(Math.max(0, delivery.cost + this.#below(200) - 100));
    const tax = money(Math.floor(net * 0.13));
    const invoice = {
      supplier: "farm",
      number: this.#name(),
      invoiceDay: this.#today(),
      dueDay: addDays(this.#today(), 30),
      net,
      tax,
      deliveries: [delivery.id],
    };
    const outcome = await this.#shop.store.finance.payables.book(invoice, this.#occasion());
    return this.#kept(outcome, (id) => this.#invoices.push({ id, open: money(net + tax) }));
  }

  async #pay(): Promise<"done" | "refused"> {
    const invoice = this.#invoices.shift();
    if (invoice === undefined || invoice.open === 0) return "refused";
    const payment = { invoice: invoice.id, amount: invoice.open, discount: money(0) };
    const outcome = await this.#shop.store.finance.payables.pay(payment, this.#occasion());
    return this.#kept(outcome, () => undefined);
  }

  async #lots(): Promise<LotStock[]> {
    const page = { sku: "", location: "", after: "", limit: 10_000 };
    const lots = await this.#shop.store.stockBook.lots(page);
    return lots.filter((lot) => lot.quantity > 0 && lot.location !== places.inTransit);
  }

  async #someLot() {
    const lot = this.#oneOf((await this.#lots()).filter((each) => each.lot !== ""));
    return lot === undefined ? undefined : { lot, quantity: 1 + this.#below(lot.quantity) };
  }

  async #sendBack(): Promise<"done" | "refused"> {
    const some = await this.#someLot();
    if (some === undefined) return "refused";
    const { sku, lot, location } = some.lot;
    const order = { sku, lot, location, quantity: some.quantity, tax: money(13) };
    const outcome = await this.#shop.store.finance.payables.sendBack(order, this.#occasion());
    return this.#kept(outcome, () => this.#hold(sku, -some.quantity));
  }

  async #carry(): Promise<"done" | "refused"> {
    const places_ = [places.shelf, places.backRoom, places.coldRoom, places.quarantine];
    const [from, to] = [this.#oneOf(places_)!, this.#oneOf(places_)!];
    if (from === to) return "refused";
    const order = { sku: this.#oneOf(goods)!, quantity: 1 + this.#below(20), from, to };
    const carried = await this.#shop.store.stock.carry(order, this.#occasion());
    return carried === 0 ? "refused" : "done";
  }

  async #writeOff(): Promise<"done" | "refused"> {
    const some = await this.#someLot();
    if (some === undefined) return "refused";
    const { sku, lot, location } = some.lot;
    const lost = { sku, lot, location, quantity: some.quantity };
    const id = await this.#shop.store.stock.writeOff(lost, this.#occasion(), "spoiled");
    if (id === undefined) return "refused";
    this.#hold(sku, -some.quantity);
    return "done";
  }

  async #changeLot(): Promise<"done" | "refused"> {
    const some = await this.#someLot();
    if (some === undefined) return "refused";
    const status = this.#oneOf(["sellable", "held", "recalled", "damaged"] as const)!;
    const change = { key: this.#name(), sku: some.lot.sku, lot: some.lot.lot, status, reason: "" };
    const outcome = await this.#shop.store.goods.changeLot(change, this.#occasion());
    return this.#kept(outcome, () => undefined);
  }

  async #ship(): Promise<"done" | "refused"> {
    const line = { sku: this.#oneOf(goods)!, quantity: 1 + this.#below(10) };
    const order = { key: this.#name(), to: "s002", from: places.backRoom, lines: [line] };
    const outcome = await this.#shop.store.goods.ship(order, this.#occasion());
    return this.#kept(outcome, (id) => {
      this.#hold(line.sku, -line.quantity);
      this.#shipped.push(id);
    });
  }

  async #settle(): Promise<"done" | "refused"> {
    const { goods: desk } = this.#shop.store;
    const id = this.#shipped.shift();
    const transfer = id === undefined ? undefined : await desk.transfer(id);
    if (transfer === undefined) return "refused";
    const lots = transfer.lots.map(({ sku, lot, quantity }) => {
      const arrived = this.#below(quantity + 1);
      const rejected = this.#below(quantity - arrived + 1);
      return { sku, lot, arrived, rejected, lost: quantity - arrived - rejected };
    });
    const order = { key: this.#name(), id: transfer.id, lots };
    const outcome = await desk.settle(order, this.#occasion());
    return this.#kept(outcome, () => {
      for (const { sku, rejected } of lots) this.#hold(sku, rejected);
    });
  }

  async #arrive(): Promise<"done" | "refused"> {
    const line = this.#delivered(await this.#lots());
    const arrival = { from: "s002", transfer: this.#name(), lines: [line] };
    const outcome = await this.#shop.store.goods.arrive(arrival, this.#occasion());
    return this.#kept(outcome, () => this.#hold(line.sku, line.quantity));
  }

  /** Somebody counts a product twice, with a slip, and the shop sells it meanwhile. */
  async #count(): Promise<"done" | "refused"> {
    const { goods: desk, stockBook } = this.#shop.store;
    const sku = this.#oneOf(goods)!;
    const opened = await desk.openStocktake(
      { key: this.#name(), location: places.shelf, skus: [sku] },
      this.#occasion(),
    );
    if (isRefused(opened)) return "refused";
    const page = { sku, location: places.shelf, after: "", limit: 1_000 };
    const there = (await stockBook.lots(page)).reduce((total, lot) => total + lot.quantity, 0);
    const counted = Math.max(0, there + this.#below(7) - 3);
    const counts = [{ sku, counted, countedAtMs: this.#shop.nowMs() }];
    for (const key of [this.#name(), this.#name()])
      await desk.noteCounts({ key, id: opened.id, counts }, this.#occasion());
    this.#shop.passMs(60_000);
    await this.#sell();
    const outcome = await desk.postStocktake(
      { key: this.#name(), id: opened.id },
      this.#occasion(),
    );
    return this.#kept(outcome, () => this.#hold(sku, counted - there));
  }

  async #returnDeposit(): Promise<"done" | "refused"> {
    const order = { key: this.#name(), sku: "crate", quantity: 1, kiosk: "k1" };
    const outcome = await this.#shop.store.goods.returnDeposit(order, this.#occasion());
    return this.#kept(outcome, () => undefined);
  }

  async #changeShift(): Promise<"done" | "refused"> {
    const { shifts } = this.#shop.store.finance;
    if (this.#shift === undefined) {
      const opened = await shifts.open({ drawer: "k1", float: money(20_000) }, this.#occasion());
      return this.#kept(opened, (id) => (this.#shift = id));
    }
    const order = { shift: this.#shift, counted: money(this.#below(50_000)) };
    const closed = await shifts.close(order, this.#occasion());
    this.#shift = undefined;
    return isRefused(closed) ? "refused" : "done";
  }

  #kept(
    outcome: { readonly id: string } | Refused,
    keep: (id: string) => unknown,
  ): "done" | "refused" {
    if (isRefused(outcome)) return "refused";
    keep(outcome.id);
    return "done";
  }
}
