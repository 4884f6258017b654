import type { Locale } from "../domain/locale.ts";
import type { Now } from "./moments.ts";
import type { Ledger } from "./ports.ts";
import type {
  PrinterStatus,
  PrintJob,
  PrintJobs,
  ReceiptPrinter,
  ReceiptRenderer,
} from "./printing-ports.ts";

/** What printing needs. Nothing of it stands between a customer and a sale. */
export interface PrintDesk {
  readonly jobs: PrintJobs;
  readonly ledger: Pick<Ledger, "saleById">;
  readonly renderer: Pick<ReceiptRenderer, "escpos">;
  readonly printer: ReceiptPrinter;
  readonly now: Now;
}

export type PrintOutcome =
  | { readonly kind: "idle" }
  | { readonly kind: "printed"; readonly job: PrintJob }
  | { readonly kind: "postponed"; readonly job: PrintJob; readonly reason: string }
  | { readonly kind: "given-up"; readonly job: PrintJob; readonly reason: string };

/** How long paper is still wanted: afterwards the customer has left. */
const patienceMs = 10 * 60_000;

/** First pause after a failure, doubled each time up to the longest. */
const pauseMs = { first: 2_000, longest: 60_000 };

/**
 * Asks for a sale's receipt on paper. Answers at once; the printer follows when it can.
 * @param copyId undefined for the original, of which there is one; a new id for each copy.
 */
export async function queueReceipt(
  desk: Pick<PrintDesk, "jobs" | "now">,
  sale: string,
  locale: Locale,
  copyId: string | undefined,
): Promise<void> {
  const queuedAtMs = desk.now();
  await desk.jobs.enqueue({
    id: copyId ?? sale,
    sale,
    locale,
    isCopy: copyId !== undefined,
    queuedAtMs,
    expiresAtMs: queuedAtMs + patienceMs,
  });
}

/**
 * Prints the next receipt that waits, if any. Bytes are sent only to a printer that says it is ready,
 * and a job is done only when the printer has worked it off; if that stays open, its next print is
 * marked as a copy.
 *
 * @throws OperatingError DISK_FULL or STORAGE_FAILED of the queue; the printer's errors are outcomes.
 */
export async function printNextReceipt(desk: PrintDesk): Promise<PrintOutcome> {
  const job = await desk.jobs.next(desk.now());
  if (job === undefined) return { kind: "idle" };
  if (desk.now() > job.expiresAtMs) return giveUp(desk, job, "nobody waits for it any more");
  const sale = await desk.ledger.saleById(job.sale);
  if (sale === undefined) return giveUp(desk, job, "there is no such sale");

  const obstacle = await whyNotReady(desk.printer);
  if (obstacle !== undefined) return postpone(desk, job, obstacle, false);
  try {
    await desk.printer.print(desk.renderer.escpos(sale, job.locale, job.isCopy));
  } catch (error) {
    return postpone(desk, job, textOf(error), true);
  }
  await desk.jobs.done(job.id, desk.now());
  return { kind: "printed", job };
}

async function whyNotReady(printer: ReceiptPrinter): Promise<string | undefined> {
  let status: PrinterStatus;
  try {
    status = await printer.status();
  } catch (error) {
    return textOf(error);
  }
  if (status.paperEnd) return "no paper";
  if (status.coverOpen) return "the cover is open";
  if (status.error) return "the printer reports an error";
  return status.online ? undefined : "the printer is offline";
}

async function giveUp(desk: PrintDesk, job: PrintJob, reason: string): Promise<PrintOutcome> {
  await desk.jobs.failed(job.id, reason, undefined, false);
  return { kind: "given-up", job, reason };
}

async function postpone(
  desk: PrintDesk,
  job: PrintJob,
  reason: string,
  mayBePrinted: boolean,
): Promise<PrintOutcome> {
  const pause = Math.min(pauseMs.longest, pauseMs.first * 2 ** Math.max(0, job.tries - 1));
  await desk.jobs.failed(job.id, reason, desk.now() + pause, mayBePrinted);
  return { kind: "postponed", job, reason };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
