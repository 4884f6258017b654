import type { Money } from "../money.ts";
import type { Goods } from "./content.ts";

export interface OrderLine extends Goods {
  /** Expected, of one piece or one kilogram, VAT not included. */
  readonly unitCost: Money;
}

/** What a lorry brought for an order, and what was not taken off it. */
export interface ReceivedGoods extends Goods {
  readonly refused: number;
  readonly reason: string;
}

export type OrderState = "open" | "partial" | "received" | "closed";

export interface PurchaseOrder {
  readonly id: string;
  readonly supplier: string;
  /** YYYY-MM-DD; empty: not said. */
  readonly expectedOn: string;
  readonly placedAtMs: number;
  readonly by: string;
  readonly state: OrderState;
  readonly lines: readonly (OrderLine & { readonly received: number; readonly refused: number })[];
}

/** An order as it was placed, with what came for it since. */
export function orderAfter(
  placed: Omit<PurchaseOrder, "state" | "lines"> & { readonly lines: readonly OrderLine[] },
  received: readonly ReceivedGoods[],
  isClosed: boolean,
): PurchaseOrder {
  const lines = placed.lines.map((line) => {
    const came = received.filter((each) => each.sku === line.sku);
    return {
      ...line,
      received: came.reduce((total, each) => total + each.quantity, 0),
      refused: came.reduce((total, each) => total + each.refused, 0),
    };
  });
  return { ...placed, lines, state: stateOf(lines, received.length > 0, isClosed) };
}

function stateOf(lines: PurchaseOrder["lines"], hasCome: boolean, isClosed: boolean): OrderState {
  if (isClosed) return "closed";
  if (lines.every((line) => line.received >= line.quantity)) return "received";
  return hasCome ? "partial" : "open";
}
