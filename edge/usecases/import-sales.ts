import { credit, debit, tenderAccount, type Posting } from "../domain/finance/journal.ts";
import { taxAccounts } from "../domain/finance/vat-rates.ts";
import type { HistoricInvoice, SalesHistory } from "../domain/migration/sales-history.ts";
import type { HistoricLine } from "../domain/migration/sales-row.ts";
import { SoldLines, type LinkedReturn } from "../domain/migration/sold-lines.ts";
import { money, sum, zero, type Money } from "../domain/money.ts";
import { priceLines } from "../domain/pricing/price-lines.ts";
import type { ReturnedLine } from "../domain/sale/refund.ts";
import type { SaleDraft } from "../domain/sale/sale.ts";
import { OperatingError } from "../errors.ts";
import type { PeriodDesk } from "./finance-ports.ts";
import type { CatalogueProduct, CatalogueWriter } from "./import-catalogue.ts";
import { isRefused } from "./outcome.ts";
import type { Catalogue, Ledger, RefundDesk } from "./ports.ts";

/** What another system's sales are booked with. */
export interface SalesImportDesk {
  readonly catalogue: Pick<Catalogue, "product">;
  readonly catalogueWriter: Pick<CatalogueWriter, "importCatalogue">;
  readonly ledger: Pick<Ledger, "postSale">;
  readonly refunds: Pick<RefundDesk, "refund">;
  readonly periods: Pick<PeriodDesk, "bookByHand">;
  /** Turns the ledger's clock to where the history stands: a refund is booked on the day of its instant. */
  readonly turnClock: (instantMs: number) => void;
}

export interface ImportedSales {
  readonly newProducts: number;
  /** Posted now or by an earlier import of the same file. */
  readonly sales: number;
  /** Lines of cancellations that came back to a sale, and the refunds that were made of them. */
  readonly linkedLines: number;
  readonly refunds: number;
  /** Lines of cancellations whose sale is not known, and the entries that book them. */
  readonly unlinkedLines: number;
  readonly entries: number;
  /** Under which everything was booked. */
  readonly keys: readonly string[];
}

/** The file does not say what VAT its prices held. */
const noVat = 0;

/** Where imported turnover stands in the books. */
export const importedRevenue = taxAccounts(noVat).revenue;

/** How the ledger knows an invoice of another system; a repeat finds it again. */
const keyOf = (...numbers: string[]) => ["import", ...numbers].join("/");

/** Sales that are handed to the ledger at once, so that they share a transaction. */
const postedAtOnce = 64;
const productsAtOnce = 1_000;

/**
 * Books another system's history: each invoice a sale, each cancellation refunds of the sales that it
 * takes back. A cancellation of a sale that is not in the history is an entry by hand, revenue against
 * the money that went back; its goods are left to the next stocktake. Safe to repeat: what was booked
 * under an invoice's number is not booked again.
 *
 * @throws OperatingError IDEMPOTENCY_KEY_REUSED when an invoice was imported with other lines, PERIOD_LOCKED
 */
export async function importSales(
  desk: SalesImportDesk,
  history: SalesHistory,
): Promise<ImportedSales> {
  const newProducts = await addProducts(desk, history);
  const run = new ImportRun(desk);
  for (const invoice of history.invoices) await run.book(invoice);
  return { newProducts, ...(await run.finish()) };
}

class ImportRun {
  readonly #desk: SalesImportDesk;
  readonly #sold = new SoldLines();
  readonly #saleIds = new Map<string, string>();
  readonly #keys: string[] = [];
  readonly #done = { linkedLines: 0, refunds: 0, unlinkedLines: 0, entries: 0 };
  #waiting: HistoricInvoice[] = [];

  constructor(desk: SalesImportDesk) {
    this.#desk = desk;
  }

  async book(invoice: HistoricInvoice): Promise<void> {
    if (invoice.isReturn) {
      await this.#postWaiting();
      await this.#takeBack(invoice);
      return;
    }
    this.#sold.add(invoice);
    this.#waiting.push(invoice);
    if (this.#waiting.length === postedAtOnce) await this.#postWaiting();
  }

  async finish() {
    await this.#postWaiting();
    return { sales: this.#saleIds.size, keys: this.#keys, ...this.#done };
  }

  async #postWaiting(): Promise<void> {
    const invoices = this.#waiting;
    this.#waiting = [];
    if (invoices.length === 0) return;
    this.#desk.turnClock(Math.max(...invoices.map(({ soldAtMs }) => soldAtMs)));
    await Promise.all(invoices.map((invoice) => this.#post(invoice)));
  }

  async #post(invoice: HistoricInvoice): Promise<void> {
    const outcome = await this.#desk.ledger.postSale(draftOf(invoice));
    if (outcome.kind === "rejected")
      throw new OperatingError(
        outcome.reason === "key-reused" ? "IDEMPOTENCY_KEY_REUSED" : "REQUEST_INVALID",
        `${invoice.invoice}: ${outcome.reason}`,
      );
    this.#saleIds.set(invoice.invoice, outcome.sale.id);
    this.#keys.push(outcome.sale.key);
  }

  async #takeBack(invoice: HistoricInvoice): Promise<void> {
    this.#desk.turnClock(invoice.soldAtMs);
    const { bySale, unlinked }: LinkedReturn = this.#sold.takeBack(invoice);
    for (const [sale, lines] of bySale) await this.#refund(invoice, sale, lines);
    if (unlinked.length > 0) await this.#bookUnlinked(invoice, unlinked);
    this.#done.linkedLines += invoice.lines.length - unlinked.length;
    this.#done.unlinkedLines += unlinked.length;
  }

  async #refund(
    { invoice }: HistoricInvoice,
    sale: string,
    lines: readonly ReturnedLine[],
  ): Promise<void> {
    const key = keyOf(invoice, sale);
    const order = { key, sale: this.#saleIds.get(sale)!, ...till, reason: invoice, lines };
    const outcome = await this.#desk.refunds.refund(order);
    if (isRefused(outcome)) throw new OperatingError(outcome.code, `${key}: ${outcome.detail}`);
    this.#keys.push(key);
    this.#done.refunds += 1;
  }

  async #bookUnlinked(
    { invoice, soldAtMs }: HistoricInvoice,
    lines: readonly HistoricLine[],
  ): Promise<void> {
    const subject = keyOf(invoice);
    const outcome = await this.#desk.periods.bookByHand(
      { memo: memoOf(invoice, lines), subject, postings: journalForUnlinked(lines) },
      { atMs: soldAtMs, by: till.kiosk },
    );
    if (isRefused(outcome) && outcome.code !== "ALREADY_ANSWERED")
      throw new OperatingError(outcome.code, `${invoice}: ${outcome.detail}`);
    this.#keys.push(subject);
    this.#done.entries += 1;
  }
}

const till = { kiosk: "import", cashier: "" } as const;
/** No drawer and no provider of this shop took the money. */
const method = "card";

function draftOf({ invoice, soldAtMs, lines }: HistoricInvoice): SaleDraft {
  const unpriced = lines.map((line) => ({
    ...line,
    name: line.name === "" ? line.sku : line.name,
    soldBy: "piece" as const,
    vatBasisPoints: noVat,
  }));
  const prices = priceLines(unpriced);
  const total = sum(prices.map(({ net }) => net));
  return {
    key: keyOf(invoice),
    ...till,
    member: "",
    soldAtMs,
    lines: unpriced.map((line, index) => ({ ...line, ...prices[index]! })),
    tenders: [{ method, amount: total, received: total, reference: invoice }],
    total,
  };
}

function journalForUnlinked(lines: readonly HistoricLine[]): Posting[] {
  const total = sum(lines.map(valueOf));
  return [debit(importedRevenue, total), credit(tenderAccount(method), total)];
}

function valueOf({ unitPrice, quantity }: HistoricLine): Money {
  return money(unitPrice * quantity);
}

function memoOf(invoice: string, lines: readonly HistoricLine[]): string {
  const goods = lines.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(", ");
  return `${invoice}: 无对应销售的退货 / return without a sale: ${goods}`;
}

/** @returns how many products were not known before. */
async function addProducts(desk: SalesImportDesk, history: SalesHistory): Promise<number> {
  const unknown: CatalogueProduct[] = [];
  for (const line of history.products())
    if ((await desk.catalogue.product(line.sku)) === undefined) unknown.push(productFrom(line));
  const firstMs = history.invoices[0]?.soldAtMs ?? 0;
  desk.turnClock(firstMs);
  for (let first = 0; first < unknown.length; first += productsAtOnce)
    await desk.catalogueWriter.importCatalogue(
      {
        categories: [{ id: "imported", names: { "zh-CN": "导入商品", en: "Imported goods" } }],
        suppliers: [
          { id: "imported", names: { "zh-CN": "未知供应商", en: "Not known" }, leadTimeDays: 0 },
        ],
        products: unknown.slice(first, first + productsAtOnce),
        shelves: [],
        members: [],
      },
      firstMs,
    );
  return unknown.length;
}

function productFrom({ sku, name, unitPrice }: HistoricLine): CatalogueProduct {
  return {
    sku,
    names: { "zh-CN": name, en: name },
    size: "",
    category: "imported",
    soldBy: "piece",
    unitPrice,
    vatBasisPoints: noVat,
    barcodes: [],
    pieceGrams: 0,
    supplier: "imported",
    unitCost: zero,
    shelfLifeDays: 0,
  };
}
