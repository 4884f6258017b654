import { balanced, type Posting } from "../domain/finance/journal.ts";
import { valueOf } from "../domain/finance/refund-journal.ts";
import { sum, zero, type Money } from "../domain/money.ts";
import { carryGoods } from "../domain/stock/carry-goods.ts";
import type { Goods } from "../domain/stock/content.ts";
import { places, type Location } from "../domain/stock/places.ts";
import { receiveGoods, type DeliveryLine, type Occasion } from "../domain/stock/receive.ts";
import { unknownLot, type LotStock, type Movement } from "../domain/stock/stock.ts";
import {
  journalForArrivalOf,
  settleTransfer,
  type LotOutcome,
  type ShippedLot,
} from "../domain/stock/transfer.ts";
import type { BookClock } from "./book-entry.ts";
import { refused, type Refused } from "./outcome.ts";
import { writeOnce, type Keyed, type Paper, type PaperTransaction } from "./papers.ts";

export interface Shipment extends Keyed {
  /** The other shop. */
  readonly to: string;
  readonly from: Location;
  readonly lines: readonly Goods[];
}

export interface Transfer {
  readonly id: string;
  readonly to: string;
  readonly state: "shipped" | "settled";
  readonly shippedAtMs: number;
  readonly by: string;
  readonly lots: readonly ShippedLot[];
  /** What became of them, once it is known. */
  readonly outcomes: readonly LotOutcome[];
}

/** Sends goods to another shop of the company, first what spoils first; until they are settled they are on the way. */
export function shipGoods(
  tx: PaperTransaction,
  clock: BookClock,
  order: Shipment,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, order.key, occasion, async () => {
    const stock = await tx.stockOf(order.lines.map((line) => line.sku));
    const movements: Movement[] = [];
    const lots: ShippedLot[] = [];
    for (const { sku, quantity } of totalsOf(order.lines)) {
      const known = stock.get(sku);
      if (known === undefined) return refused("PRODUCT_UNKNOWN", sku);
      const goods = { sku, quantity, from: order.from, to: places.inTransit };
      const carried = carryGoods(goods, known.lots);
      const left = carried.filter((each) => each.location === places.inTransit);
      if (left.reduce((total, { delta }) => total + delta, 0) < quantity)
        return refused("STOCK_TOO_LOW", `${sku} ${order.from}`);
      movements.push(...carried);
      lots.push(...left.map((each) => shippedLot(each, known.lots)));
    }
    const facts = { to: order.to, goods: lots };
    return { kind: "transfer.shipped", facts, movements, postings: balanced(valueOf(movements)) };
  });
}

function totalsOf(lines: readonly Goods[]): Goods[] {
  const totals = new Map<string, number>();
  for (const { sku, quantity } of lines) totals.set(sku, (totals.get(sku) ?? 0) + quantity);
  return [...totals].map(([sku, quantity]) => ({ sku, quantity }));
}

function shippedLot({ sku, lot, delta, cost }: Movement, lots: readonly LotStock[]): ShippedLot {
  const bestBefore = lots.find((each) => each.lot === lot)?.bestBefore ?? "";
  return { sku, lot, bestBefore, quantity: delta, cost };
}

/** The other shop has said what it took, what it sent back and what it never saw. */
export function settleShipment(
  tx: PaperTransaction,
  clock: BookClock,
  order: Keyed & { readonly id: string; readonly lots: readonly LotOutcome[] },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, order.key, occasion, async () => {
    const transfer = transferFrom(await tx.papersOf(order.id));
    if (transfer === undefined) return refused("TRANSFER_NOT_FOUND", order.id);
    if (transfer.state === "settled") return refused("TRANSFER_SETTLED", order.id);
    const settled = settleTransfer(transfer.lots, order.lots);
    if ("unbalanced" in settled) return refused("TRANSFER_UNBALANCED", settled.unbalanced);
    const facts = { subject: order.id, outcomes: order.lots };
    return { kind: "transfer.settled", facts, ...settled };
  });
}

export interface Arrival {
  /** The other shop, and the id that it gave the transfer: it arrives once. */
  readonly from: string;
  readonly transfer: string;
  readonly lines: readonly DeliveryLine[];
}

/** Goods come from another shop of the company, at what they had cost there. */
export function arriveGoods(
  tx: PaperTransaction,
  clock: BookClock,
  arrival: Arrival,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const key = `arrival/${arrival.from}/${arrival.transfer}`;
  return writeOnce(tx, clock, key, occasion, async () => {
    const stock = await tx.stockOf(arrival.lines.map((line) => line.sku));
    const unknown = arrival.lines.find((line) => !stock.has(line.sku));
    if (unknown !== undefined) return refused("PRODUCT_UNKNOWN", unknown.sku);
    const lots = [...stock.values()].flatMap((known) => known.lots);
    const { movements, postings } = takeIn(arrival.lines, lots);
    const facts = {
      from: arrival.from,
      transfer: arrival.transfer,
      lots: arrival.lines.map(({ sku, lot, bestBefore }) => ({ sku, lot, bestBefore })),
    };
    return { kind: "transfer.arrived", facts, movements, postings };
  });
}

function takeIn(
  lines: readonly DeliveryLine[],
  lots: readonly LotStock[],
): { readonly movements: readonly Movement[]; readonly postings: readonly Posting[] } {
  const isBelow = (lot: LotStock) => lot.lot === unknownLot && lot.quantity < 0;
  const below = new Map<string, LotStock | undefined>();
  for (const lot of lots) if (isBelow(lot) && !below.has(lot.sku)) below.set(lot.sku, lot);
  const movements: Movement[] = [];
  let trueUp: Money = zero;
  for (const line of lines) {
    const received = receiveGoods(line, below.get(line.sku));
    below.set(line.sku, received.below);
    movements.push(...received.movements);
    trueUp = sum([trueUp, received.trueUp]);
  }
  const value = sum(lines.map((line) => line.cost));
  return { movements, postings: journalForArrivalOf(movements, value, trueUp) };
}

/** A transfer as its papers say; undefined when they are none of a transfer. */
export function transferFrom(papers: readonly Paper[]): Transfer | undefined {
  const [shipped, settled] = papers;
  if (shipped?.kind !== "transfer.shipped") return undefined;
  return {
    id: shipped.id,
    to: String(shipped.facts["to"]),
    state: settled === undefined ? "shipped" : "settled",
    shippedAtMs: shipped.atMs,
    by: shipped.by,
    lots: shipped.facts["goods"] as ShippedLot[],
    outcomes: (settled?.facts["outcomes"] ?? []) as LotOutcome[],
  };
}
