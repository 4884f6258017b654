import { journalForSale, type Posting } from "../domain/finance/journal.ts";
import { invariant } from "../domain/invariant.ts";
import { negate, sum, zero, type Money } from "../domain/money.ts";
import { addDays, type BusinessDay } from "../domain/sale/business-day.ts";
import { draftFault } from "../domain/sale/check-draft.ts";
import type { PostedSale, SaleDraft, SaleLine } from "../domain/sale/sale.ts";
import { goodsWithin, type Content } from "../domain/stock/content.ts";
import { moveLots } from "../domain/stock/move-lots.ts";
import { pickLots, type UnitCost } from "../domain/stock/pick-lots.ts";
import type { LotStock, Movement } from "../domain/stock/stock.ts";
import type { NewId, Now } from "./moments.ts";

/** What the ledger knows about one product at the moment of a sale. */
export interface ProductStock {
  readonly content: Content;
  readonly lots: readonly LotStock[];
  readonly provisional: UnitCost;
}

/** Goods that a sale took, with the line that they belong to, from 1. */
export interface TakenGoods extends Movement {
  readonly line: number;
}

/** A sale with everything that its transaction writes. */
export interface SaleRecord {
  readonly sale: PostedSale;
  /** The cost of each line, in the order of the lines. */
  readonly costs: readonly Money[];
  readonly movements: readonly TakenGoods[];
  readonly journal: readonly Posting[];
}

/** What posting needs from storage. Every call belongs to the one open transaction. */
export interface SaleTransaction {
  /** Those that were posted under some of these keys. */
  salesByKeys(keys: readonly string[]): Promise<readonly PostedSale[]>;
  /** Products that are not known are absent from the answer. */
  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>>;
  /** The last business day whose books are closed; empty while none is. */
  lockedThrough(): Promise<string>;
  nextReceipt(businessDay: string): Promise<string>;
  append(records: readonly SaleRecord[]): Promise<void>;
}

export type PostSaleOutcome =
  | { readonly kind: "posted"; readonly sale: PostedSale }
  | { readonly kind: "already-posted"; readonly sale: PostedSale }
  | {
      readonly kind: "rejected";
      readonly reason:
        | "empty-sale"
        | "lines-do-not-add-up"
        | "tenders-do-not-match-total"
        | "key-reused"
        | "product-unknown";
      readonly detail: string;
    };

export interface PostingClock {
  readonly now: Now;
  readonly newId: NewId;
  readonly businessDay: BusinessDay;
}

/**
 * Posts paid sales in one transaction: sale, lines, tenders, stock, cost, journal and event of each,
 * all or nothing. A sale that is refused leaves the others alone.
 *
 * Safe to repeat: the same sale under the same key answers "already-posted" with the first one. Never
 * refuses for lack of stock: the customer is holding the goods, so a negative level means that the
 * count was wrong. Nor for a late arrival: a sale of a day whose books are closed is booked on the
 * first open day.
 *
 * @returns an outcome for each draft, in order.
 */
export async function postSales(
  tx: SaleTransaction,
  drafts: readonly SaleDraft[],
  clock: PostingClock,
): Promise<PostSaleOutcome[]> {
  const skus = new Set(drafts.flatMap(({ lines }) => lines.map(({ sku }) => sku)));
  const posted = new Map(
    (await tx.salesByKeys(drafts.map(({ key }) => key))).map((sale) => [sale.key, sale]),
  );
  const stock = await stockWithParts(tx, [...skus]);
  const lockedThrough = await tx.lockedThrough();
  const records: SaleRecord[] = [];
  const outcomes: PostSaleOutcome[] = [];
  for (const draft of drafts) {
    const answered = repeatOf(draft, posted.get(draft.key)) ?? refusalOf(draft, stock);
    if (answered !== undefined) {
      outcomes.push(answered);
      continue;
    }
    const sale = await numberSale(tx, draft, clock, lockedThrough);
    const { movements, costs } = takeGoods(sale, stock);
    records.push({ sale, costs, movements, journal: journalOf(sale, stock, sum(costs)) });
    posted.set(sale.key, sale);
    outcomes.push({ kind: "posted", sale });
  }
  if (records.length > 0) await tx.append(records);
  return outcomes;
}

function repeatOf(draft: SaleDraft, earlier: PostedSale | undefined): PostSaleOutcome | undefined {
  if (earlier === undefined) return undefined;
  return isSameSale(earlier, draft)
    ? { kind: "already-posted", sale: earlier }
    : { kind: "rejected", reason: "key-reused", detail: draft.key };
}

function refusalOf(
  draft: SaleDraft,
  stock: ReadonlyMap<string, ProductStock>,
): PostSaleOutcome | undefined {
  const reason = draftFault(draft);
  if (reason !== undefined) return { kind: "rejected", reason, detail: draft.key };
  const unknown = draft.lines.find((line) => !stock.has(line.sku));
  return unknown && { kind: "rejected", reason: "product-unknown", detail: unknown.sku };
}

async function numberSale(
  tx: SaleTransaction,
  draft: SaleDraft,
  clock: PostingClock,
  lockedThrough: string,
): Promise<PostedSale> {
  const soldOn = clock.businessDay(draft.soldAtMs);
  const businessDay = soldOn > lockedThrough ? soldOn : addDays(lockedThrough, 1);
  const receipt = await tx.nextReceipt(businessDay);
  return { ...draft, id: clock.newId(), receipt, postedAtMs: clock.now(), businessDay };
}

/** The stock of some products and of everything that they consist of. */
export async function stockWithParts(
  tx: Pick<SaleTransaction, "stockOf">,
  skus: readonly string[],
): Promise<Map<string, ProductStock>> {
  const stock = new Map(await tx.stockOf(skus));
  const parts = [...stock.values()].flatMap(({ content }) =>
    content.kind === "bundle" ? content.parts.map((part) => part.sku) : [],
  );
  const missing = [...new Set(parts)].filter((sku) => !stock.has(sku));
  if (missing.length > 0) for (const [sku, part] of await tx.stockOf(missing)) stock.set(sku, part);
  return stock;
}

/** Takes the goods of each line out of `stock`, so that the next line does not take them again. */
function takeGoods(
  { lines, businessDay: day }: PostedSale,
  stock: Map<string, ProductStock>,
): Pick<SaleRecord, "movements" | "costs"> {
  const movements: TakenGoods[] = [];
  const costs = lines.map((line, index) => {
    const lineGoods = goodsWithin(line, stock.get(line.sku)!.content);
    const costOfParts = lineGoods.map(({ sku, quantity }) => {
      const known = stock.get(sku)!;
      const taken = pickLots(sku, known.lots, quantity, known.provisional, { day, lot: line.lot });
      const left = moveLots(known.lots, taken);
      invariant(left !== undefined, "goods are taken from lots that are there");
      stock.set(sku, { ...known, lots: left });
      movements.push(...taken.map((each) => ({ ...each, line: index + 1 })));
      return negate(sum(taken.map(({ cost }) => cost)));
    });
    return sum(costOfParts);
  });
  return { movements, costs };
}

function journalOf(
  { lines, tenders, rounding }: PostedSale,
  stock: ReadonlyMap<string, ProductStock>,
  cost: Money,
): Posting[] {
  const isDeposit = ({ sku }: SaleLine) => stock.get(sku)?.content.kind === "deposit";
  const deposits = sum(lines.filter(isDeposit).map((line) => line.net));
  const goods = lines.filter((line) => !isDeposit(line));
  return journalForSale(goods, tenders, cost, rounding ?? zero, deposits);
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
