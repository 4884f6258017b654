import { sum, type Money } from "../money.ts";
import type { Movement } from "../stock/stock.ts";
import { stockAccountOf } from "../stock/places.ts";
import {
  balanced,
  credit,
  debit,
  roundingOf,
  tenderAccount,
  turnover,
  type Payment,
  type Posting,
  type TurnoverLine,
} from "./journal.ts";

/** What had come back of a sale by some moment: its lines' shares, and that of its rounding. */
export interface CameBack {
  readonly lines: readonly TurnoverLine[];
  readonly rounding: Money;
}

export interface RefundFigures {
  readonly before: CameBack;
  readonly after: CameBack;
  /** Deposits on containers that are paid back. */
  readonly deposits: Money;
  readonly tenders: readonly Payment[];
  /** Goods that came back into the stock. */
  readonly movements: readonly Movement[];
  /** What goods had cost that came back as waste. */
  readonly wasted: Money;
}

/** Money and goods of a sale come back. Every amount is a share of what the sale had stored. */
export function journalForRefundOf(figures: RefundFigures): Posting[] {
  const { before, after, deposits, tenders, movements, wasted } = figures;
  const cost = sum([...movements.map((each) => each.cost), wasted]);
  return balanced([
    ...reversalOfEarned(after),
    ...earned(before),
    debit("customer-deposits", deposits),
    ...tenders.map(({ method, amount }) => credit(tenderAccount(method), amount)),
    ...valueOf(movements),
    debit("loss-pending", wasted),
    credit("cost-of-sales", cost),
  ]);
}

function earned({ lines, rounding }: CameBack): Posting[] {
  return [...turnover(lines), ...roundingOf(lines, rounding)];
}

function reversalOfEarned(cameBack: CameBack): Posting[] {
  return earned(cameBack).map(({ account, amount }) => credit(account, amount));
}

/** What moved goods do to the accounts that hold their value. */
export function valueOf(movements: readonly Movement[]): Posting[] {
  return movements.map(({ location, cost }) => debit(stockAccountOf(location), cost));
}

/** Goods move, and what they gain or lose together stands against one account. */
export function journalForGoods(
  movements: readonly Movement[],
  against: Posting["account"],
): Posting[] {
  return balanced([
    ...valueOf(movements),
    credit(against, sum(movements.map((each) => each.cost))),
  ]);
}
