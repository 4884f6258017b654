import {
  orderAfter,
  type OrderLine,
  type PurchaseOrder,
  type ReceivedGoods,
} from "../domain/stock/purchase-order.ts";
import type { DeliveryLine, Occasion } from "../domain/stock/receive.ts";
import type { BookClock } from "./book-entry.ts";
import { receiveStock, type StockTransaction } from "./move-stock.ts";
import { refused, type Refused } from "./outcome.ts";
import { writeOnce, type Keyed, type Paper, type PaperTransaction } from "./papers.ts";

export interface NewOrder extends Keyed {
  readonly supplier: string;
  /** YYYY-MM-DD; empty: not said. */
  readonly expectedOn: string;
  readonly lines: readonly OrderLine[];
}

/** Orders goods from a supplier. One key, one order: a proposal that is sent twice is one. */
export function placeOrder(
  tx: PaperTransaction & { knowsSupplier(id: string): Promise<boolean> },
  clock: BookClock,
  order: NewOrder,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, order.key, occasion, async () => {
    const { supplier, expectedOn, lines } = order;
    if (!(await tx.knowsSupplier(supplier))) return refused("NOT_FOUND", `supplier ${supplier}`);
    const stock = await tx.stockOf(lines.map((line) => line.sku));
    const unknown = lines.find((line) => !stock.has(line.sku));
    if (unknown !== undefined) return refused("PRODUCT_UNKNOWN", unknown.sku);
    const facts = { supplier, expectedOn, lines };
    return { kind: "order.placed", facts, postings: [] };
  });
}

/** Nothing more is expected for an order, whatever is still missing. */
export function closeOrder(
  tx: PaperTransaction,
  clock: BookClock,
  order: Keyed & { readonly id: string; readonly reason: string },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, order.key, occasion, async () => {
    const known = orderFrom(await tx.papersOf(order.id));
    if (known === undefined) return refused("ORDER_NOT_FOUND", order.id);
    if (known.state === "closed") return refused("ORDER_CLOSED", order.id);
    const facts = { subject: order.id, reason: order.reason };
    return { kind: "order.closed", facts, postings: [] };
  });
}

export interface OrderedDelivery extends Keyed {
  readonly order: string;
  readonly lines: readonly DeliveryLine[];
  /** What was not taken off the lorry. */
  readonly refused: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly reason: string;
  }[];
}

/**
 * Takes goods in for an order: some of it, more of it, also what was not ordered; what was refused is
 * written down beside.
 * @returns the id of the delivery.
 */
export async function receiveOrdered(
  tx: PaperTransaction,
  stock: StockTransaction,
  clock: BookClock,
  delivery: OrderedDelivery,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const earlier = await tx.paperByKey(delivery.key);
  if (earlier !== undefined) return { id: String(earlier.facts["delivery"]) };
  const order = orderFrom(await tx.papersOf(delivery.order));
  if (order === undefined) return refused("ORDER_NOT_FOUND", delivery.order);
  if (order.state === "closed") return refused("ORDER_CLOSED", delivery.order);
  const id =
    delivery.lines.length === 0
      ? ""
      : await receiveStock(stock, clock, delivery.lines, "delivery", occasion);
  const lines: ReceivedGoods[] = [
    ...delivery.lines.map(({ sku, quantity }) => ({ sku, quantity, refused: 0, reason: "" })),
    ...delivery.refused.map(({ sku, quantity, reason }) => ({
      sku,
      quantity: 0,
      refused: quantity,
      reason,
    })),
  ];
  const facts = { subject: delivery.order, delivery: id, lines };
  const paper = await writeOnce(tx, clock, delivery.key, occasion, () =>
    Promise.resolve({ kind: "order.received", facts, postings: [] }),
  );
  return "code" in paper ? paper : { id: id === "" ? paper.id : id };
}

/** An order as its papers say; undefined when they are none of an order. */
export function orderFrom(papers: readonly Paper[]): PurchaseOrder | undefined {
  const [placed, ...later] = papers;
  if (placed?.kind !== "order.placed") return undefined;
  const { supplier, expectedOn, lines } = placed.facts as unknown as NewOrder;
  const received = later
    .filter((paper) => paper.kind === "order.received")
    .flatMap((paper) => paper.facts["lines"] as ReceivedGoods[]);
  const { id, by, atMs: placedAtMs } = placed;
  const isClosed = later.some((paper) => paper.kind === "order.closed");
  return orderAfter({ id, supplier, expectedOn, placedAtMs, by, lines }, received, isClosed);
}
