import type { Account, Chart } from "../domain/finance/accounts.ts";
import type { Balances } from "../domain/finance/month-close.ts";
import type { Money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { LossAnswer, PendingLoss } from "./answer-for-loss.ts";
import type { InvoiceOrder, ReturnOrder, SupplierInvoice } from "./book-invoices.ts";
import type { CloseOrder, ManualOrder } from "./close-period.ts";
import type { CashMoveKind, ClosedShift, Shift } from "./keep-shifts.ts";
import type { Refused } from "./outcome.ts";
import type { ReconciliationDesk } from "./reconcile.ts";

type Booked = { readonly id: string } | Refused;

export interface ShiftDesk {
  open(
    order: { readonly drawer: string; readonly float: Money },
    occasion: Occasion,
  ): Promise<Booked>;
  moveCash(
    order: {
      readonly shift: string;
      readonly kind: CashMoveKind;
      readonly amount: Money;
      readonly note: string;
    },
    occasion: Occasion,
  ): Promise<Booked>;
  bankCash(
    order: { readonly amount: Money; readonly note: string },
    occasion: Occasion,
  ): Promise<Booked>;
  close(
    order: { readonly shift: string; readonly counted: Money },
    occasion: Occasion,
  ): Promise<ClosedShift | Refused>;
  find(id: string): Promise<Shift | undefined>;
  openAt(drawer: string): Promise<Shift | undefined>;
  /** Newest first; an empty day means every day; `after` is the id of the last shift before. */
  list(page: {
    readonly day: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<Shift[]>;
}

export interface LossDesk {
  answer(order: LossAnswer, occasion: Occasion): Promise<Booked>;
  /** Oldest first. */
  pending(): Promise<PendingLoss[]>;
}

export interface PayableDesk {
  book(order: InvoiceOrder, occasion: Occasion): Promise<Booked>;
  confirmVat(invoice: string, occasion: Occasion): Promise<Booked>;
  pay(
    order: { readonly invoice: string; readonly amount: Money; readonly discount: Money },
    occasion: Occasion,
  ): Promise<Booked>;
  sendBack(order: ReturnOrder, occasion: Occasion): Promise<Booked>;
  /** Newest first; `after` is the id of the last invoice before. */
  list(page: { readonly after: string; readonly limit: number }): Promise<SupplierInvoice[]>;
}

export interface PeriodDesk {
  bookByHand(order: ManualOrder, occasion: Occasion): Promise<Booked>;
  reverse(
    order: { readonly seq: number; readonly memo: string },
    occasion: Occasion,
  ): Promise<Booked>;
  lock(through: string, occasion: Occasion): Promise<Booked>;
  close(order: CloseOrder, occasion: Occasion): Promise<Booked>;
  /** The last business day that is locked; empty: none is. */
  lockedThrough(): Promise<string>;
}

/** Business days, YYYY-MM-DD, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What a statement leaves out: entries that only move a period's result or VAT on. */
export type Leaving = "nothing" | "closing-entries";

/** What was sold by one product, category, hour or cashier, less what came back. */
export interface Turnover {
  readonly key: string;
  readonly names: { readonly "zh-CN": string; readonly en: string };
  /** Lines of sales. */
  readonly lines: number;
  /** Pieces or grams; 0 where a sum of them says nothing. */
  readonly quantity: number;
  /** VAT not included. */
  readonly net: Money;
  readonly vat: Money;
  readonly discount: Money;
  readonly cost: Money;
}

export const turnoverKeys = ["product", "category", "hour", "cashier", "vat-rate"] as const;
export type TurnoverKey = (typeof turnoverKeys)[number];

/** One account over a period; a debit is positive. */
export interface AccountPeriod {
  readonly account: string;
  readonly opening: Money;
  readonly debit: Money;
  readonly credit: Money;
}

/** One posting of the journal with the event that it belongs to. */
export interface JournalLine {
  readonly seq: number;
  readonly kind: string;
  readonly source: string;
  readonly businessDay: string;
  readonly account: string;
  readonly amount: Money;
}

/** Sales of a business day, or of one shift. */
export type SalesOf = { readonly range: DayRange } | { readonly shift: string };

export interface TenderTotal {
  readonly method: string;
  readonly count: number;
  readonly amount: Money;
  /** What was paid back in this way. */
  readonly refunds: number;
  readonly refunded: Money;
}

export interface SalesTotal {
  readonly sales: number;
  readonly total: Money;
  /** What rounding the cash added; negative in the customers' favour. */
  readonly rounding: Money;
  readonly refunds: number;
  readonly refunded: Money;
  /** Refunds are taken off. */
  readonly discount: Money;
  readonly vat: Money;
  readonly firstReceipt: string;
  readonly lastReceipt: string;
}

export type OpenItemKind =
  | "open-shifts"
  | "losses-pending"
  | "late-invoices"
  | "cash-in-transit"
  | "unsettled-payments"
  | "input-vat-pending"
  | "stock-below-zero";

/** Something that somebody must look at before a period is closed. */
export interface OpenItem {
  readonly kind: OpenItemKind;
  /** How many; 0 for a balance. */
  readonly count: number;
  readonly amount: Money;
}

/** Sums over the journal and the sales, read as they are asked for; nothing is computed ahead. */
export interface Figures {
  /** What the period added to each of these accounts. */
  balances(range: DayRange, leaving: Leaving, some: readonly Account[]): Promise<Balances>;
  trialBalance(range: DayRange): Promise<AccountPeriod[]>;
  /** Every posting of the days, in the order in which they were booked. */
  journal(range: DayRange): Promise<JournalLine[]>;
  turnover(by: TurnoverKey, of: SalesOf): Promise<Turnover[]>;
  tenders(of: SalesOf): Promise<TenderTotal[]>;
  salesTotal(of: SalesOf): Promise<SalesTotal>;
  shiftsOf(day: string): Promise<Shift[]>;
  /** What is open at the end of this business day. */
  openItems(day: string): Promise<OpenItem[]>;
}

export interface FinanceDesk {
  readonly chart: Chart;
  readonly shifts: ShiftDesk;
  readonly losses: LossDesk;
  readonly payables: PayableDesk;
  readonly periods: PeriodDesk;
  readonly figures: Figures;
  readonly reconciliations: ReconciliationDesk;
}
