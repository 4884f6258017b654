import { negate, scale } from "../money.ts";
import type { Location } from "./places.ts";
import { bySpoiling, type LotStock, type Movement } from "./stock.ts";

/** Goods of one product to be carried from one place of the shop to another. */
export interface CarryOrder {
  readonly sku: string;
  readonly quantity: number;
  readonly from: Location;
  readonly to: Location;
}

/**
 * Carries goods, first what spoils first, each lot with its own cost: what leaves one place arrives at
 * the other. Fewer when there is not more.
 *
 * @param stock what there is of the product.
 */
export function carryGoods(order: CarryOrder, stock: readonly LotStock[]): Movement[] {
  const movements: Movement[] = [];
  let missing = order.quantity;
  const there = stock.filter((lot) => lot.location === order.from && lot.quantity > 0);
  for (const { sku, lot, quantity, cost } of there.sort(bySpoiling)) {
    const taken = Math.min(missing, quantity);
    if (taken === 0) break;
    missing -= taken;
    const share = scale(cost, taken, quantity);
    movements.push(
      { sku, lot, location: order.from, delta: 0 - taken, cost: negate(share) },
      { sku, lot, location: order.to, delta: taken, cost: share },
    );
  }
  return movements;
}
