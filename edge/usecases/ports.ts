import type { TodayView } from "../contract/http.ts";
import type { Enrolment, Recognition } from "../contract/vision.ts";
import type { Alert } from "../domain/alert/alert.ts";
import type { Basket } from "../domain/basket/basket.ts";
import type { Role } from "../domain/access/access.ts";
import type { WrongPins } from "../domain/access/lockout.ts";
import type { Member } from "../domain/catalogue/member.ts";
import type { Category, Product } from "../domain/catalogue/product.ts";
import type { Supplier } from "../domain/catalogue/supplier.ts";
import type { TaxClass } from "../domain/catalogue/tax.ts";
import type { Locale } from "../domain/locale.ts";
import type { Money } from "../domain/money.ts";
import type { Promotion } from "../domain/pricing/promotion.ts";
import type { Rulebook } from "../domain/pricing/rulebook.ts";
import type { SoldSale } from "../domain/sale/refund.ts";
import type { PostedSale, SaleDraft } from "../domain/sale/sale.ts";
import type { Count } from "../domain/stock/count-goods.ts";
import type { Content } from "../domain/stock/content.ts";
import type { CarryOrder } from "../domain/stock/carry-goods.ts";
import type { Location } from "../domain/stock/places.ts";
import type { LotStatus, LotStock, Movement } from "../domain/stock/stock.ts";
import type { DeliveryLine, Occasion } from "../domain/stock/receive.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";
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

/** A person of the shop who can sign in. */
export interface Person {
  readonly name: string;
  readonly role: Role;
  /** As `hashPin` makes it. */
  readonly pinHash: string;
  readonly wrongPins: WrongPins;
  readonly createdAtMs: number;
}

export interface People {
  find(name: string): Promise<Person | undefined>;
  /** By name. */
  list(): Promise<Person[]>;
  /** Keeps the person as they are now. A new or changed role is an event in the ledger's log. */
  save(person: Person): Promise<void>;
}

/** One sign-in of one person on one screen. The token itself is not kept. */
export interface Session {
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly openedAtMs: number;
  readonly seenAtMs: number;
}

export interface Sessions {
  find(hash: string): Promise<Session | undefined>;
  /** Keeps it, or moves `seenAtMs` forward. */
  save(session: Session): Promise<void>;
  remove(hash: string): Promise<void>;
}

/** A key of a program or of another box. The key itself is not kept. */
export interface ApiKey {
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAtMs: number;
}

export interface ApiKeys {
  find(hash: string): Promise<ApiKey | undefined>;
  /** By name. */
  list(): Promise<ApiKey[]>;
  /** A key of the same name takes the place of the old one. */
  save(key: ApiKey): Promise<void>;
}

/** A scale, reader, probe, label, camera or flow with its own identity at the broker. */
export interface Device {
  readonly id: string;
  readonly kind: string;
  /** SHA-256 of its secret, hexadecimal. */
  readonly secretHash: string;
  readonly isEnabled: boolean;
  readonly online: boolean;
  /** Undefined: it has never spoken. */
  readonly lastSeenAtMs?: number;
}

export interface Devices {
  find(id: string): Promise<Device | undefined>;
  /** By id. */
  list(): Promise<Device[]>;
  save(device: Device): Promise<void>;
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

/** One attempt to pay; kept before the provider is called, so that no crash loses it. */
export interface PaymentAttempt {
  readonly id: string;
  readonly basket: string;
  readonly method: "cash" | "card" | "qr" | "wallet";
  readonly amount: number;
  readonly received: number;
  readonly state: "waiting" | "paid" | "declined" | "unknown" | "reversed";
  /** The provider's number. */
  readonly reference: string;
  readonly qr: string;
  readonly startedAtMs: number;
  readonly expiresAtMs: number;
}

export interface Payments {
  ofBasket(basket: string): Promise<PaymentAttempt[]>;
  save(attempt: PaymentAttempt): Promise<void>;
  /** Every attempt that has no final state; resolved again after a restart. */
  unresolved(): Promise<PaymentAttempt[]>;
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

/** What the payer's provider says about one attempt. Only "waiting" and "unknown" are not final. */
export type ProviderState = "waiting" | "paid" | "declined" | "unknown" | "reversed";

export interface ProviderAnswer {
  /** "unknown": no answer that can be trusted came; ask again with `query`, never start again. */
  readonly state: ProviderState;
  /** The provider's own number of the payment; empty as long as none is known. */
  readonly reference: string;
  /** What the payer scans from the screen; empty when the payer shows a code. */
  readonly qr: string;
  /** Why it is declined or unknown, for the log and for staff. */
  readonly reason: string;
}

export interface ProviderRequest {
  /** The attempt's id. One attempt, one number at the provider, for ever. */
  readonly attempt: string;
  readonly method: "card" | "qr" | "wallet";
  /** Minor units, at least 1. */
  readonly amount: number;
  /** The code that the customer showed (18 digits and the like); empty: the screen shows a QR code. */
  readonly code: string;
  /** What the customer's phone shows, at most 60 characters. */
  readonly description: string;
  /** After this instant the customer can no longer pay. Unix milliseconds. */
  readonly expiresAtMs: number;
}

export interface RefundRequest {
  /** One refund, one number: a repeat with the same number pays back once. */
  readonly refund: string;
  readonly attempt: string;
  readonly amount: number;
  /** What was paid with the attempt in all. */
  readonly paid: number;
}

/**
 * A provider of electronic payments. Never throws: what cannot be trusted (no answer, bad signature,
 * another amount) is "unknown". Each call may be repeated without charging or paying back twice.
 */
export interface PaymentProvider {
  start(request: ProviderRequest): Promise<ProviderAnswer>;
  query(attempt: { readonly id: string; readonly amount: number }): Promise<ProviderAnswer>;
  /**
   * Takes an attempt back, paid or not. "reversed" when the customer has kept or regained the money,
   * also when the provider never heard of the attempt; "unknown" asks to be repeated.
   */
  cancel(attempt: { readonly id: string; readonly amount: number }): Promise<ProviderAnswer>;
  refund(request: RefundRequest): Promise<{
    readonly state: "accepted" | "refused" | "unknown";
    readonly reference: string;
    readonly reason: string;
  }>;
}

/** A receipt that waits for paper. */
export interface PrintJob {
  /** The sale's own id for the first print, so that one sale has one original; a new id for a copy. */
  readonly id: string;
  readonly sale: string;
  readonly locale: Locale;
  /** Printed with 副本 / COPY on it. */
  readonly isCopy: boolean;
  readonly queuedAtMs: number;
  /** Nobody waits for the paper after this instant. */
  readonly expiresAtMs: number;
  /** How often it was begun. */
  readonly tries: number;
}

/** The queue of the receipt printer. Kept in the ledger file, but no part of the books. */
export interface PrintJobs {
  /** A job whose id is known changes nothing. */
  enqueue(job: Omit<PrintJob, "tries">): Promise<void>;
  /**
   * Takes the oldest waiting job whose time has come: `tries` goes up and the job is "printing" until
   * `done` or `failed`. A job that was left "printing" (the box went down meanwhile) comes out again,
   * as a copy, because its paper may exist: `reclaim` does that at start.
   */
  next(nowMs: number): Promise<PrintJob | undefined>;
  reclaim(nowMs: number): Promise<void>;
  done(id: string, atMs: number): Promise<void>;
  /**
   * @param retryAtMs undefined: given up, the job stays listed with its reason.
   * @param mayBePrinted the printer had the bytes, so its paper may come later: the job is a copy
   *   from now on.
   */
  failed(
    id: string,
    reason: string,
    retryAtMs: number | undefined,
    mayBePrinted: boolean,
  ): Promise<void>;
  /** The instant at which the next waiting job is due. */
  nextDueAtMs(): Promise<number | undefined>;
}

export interface PrinterStatus {
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paperEnd: boolean;
  readonly paperNearEnd: boolean;
  readonly error: boolean;
}

export interface ReceiptPrinter {
  /**
   * Sends ESC/POS bytes. Resolves when the printer has taken them all, which is not yet paper.
   * @throws OperatingError PRINTER_UNREACHABLE
   */
  print(bytes: Uint8Array): Promise<void>;
  /** @throws OperatingError PRINTER_UNREACHABLE */
  status(): Promise<PrinterStatus>;
}

/** A receipt in the form that is asked for. Pictures are made only when somebody wants one. */
export interface ReceiptRenderer {
  text(sale: PostedSale, locale: Locale, isCopy: boolean): string;
  png(sale: PostedSale, locale: Locale, isCopy: boolean): Promise<Uint8Array>;
  escpos(sale: PostedSale, locale: Locale, isCopy: boolean): Uint8Array;
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
