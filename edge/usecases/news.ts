import type { Alert } from "../domain/alert/alert.ts";
import type { Basket } from "../domain/basket/basket.ts";
import type { PostedSale } from "../domain/sale/sale.ts";
import type { PaymentAttempt } from "./paying-ports.ts";

/** What has just become true in the shop. Told after it is kept, to screens and devices. */
export type News =
  | { readonly kind: "alert"; readonly alert: Alert }
  | { readonly kind: "basket"; readonly basket: Basket }
  | {
      readonly kind: "payment";
      readonly basket: Basket;
      readonly attempt: PaymentAttempt;
      readonly sale: PostedSale | undefined;
    }
  | { readonly kind: "sale"; readonly sale: PostedSale }
  | {
      readonly kind: "shelf";
      readonly shelf: string;
      readonly sku: string;
      readonly count: number;
      readonly grams: number;
    }
  | { readonly kind: "shift-closed"; readonly shift: string }
  | { readonly kind: "stock"; readonly skus: readonly string[] }
  | { readonly kind: "price"; readonly sku: string };

/** Tells whoever listens. Never fails and never waits: news are a courtesy, the ledger is the truth. */
export type Tell = (news: News) => void;
