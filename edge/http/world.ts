import type { Locale } from "../domain/locale.ts";
import type { FinanceDesk } from "../usecases/finance-ports.ts";
import type { GoodsDesk } from "../usecases/goods-ports.ts";
import type { CatalogueWriter } from "../usecases/import-catalogue.ts";
import type { Today } from "../usecases/moments.ts";
import type {
  AnswerBook,
  AuditList,
  Books,
  Catalogue,
  Contents,
  Gallery,
  Members,
  RefundDesk,
  Reports,
  SaleList,
  ShelfCounts,
  StockBook,
  StockDesk,
  Vision,
} from "../usecases/ports.ts";
import type { Devices } from "../usecases/access-ports.ts";
import type { PrintJobs, ReceiptRenderer } from "../usecases/printing-ports.ts";
import type { PayoutDesk } from "../usecases/pay-back.ts";
import type { AlertDesk } from "../usecases/raise-alert.ts";
import type { PaymentDesk } from "../usecases/settle-payment.ts";
import type { DoorDesk } from "../usecases/sign-in.ts";

/** What every screen says about the shop. */
export interface ShopIdentity {
  readonly store: string;
  readonly name: string;
  readonly locale: Locale;
  readonly currency: string;
  readonly timeZone: string;
  readonly cashNotice: string;
  readonly servicePhone: string;
  /** Address of pictures that stand in for a webcam; empty: none. */
  readonly demoCamera: string;
}

/** Everything that routes need; `main.ts` joins it. */
export interface World extends PaymentDesk, AlertDesk, DoorDesk {
  readonly shop: ShopIdentity;
  readonly today: Today;
  readonly catalogue: Catalogue;
  readonly catalogueWriter: CatalogueWriter;
  readonly members: Members;
  readonly vision: Vision;
  readonly gallery: Gallery;
  readonly saleList: SaleList;
  readonly refunds: RefundDesk;
  readonly payouts: PayoutDesk["payouts"];
  readonly contents: Contents;
  readonly goods: GoodsDesk;
  readonly stockBook: StockBook;
  readonly stock: StockDesk;
  readonly books: Books & AuditList;
  readonly reports: Reports;
  readonly finance: FinanceDesk;
  readonly shelfCounts: ShelfCounts;
  readonly devices: Devices;
  readonly answers: AnswerBook;
  readonly jobs: PrintJobs;
  readonly renderer: ReceiptRenderer;
  /** Wakes the printer after a receipt was queued. */
  readonly wakePrinter: () => void;
  /** Folder of `{sku}.png`. */
  readonly pictures: string;
  /** Whether headquarters has answered lately, and how many events it does not have yet. */
  readonly headquarters: () => { readonly online: boolean; readonly lag: number };
}
