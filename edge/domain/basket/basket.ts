import type { SoldBy } from "../catalogue/product.ts";
import type { Localised } from "../locale.ts";
import type { Money } from "../money.ts";
import type { PricedLine } from "../pricing/price-basket.ts";

/** How a line came into the basket. The tray's lines are replaced by each new look of the camera. */
export type LineSource = "tray" | "scan" | "hand" | "tag";

/** A line before it is priced: the price is the one that held when the goods were put in. */
export interface BasketLine {
  readonly id: string;
  readonly sku: string;
  readonly names: Localised;
  readonly category: string;
  readonly soldBy: SoldBy;
  readonly unitPrice: Money;
  /** What a member pays instead, where there is such a price. */
  readonly memberPrice?: Money;
  readonly vatBasisPoints: number;
  /** Pieces, or grams when sold by weight. A positive integer either way. */
  readonly quantity: number;
  /** What the scale's label says the portion costs, if it has one: the customer pays that. */
  readonly labelPrice?: Money;
  /** YYYY-MM-DD, when the code that was scanned says it. */
  readonly bestBefore?: string;
  /** Which lot the goods are of, when the code that was scanned says it. */
  readonly lot?: string;
  readonly source: LineSource;
}

export type BasketState = "open" | "paying" | "parked" | "paid" | "cancelled";

/** Why a person of the shop is asked for. */
export interface Intervention {
  readonly kind:
    "help" | "unknown-item" | "weight-mismatch" | "tag-mismatch" | "parked" | "payment-unknown";
  readonly sinceMs: number;
  /** Who has seen it, once somebody has. */
  readonly seenBy?: string;
}

/** What a customer is about to buy. Survives a restart of the box. */
export interface Basket {
  readonly id: string;
  readonly kiosk: string;
  readonly state: BasketState;
  readonly lines: readonly BasketLine[];
  /** What each line costs, as the last change found it; absent: no rule has been asked yet. */
  readonly prices?: readonly PricedLine[];
  readonly member?: { readonly id: string; readonly name: string };
  /** What rounding the cash added to the lines; negative in the customer's favour. */
  readonly rounding?: Money;
  /** Codes of promotions that the customer has shown. */
  readonly coupons?: readonly string[];
  readonly interventions: readonly Intervention[];
  readonly openedAtMs: number;
  /** What the tray scale says, if one has spoken. */
  readonly trayGrams?: number;
  /** Items that the camera sees on the tray and that nobody has named yet. */
  readonly unknownItems: number;
  /** Items unknown to the camera that a scan or a choice has named; they still lie on the tray. */
  readonly namedItems?: number;
  /** Who of the shop takes the payment; absent at a self-checkout. */
  readonly cashier?: string;
  /** Who gave it up; empty for a customer. */
  readonly cancelledBy?: string;
  /** The number a parked basket is called by at the counter. */
  readonly parkNumber?: number;
}
