import { journalForRefundOf, type CameBack } from "../domain/finance/refund-journal.ts";
import type { Posting } from "../domain/finance/journal.ts";
import { scale, sum, zero, type Money } from "../domain/money.ts";
import {
  draftRefund,
  shareOf,
  tendersBack,
  type RefundDraft,
  type RefundLine,
  type RefundTender,
  type ReturnedLine,
  type SoldSale,
} from "../domain/sale/refund.ts";
import type { SaleLine } from "../domain/sale/sale.ts";
import { moveLots } from "../domain/stock/move-lots.ts";
import { returnGoods } from "../domain/stock/return-goods.ts";
import type { LotStock, Movement } from "../domain/stock/stock.ts";
import { refused, type Refused } from "./outcome.ts";
import type { PostingClock, ProductStock, TakenGoods } from "./post-sale.ts";
import { stockWithParts } from "./post-sale.ts";

export interface RefundOrder {
  /** Made by the client, the same for every repeat of the same refund. */
  readonly key: string;
  /** The sale's id. */
  readonly sale: string;
  /** Whose drawer pays. */
  readonly kiosk: string;
  readonly cashier: string;
  readonly reason: string;
  readonly lines: readonly ReturnedLine[];
}

/** A refund whose COMMIT is on disk. */
export interface PostedRefund extends Omit<RefundOrder, "lines"> {
  readonly id: string;
  /** Gapless in its series, for example "S001-26R-00000042". */
  readonly receipt: string;
  readonly postedAtMs: number;
  readonly businessDay: string;
  readonly lines: readonly Omit<RefundLine, "before">[];
  readonly tenders: readonly RefundTender[];
  readonly rounding: Money;
  readonly total: Money;
}

/** A refund with everything that its transaction writes. */
export interface RefundRecord {
  readonly refund: PostedRefund;
  /** What the goods of each line had cost. */
  readonly costs: readonly Money[];
  readonly movements: readonly Movement[];
  readonly journal: readonly Posting[];
  /** A number for what goes back to each electronic payment, in the order of the tenders. */
  readonly payouts: readonly {
    readonly id: string;
    readonly reference: string;
    readonly amount: Money;
  }[];
}

/** What refunding needs from storage. Every call belongs to the one open transaction. */
export interface RefundTransaction {
  refundByKey(key: string): Promise<PostedRefund | undefined>;
  /** With what came back of it before. */
  soldSale(id: string): Promise<SoldSale | undefined>;
  /** How the sale took its goods. */
  takenBy(saleId: string): Promise<readonly TakenGoods[]>;
  stockOf(skus: readonly string[]): Promise<ReadonlyMap<string, ProductStock>>;
  nextRefundReceipt(businessDay: string): Promise<string>;
  appendRefund(record: RefundRecord): Promise<void>;
}

export type RefundOutcome = { readonly kind: "refunded"; readonly refund: PostedRefund } | Refused;

/**
 * Takes goods of a sale back and pays the customer: in parts, repeatedly, never more than was sold. Safe
 * to repeat under its key.
 */
export async function refundSale(
  tx: RefundTransaction,
  clock: PostingClock,
  order: RefundOrder,
): Promise<RefundOutcome> {
  const earlier = await tx.refundByKey(order.key);
  if (earlier !== undefined) return repeatOf(earlier, order);
  const drafted = await draftFor(tx, order);
  return "kind" in drafted
    ? drafted
    : postRefund(tx, clock, order, drafted, tendersBack(drafted.sale, drafted.draft.total));
}

/** A repeat means the refund that was posted, or its key was used for another one. */
export function repeatOf(earlier: PostedRefund, order: RefundOrder): RefundOutcome {
  const essence = ({
    sale,
    kiosk,
    lines,
  }: Pick<PostedRefund, "sale" | "kiosk"> & { lines: readonly ReturnedLine[] }) =>
    JSON.stringify([
      sale,
      kiosk,
      lines.map(({ line, quantity, goods }) => [line, quantity, goods]),
    ]);
  return essence(earlier) === essence(order)
    ? { kind: "refunded", refund: earlier }
    : refused("IDEMPOTENCY_KEY_REUSED", order.key);
}

export interface Drafted {
  readonly sale: SoldSale;
  readonly draft: RefundDraft;
}

export async function draftFor(
  tx: RefundTransaction,
  order: RefundOrder,
): Promise<Drafted | Refused> {
  const sale = await tx.soldSale(order.sale);
  if (sale === undefined) return refused("SALE_NOT_FOUND", order.sale);
  const draft = draftRefund(sale, order.lines);
  return "fault" in draft ? refused("REFUND_TOO_MUCH", draft.detail) : { sale, draft };
}

/** @param tenders how the money goes back; they add up to the draft's total. */
export async function postRefund(
  tx: RefundTransaction,
  clock: PostingClock,
  order: RefundOrder,
  { sale, draft }: Drafted,
  tenders: readonly RefundTender[],
): Promise<RefundOutcome> {
  const postedAtMs = clock.now();
  const businessDay = clock.businessDay(postedAtMs);
  const stock = await stockWithParts(tx, [...new Set(draft.lines.map((line) => line.sku))]);
  const goods = goodsBack(draft, sale, await tx.takenBy(sale.id), stock);
  const journal = journalForRefundOf({
    ...earnedBack(sale, draft, stock),
    tenders,
    movements: goods.movements,
    wasted: goods.wasted,
  });
  const { key, kiosk, cashier, reason } = order;
  const refund: PostedRefund = {
    id: clock.newId(),
    key,
    receipt: await tx.nextRefundReceipt(businessDay),
    sale: sale.id,
    kiosk,
    cashier,
    reason,
    postedAtMs,
    businessDay,
    lines: draft.lines.map(withoutBefore),
    tenders,
    rounding: draft.rounding,
    total: draft.total,
  };
  const payouts = tenders
    .filter(({ tender }) => tender > 0)
    .map(({ reference, amount }) => ({ id: clock.newId(), reference, amount }));
  const { costs, movements } = goods;
  await tx.appendRefund({ refund, costs, movements, journal, payouts });
  return { kind: "refunded", refund };
}

function withoutBefore(line: RefundLine): PostedRefund["lines"][number] {
  const { line: number, sku, quantity, goods, list, discount, net, vat, vatBasisPoints } = line;
  return { line: number, sku, quantity, goods, list, discount, net, vat, vatBasisPoints };
}

function goodsBack(
  draft: RefundDraft,
  sale: SoldSale,
  taken: readonly TakenGoods[],
  stock: ReadonlyMap<string, ProductStock>,
) {
  const lots = new Map([...stock].map(([sku, known]) => [sku, known.lots]));
  const movements: Movement[] = [];
  const costs: Money[] = [];
  let wasted: Money = zero;
  for (const line of draft.lines) {
    const sold = sale.lines[line.line - 1]!.quantity;
    const ofLine = taken.filter((each) => each.line === line.line);
    const back = returnGoods({ ...line, sold }, ofLine, [...lots.values()].flat());
    movements.push(...back.movements);
    costs.push(back.cost);
    if (line.goods === "waste") wasted = sum([wasted, back.cost]);
    for (const movement of back.movements) follow(lots, movement);
  }
  return { movements, costs, wasted };
}

/** Where a lot is not known, nothing of it is below zero either, and nobody asks for it. */
function follow(lots: Map<string, readonly LotStock[]>, movement: Movement): void {
  const after = moveLots(lots.get(movement.sku) ?? [], [movement]);
  if (after !== undefined) lots.set(movement.sku, after);
}

function earnedBack(
  sale: SoldSale,
  draft: RefundDraft,
  stock: ReadonlyMap<string, ProductStock>,
): { readonly before: CameBack; readonly after: CameBack; readonly deposits: Money } {
  const isDeposit = ({ sku }: Pick<SaleLine, "sku">) => stock.get(sku)?.content.kind === "deposit";
  const returned = [...sale.returned];
  const before = cameBack(sale, returned, isDeposit);
  for (const { line, quantity } of draft.lines) returned[line - 1]! += quantity;
  const after = cameBack(sale, returned, isDeposit);
  return {
    before,
    after,
    deposits: sum(draft.lines.filter(isDeposit).map((line) => line.net)),
  };
}

function cameBack(
  sale: SoldSale,
  returned: readonly number[],
  isDeposit: (line: SaleLine) => boolean,
): CameBack {
  const shares = sale.lines.map((line, index) => ({
    line,
    ...shareOf(line, returned[index] ?? 0),
    vatBasisPoints: line.vatBasisPoints,
  }));
  const whole = sum(sale.lines.map((line) => line.net));
  const gross = sum(shares.map((share) => share.net));
  return {
    lines: shares.filter(({ line }) => !isDeposit(line)),
    rounding: whole === 0 ? zero : scale(sale.rounding ?? zero, gross, whole),
  };
}
