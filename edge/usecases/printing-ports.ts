import type { Locale } from "../domain/locale.ts";
import type { PostedSale } from "../domain/sale/sale.ts";

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
