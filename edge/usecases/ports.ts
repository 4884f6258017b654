import type { Alert } from "../domain/alert/alert.ts";
import type { Basket } from "../domain/basket/basket.ts";
import type { Category, Product } from "../domain/catalogue/product.ts";
import type { PostedSale, SaleDraft } from "../domain/sale/sale.ts";
import type { Shelf } from "../domain/shelf/shelf.ts";

/** What the use cases need from the world. Storage and the other rooms implement it; `main.ts` joins them. */

/** Unix milliseconds, UTC. */
export type Now = () => number;

/** Makes ids that sort by time (UUID version 7). */
export type NewId = () => string;

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
  categories(): Promise<Category[]>;
  shelves(): Promise<Shelf[]>;
}

export interface Baskets {
  find(id: string): Promise<Basket | undefined>;
  /** Keeps the basket as it is now; the last one saved wins. */
  save(basket: Basket): Promise<void>;
  /** Parked or asking for help, oldest first: what staff must look at. */
  waiting(): Promise<Basket[]>;
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

export type PostSaleOutcome =
  | { readonly kind: "posted"; readonly sale: PostedSale }
  | { readonly kind: "already-posted"; readonly sale: PostedSale }
  | {
      readonly kind: "rejected";
      readonly reason:
        "empty-sale" | "tenders-do-not-match-total" | "key-reused" | "product-unknown";
      readonly detail: string;
    };

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
