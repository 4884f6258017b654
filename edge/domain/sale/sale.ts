import type { SoldBy } from "../catalogue/product.ts";
import type { Money } from "../money.ts";

/** With what a customer can pay. */
export const tenderMethods = ["cash", "card", "qr", "wallet"] as const;

/** By what a sale can have been settled: also by goods that came back in exchange. */
export const settlements = [...tenderMethods, "exchange"] as const;

export type TenderMethod = (typeof settlements)[number];

/** One payment of a sale. */
export interface Tender {
  readonly method: TenderMethod;
  /** What it pays of the sale; never more than is due. */
  readonly amount: Money;
  /** What was handed over: more than `amount` only in cash. */
  readonly received: Money;
  /** The provider's number of this payment, empty for cash. */
  readonly reference: string;
}

/** Why something came off a line. */
export interface SaleReduction {
  /** The promotion's id, or `member-price`. */
  readonly rule: string;
  /** What the receipt calls it. */
  readonly name: string;
  readonly amount: Money;
}

/** A priced line, ready to post. */
export interface SaleLine {
  readonly sku: string;
  readonly name: string;
  readonly soldBy: SoldBy;
  /** Pieces or grams. */
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly list: Money;
  readonly discount: Money;
  /** They add up to the discount; absent where nobody has written down why. */
  readonly reductions?: readonly SaleReduction[];
  /** What the customer pays for the line, VAT included. */
  readonly net: Money;
  readonly vatBasisPoints: number;
  /** The VAT inside `net`. */
  readonly vat: Money;
  /** The lot that the goods' own code named; absent: nobody knows. */
  readonly lot?: string;
}

/** A paid basket, before the ledger has given it a number. */
export interface SaleDraft {
  /** Made by the client, the same for every repeat of the same sale. */
  readonly key: string;
  readonly kiosk: string;
  /** The member of staff who sold, empty at a self-checkout. */
  readonly cashier: string;
  readonly member: string;
  readonly soldAtMs: number;
  readonly lines: readonly SaleLine[];
  readonly tenders: readonly Tender[];
  /** What is paid: the lines and the rounding. */
  readonly total: Money;
  /** What rounding the cash added to the lines, negative in the customer's favour; absent: none. */
  readonly rounding?: Money;
}

/** A sale whose COMMIT is on disk. */
export interface PostedSale extends SaleDraft {
  readonly id: string;
  /** Gapless in its series, for example "S001-26-00000042". */
  readonly receipt: string;
  readonly postedAtMs: number;
  /** The day the shop books it on, by its own time zone and start of day: YYYY-MM-DD. */
  readonly businessDay: string;
}
