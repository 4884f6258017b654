import { money, negate, scale, sum, type Money } from "../money.ts";
import { balanced, credit, debit, type Posting } from "../finance/journal.ts";
import { valueOf } from "../finance/refund-journal.ts";
import { places } from "./places.ts";
import type { Movement } from "./stock.ts";

/** Goods of one lot that went to another shop of the same company. */
export interface ShippedLot {
  readonly sku: string;
  readonly lot: string;
  readonly bestBefore: string;
  readonly quantity: number;
  readonly cost: Money;
}

/** What became of a shipped lot. All of it: what arrived, came back or is lost adds up to what was shipped. */
export interface LotOutcome {
  readonly sku: string;
  readonly lot: string;
  readonly arrived: number;
  readonly rejected: number;
  readonly lost: number;
}

export interface Settlement {
  readonly movements: readonly Movement[];
  readonly postings: readonly Posting[];
}

/**
 * Ends a transfer: nothing of it is on the way any more. What arrived is the other shop's, what was
 * rejected lies in the back room again, and what is lost waits for somebody to answer for it.
 *
 * @returns the lot that does not add up, when one does not.
 */
export function settleTransfer(
  shipped: readonly ShippedLot[],
  outcomes: readonly LotOutcome[],
): Settlement | { readonly unbalanced: string } {
  const movements: Movement[] = [];
  const [arrivedCosts, lostCosts]: [Money[], Money[]] = [[], []];
  const isOf = (lot: ShippedLot) => (each: LotOutcome) =>
    each.sku === lot.sku && each.lot === lot.lot;
  const stranger = outcomes.find((each) => !shipped.some((lot) => isOf(lot)(each)));
  if (stranger !== undefined) return { unbalanced: `${stranger.sku} ${stranger.lot}` };
  for (const lot of shipped) {
    const [outcome, ...more] = outcomes.filter(isOf(lot));
    const { arrived = 0, rejected = 0, lost = 0 } = outcome ?? {};
    if (more.length > 0 || arrived + rejected + lost !== lot.quantity)
      return { unbalanced: `${lot.sku} ${lot.lot}` };
    const rejectedCost = scale(lot.cost, rejected, lot.quantity);
    const lostCost = money(scale(lot.cost, rejected + lost, lot.quantity) - rejectedCost);
    arrivedCosts.push(money(lot.cost - rejectedCost - lostCost));
    lostCosts.push(lostCost);
    const goods = { sku: lot.sku, lot: lot.lot };
    movements.push({
      ...goods,
      location: places.inTransit,
      delta: 0 - lot.quantity,
      cost: negate(lot.cost),
    });
    if (rejected > 0)
      movements.push({ ...goods, location: places.backRoom, delta: rejected, cost: rejectedCost });
  }
  const postings = balanced([
    ...valueOf(movements),
    debit("inventory-elsewhere", sum(arrivedCosts)),
    debit("loss-pending", sum(lostCosts)),
  ]);
  return { movements, postings };
}

/** Goods come from another shop of the same company, at what they had cost there. */
export function journalForArrivalOf(
  movements: readonly Movement[],
  value: Money,
  trueUp: Money,
): Posting[] {
  return balanced([
    ...valueOf(movements),
    credit("inventory-elsewhere", value),
    debit("cost-of-sales", trueUp),
  ]);
}
