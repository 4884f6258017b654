import type { PurchaseOrder } from "../domain/stock/purchase-order.ts";
import type { Location } from "../domain/stock/places.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Stocktake } from "../domain/stock/stocktake.ts";
import type { LotOutcome } from "../domain/stock/transfer.ts";
import type { DepositReturn, LotChange } from "./keep-lots.ts";
import type { NewOrder, OrderedDelivery } from "./order-goods.ts";
import type { Refused } from "./outcome.ts";
import type { Keyed } from "./papers.ts";
import type { Counting, CountsTaken } from "./take-stocktake.ts";
import type { Arrival, Shipment, Transfer } from "./transfer-goods.ts";

type Written = { readonly id: string } | Refused;

interface ListPage {
  /** The id of the last one before; empty: from the first on. */
  readonly after: string;
  readonly limit: number;
}

/** A place of the shop; its id is the way to it, for example "shelf/A01-1". */
export interface Place {
  readonly id: Location;
  readonly parent: Location | null;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Goods beside the till. Every writing is one transaction, and safe to repeat under its key. */
export interface GoodsDesk {
  placeOrder(order: NewOrder, occasion: Occasion): Promise<Written>;
  closeOrder(
    order: Keyed & { readonly id: string; readonly reason: string },
    occasion: Occasion,
  ): Promise<Written>;
  /** Answers the id of the delivery. */
  receiveOrdered(delivery: OrderedDelivery, occasion: Occasion): Promise<Written>;
  /** Newest first, as all lists here. */
  orders(page: ListPage): Promise<PurchaseOrder[]>;
  order(id: string): Promise<PurchaseOrder | undefined>;
  ship(order: Shipment, occasion: Occasion): Promise<Written>;
  settle(
    order: Keyed & { readonly id: string; readonly lots: readonly LotOutcome[] },
    occasion: Occasion,
  ): Promise<Written>;
  arrive(arrival: Arrival, occasion: Occasion): Promise<Written>;
  transfers(page: ListPage): Promise<Transfer[]>;
  transfer(id: string): Promise<Transfer | undefined>;
  openStocktake(
    order: Keyed & { readonly location: Location; readonly skus: readonly string[] },
    occasion: Occasion,
  ): Promise<Written>;
  noteCounts(order: Counting, occasion: Occasion): Promise<CountsTaken | Refused>;
  postStocktake(order: Keyed & { readonly id: string }, occasion: Occasion): Promise<Written>;
  stocktakes(page: ListPage): Promise<Stocktake[]>;
  stocktake(id: string): Promise<Stocktake | undefined>;
  /** Goods that were sold below zero: somebody must count them. By `sku/location`. */
  countTasks(page: ListPage): Promise<{ readonly sku: string; readonly location: Location }[]>;
  changeLot(change: LotChange, occasion: Occasion): Promise<Written>;
  returnDeposit(order: DepositReturn, occasion: Occasion): Promise<Written>;
  /** By id. */
  places(): Promise<Place[]>;
  addPlace(place: Place): Promise<Written>;
}
