import { journalForSale, type Posting } from "../domain/finance/journal.ts";
import { negate, sum, type Money } from "../domain/money.ts";
import type { BusinessDay } from "../domain/sale/business-day.ts";
import { draftFault } from "../domain/sale/check-draft.ts";
import type { PostedSale, SaleDraft, SaleLine } from "../domain/sale/sale.ts";
import { pickLots, type UnitCost } from "../domain/stock/pick-lots.ts";
import type { LotStock, Movement } from "../domain/stock/stock.ts";
import type { NewId, Now, PostSaleOutcome } from "./ports.ts";

/** What the ledger knows about one product at the moment of a sale. */
export interface ProductStock {
  readonly lots: readonly LotStock[];
  readonly provisional: UnitCost;
}

/** A sale with everything that its transaction writes. */
export interface SaleRecord {
  readonly sale: PostedSale;
  /** The cost of each line, in the order of the lines. */
  readonly costs: readonly Money[];
  readonly movements: readonly Movement[];
  readonly journal: readonly Posting[];
}

/** What posting needs from storage. Every call belongs to the one open transaction. */
export interface SaleTransaction {
  saleByKey(key: string): Promise<PostedSale | undefined>;
  /** Products that are not known are absent from the answer. */
  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>>;
  nextReceipt(businessDay: string): Promise<string>;
  append(record: SaleRecord): Promise<void>;
}

export interface PostingClock {
  readonly now: Now;
  readonly newId: NewId;
  readonly businessDay: BusinessDay;
}

/**
 * Posts a paid sale: sale, lines, tenders, stock, cost, journal and event, all or nothing.
 *
 * Safe to repeat: the same sale under the same key answers "already-posted" with the first one. Never
 * refuses for lack of stock: the customer is holding the goods, so a negative level means that the
 * count was wrong.
 */
export async function postSale(
  tx: SaleTransaction,
  draft: SaleDraft,
  clock: PostingClock,
): Promise<PostSaleOutcome> {
  // Every check comes before the first write, so that a refusal leaves no trace.
  const skus = [...new Set(draft.lines.map((line) => line.sku))];
  const [earlier, stock] = await Promise.all([tx.saleByKey(draft.key), tx.stockOf(skus)]);
  if (earlier !== undefined)
    return isSameSale(earlier, draft)
      ? { kind: "already-posted", sale: earlier }
      : { kind: "rejected", reason: "key-reused", detail: draft.key };
  const fault = draftFault(draft);
  if (fault !== undefined) return { kind: "rejected", reason: fault, detail: draft.key };
  const unknown = draft.lines.find((line) => !stock.has(line.sku));
  if (unknown !== undefined)
    return { kind: "rejected", reason: "product-unknown", detail: unknown.sku };

  const taken = takeGoods(draft.lines, stock);
  const movements = taken.flat();
  const costs = taken.map((each) => negate(sum(each.map((movement) => movement.cost))));
  const businessDay = clock.businessDay(draft.soldAtMs);
  const sale: PostedSale = {
    ...draft,
    id: clock.newId(),
    receipt: await tx.nextReceipt(businessDay),
    postedAtMs: clock.now(),
    businessDay,
  };
  const journal = journalForSale(draft.lines, draft.tenders, sum(costs));
  await tx.append({ sale, costs, movements, journal });
  return { kind: "posted", sale };
}

/** The movements of each line; two lines of one product do not take the same goods twice. */
function takeGoods(
  lines: readonly SaleLine[],
  stock: ReadonlyMap<string, ProductStock>,
): Movement[][] {
  const left = new Map([...stock].map(([sku, { lots }]) => [sku, [...lots]]));
  return lines.map((line) => {
    const lots = left.get(line.sku) ?? [];
    const provisional = stock.get(line.sku)!.provisional;
    const movements = pickLots(line.sku, lots, line.quantity, provisional);
    left.set(
      line.sku,
      lots.map((lot) => afterMovements(lot, movements)),
    );
    return movements;
  });
}

function afterMovements(lot: LotStock, movements: readonly Movement[]): LotStock {
  const mine = movements.find((each) => each.lot === lot.lot && each.location === lot.location);
  if (mine === undefined) return lot;
  return { ...lot, quantity: lot.quantity + mine.delta, cost: sum([lot.cost, mine.cost]) };
}

/** Whether a repeat means the sale that was posted: the instant of the repeat may differ. */
function isSameSale(posted: PostedSale, draft: SaleDraft): boolean {
  const essence = ({ key, kiosk, cashier, member, total, lines, tenders }: SaleDraft) =>
    JSON.stringify([
      key,
      kiosk,
      cashier,
      member,
      total,
      lines.map(lineEssence),
      tenders.map(tenderEssence),
    ]);
  return essence(posted) === essence(draft);
}

const lineEssence = (line: SaleLine) => [
  line.sku,
  line.quantity,
  line.unitPrice,
  line.discount,
  line.net,
];

const tenderEssence = (tender: SaleDraft["tenders"][number]) => [
  tender.method,
  tender.amount,
  tender.received,
  tender.reference,
];
