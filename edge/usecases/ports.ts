import type { TodayView } from "../contract/http.ts";
import type { Enrolment, Recognition } from "../contract/vision.ts";
import type { Alert } from "../domain/alert/alert.ts";
import type { Basket } from "../domain/basket/basket.ts";
import type { Member } from "../domain/catalogue/member.ts";
import type { Category, Product } from "../domain/catalogue/product.ts";
import type { Supplier } from "../domain/catalogue/supplier.ts";
import type { TaxClass } from "../domain/catalogue/tax.ts";
import type { Money } from "../domain/money.ts";
import type { Promotion } from "../domain/pricing/promotion.ts";
import type { Rulebook } from "../domain/pricing/rulebook.ts";
import type { SoldSale } from "../domain/sale/refund.ts";
import type { PostedSale, SaleDraft } from "../domain/sale/sale.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
import type { CarryOrder } from "../domain/stock/carry-goods.ts";
import type { Content } from "../domain/stock/content.ts";
import type { Count } from "../domain/stock/count-goods.ts";
import type { Location } from "../domain/stock/places.ts";
import type { DeliveryLine, Occasion } from "../domain/stock/receive.ts";
import type { LotStatus, LotStock, Movement } from "../domain/stock/stock.ts";
import type { Exchanged, PayDifference } from "./exchange-goods.ts";
import type { WriteOffCause } from "./move-stock.ts";
import type { Refused } from "./outcome.ts";
import type { PostSaleOutcome } from "./post-sale.ts";
import type { PostedRefund, RefundOrder, RefundOutcome } from "./refund-sale.ts";

/** What the use cases need from the world. Storage and the other rooms implement it; `main.ts` joins them. */

/** A price from an instant on. */
export interface DatedPrice {
  readonly sku: string;
  readonly fromMs: number;
  /** Of one piece or one kilogram; undefined: from then on there is none for members. */
  readonly unitPrice: Money | undefined;
  readonly isForMembers: boolean;
}

export interface Catalogue {
  product(sku: string): Promise<Product | undefined>;
  /** @param gtin GTIN-14 as text. */
  productByBarcode(gtin: string): Promise<Product | undefined>;
  /** In the order of the sku; `after` is the last sku of the page before. Text matches names, sku and barcodes. */
  products(page: {
    readonly text: string;
    readonly category: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<Product[]>;
  /** A lot that was received; undefined: none of that name. */
  lot(
    sku: string,
    lot: string,
  ): Promise<{ readonly bestBefore: string; readonly status: LotStatus } | undefined>;
  categories(): Promise<Category[]>;
  suppliers(): Promise<Supplier[]>;
  taxClasses(): Promise<TaxClass[]>;
  /** Every price of a product, members' too, the latest first. */
  prices(sku: string): Promise<DatedPrice[]>;
  /** Products whose name says the same pack, so that a new name can be held against theirs. */
  namesOfPack(packKey: string): Promise<{ readonly sku: string; readonly name: string }[]>;
  shelves(): Promise<Shelf[]>;
}

export interface Baskets {
  find(id: string): Promise<Basket | undefined>;
  /** Keeps the basket as it is now; the last one saved wins. */
  save(basket: Basket): Promise<void>;
  /** Parked or asking for help, oldest first: what staff must look at. */
  waiting(): Promise<Basket[]>;
}

/** The first answer to a write, for those who ask again under the same key. */
export interface KeptAnswer {
  /** SHA-256 of what was asked. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

export interface AnswerBook {
  find(key: string): Promise<KeptAnswer | undefined>;
  /** Kept for at least three days. The first answer stays. */
  keep(key: string, answer: KeptAnswer, atMs: number): Promise<void>;
}

/** What a shelf's scale said last. */
export interface ShelfCount {
  readonly shelf: string;
  readonly sku: string;
  readonly count: number;
  readonly grams: number;
  readonly atMs: number;
}

export interface ShelfCounts {
  list(): Promise<ShelfCount[]>;
  /** The latest wins; one that is older than the kept one changes nothing. */
  save(count: ShelfCount): Promise<void>;
}

/** What the camera was taught: vectors of photos, never photos. */
export interface Gallery {
  /** @param vectors little-endian float32, unit length. */
  add(photo: {
    readonly sku: string;
    readonly model: string;
    readonly vectors: readonly Uint8Array[];
    readonly taughtAtMs: number;
  }): Promise<void>;
  /** One row per product that was taught, by sku. */
  entries(): Promise<{ sku: string; photos: number; taughtAtMs: number }[]>;
}

/** How much of a product there is, over all lots. Pieces or grams; negative when sold below zero. */
export interface StockLevel {
  readonly sku: string;
  readonly shelf: number;
  readonly backRoom: number;
}

export interface StockBook {
  level(sku: string): Promise<StockLevel>;
  /** By sku, location and lot; `after` is the `sku/location/lot` of the last row before. */
  lots(page: {
    readonly sku: string;
    readonly location: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<LotStock[]>;
  /**
   * Newest first; `after` is the `seq/number` of the last row before, empty for the first page.
   */
  movements(page: {
    readonly sku: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<
    (Movement & {
      readonly seq: number;
      /** Its place among the movements of its event, from 1. */
      readonly number: number;
      readonly source: string;
      readonly atMs: number;
    })[]
  >;
}

export interface SaleList {
  /** Newest first; `after` is the id of the last sale before. An empty day means every day. */
  sales(page: {
    readonly day: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<PostedSale[]>;
}

/** One balanced set of the books. */
export interface JournalEntry {
  readonly id: string;
  /** The sale, delivery or count that it books. */
  readonly source: string;
  readonly kind: string;
  readonly atMs: number;
  readonly postings: readonly { readonly account: string; readonly amount: number }[];
}

export interface Books {
  /**
   * Newest first; an empty source or day means all; `after` is the id of the last entry before.
   * Both days are included.
   */
  journal(page: {
    readonly source: string;
    readonly after: string;
    readonly limit: number;
    readonly from?: string;
    readonly to?: string;
  }): Promise<JournalEntry[]>;
  /** Every account that was ever posted to, in the order of their numbers. */
  trialBalance(): Promise<{ account: string; amount: number }[]>;
}

/** Who did what: the ledger's log in words. */
export interface AuditList {
  /** Newest first; `after` is the sequence number of the last row before, empty for the first page. */
  audit(page: {
    readonly after: string;
    readonly limit: number;
  }): Promise<{ seq: number; kind: string; atMs: number; body: string }[]>;
}

export interface Ledger {
  /**
   * Posts a paid sale in one transaction: sale, lines, tenders, lot movements, cost, journal, receipt
   * number, chain link and event. Answers after COMMIT. The same key and content answer
   * "already-posted" with the first sale; stock never refuses.
   * @throws OperatingError DISK_FULL or STORAGE_FAILED; then nothing was posted.
   */
  postSale(draft: SaleDraft): Promise<PostSaleOutcome>;
  saleById(id: string): Promise<PostedSale | undefined>;
  saleByKey(key: string): Promise<PostedSale | undefined>;
}

/** Goods and money that go back; every call is one transaction, safe to repeat under its key. */
export interface RefundDesk {
  refund(order: RefundOrder): Promise<RefundOutcome>;
  exchange(order: RefundOrder, draft: SaleDraft, pay: PayDifference): Promise<Exchanged | Refused>;
  /** In their order. */
  refundsOf(saleId: string): Promise<PostedRefund[]>;
  /** A sale with what came back of it. */
  soldSale(saleId: string): Promise<SoldSale | undefined>;
}

export interface Alerts {
  find(id: string): Promise<Alert | undefined>;
  openFor(kind: Alert["kind"], place: string): Promise<Alert | undefined>;
  /** Newest first. */
  list(page: {
    readonly states: readonly Alert["state"][];
    readonly after: string;
    readonly limit: number;
  }): Promise<Alert[]>;
  /** Raising and every step is an event in the ledger's log. */
  save(alert: Alert): Promise<void>;
}

/** A JPEG or PNG as it came; whether it is one, its reader says. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: "image/jpeg" | "image/png";
}

/** The process that sees. @throws OperatingError IMAGE_UNREADABLE, IMAGE_TOO_LARGE, VISION_UNAVAILABLE */
export interface Vision {
  recognise(picture: Picture): Promise<Recognition>;
  embed(picture: Picture): Promise<Enrolment>;
}

/** The shop's rules by which goods cost less. */
export interface Promotions {
  /** By id; `after` is the last id of the page before. */
  list(page: { readonly after: string; readonly limit: number }): Promise<Promotion[]>;
  /** Those that are not over, compiled; the same object as long as none changes. */
  rulebook(): Promise<Rulebook>;
  /** Keeps a rule; one of the same id takes its place. */
  save(promotion: Promotion): Promise<void>;
}

/** Customers with an account. */
export interface Members {
  byCard(card: string): Promise<Member | undefined>;
}

/** What products are to the stock. */
export interface Contents {
  /** Parts of a bundle are goods of their own. */
  describe(sku: string, content: Content): Promise<{ readonly kind: "described" } | Refused>;
}

/** Goods that come, go and are carried about; every call is one transaction. */
export interface StockDesk {
  /**
   * @returns the id of the delivery.
   * @throws OperatingError PRODUCT_UNKNOWN
   */
  receive(
    lines: readonly DeliveryLine[],
    reason: "opening" | "delivery",
    occasion: Occasion,
  ): Promise<string>;
  /** @returns how much was carried: less than asked when there is not more. */
  carry(order: CarryOrder, occasion: Occasion): Promise<number>;
  /** Undefined: there is not so much of that lot in that place. */
  writeOff(
    goods: {
      readonly sku: string;
      readonly lot: string;
      readonly location: Location;
      readonly quantity: number;
    },
    occasion: Occasion,
    cause?: WriteOffCause,
  ): Promise<string | undefined>;
  /**
   * Makes the stock what was found.
   * @returns how many of the counts differed.
   * @throws OperatingError PRODUCT_UNKNOWN
   */
  count(counts: readonly Count[], occasion: Occasion): Promise<number>;
}

export interface Reports {
  /** The business day of that instant, as far as it has come. */
  today(asOfMs: number): Promise<TodayView>;
}
