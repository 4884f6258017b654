import type { LotStatus } from "../domain/stock/stock.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import { journalForDepositBack } from "../domain/finance/customer-journals.ts";
import { money, type Money } from "../domain/money.ts";
import type { BookClock } from "./book-entry.ts";
import { refused, type Refused } from "./outcome.ts";
import { writeOnce, type Keyed, type PaperTransaction } from "./papers.ts";

export interface LotChange extends Keyed {
  readonly sku: string;
  readonly lot: string;
  readonly status: LotStatus;
  readonly reason: string;
}

/** Whether a lot may be sold from now on: recalled, held back, damaged, or sellable again. */
export function changeLot(
  tx: PaperTransaction & {
    knowsLot(sku: string, lot: string): Promise<boolean>;
    forgetStockOf(sku: string): void;
  },
  clock: BookClock,
  change: LotChange,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, change.key, occasion, async () => {
    const { sku, lot, status, reason } = change;
    const facts = { sku, lot, status, reason };
    if (!(await tx.knowsLot(sku, lot))) return refused("LOT_UNKNOWN", `${sku} ${lot}`);
    tx.forgetStockOf(sku);
    return { kind: "lot.changed", facts, postings: [] };
  });
}

export interface DepositReturn extends Keyed {
  readonly sku: string;
  readonly quantity: number;
  /** Whose drawer pays. */
  readonly kiosk: string;
}

/** A customer brings containers back without a receipt and gets the deposit in cash. */
export function returnDeposit(
  tx: PaperTransaction & { priceOf(sku: string): Promise<Money | undefined> },
  clock: BookClock,
  { key, sku, quantity, kiosk }: DepositReturn,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  return writeOnce(tx, clock, key, occasion, async () => {
    const known = (await tx.stockOf([sku])).get(sku);
    const price = await tx.priceOf(sku);
    if (known?.content.kind !== "deposit" || price === undefined)
      return refused("PRODUCT_UNKNOWN", sku);
    const amount = money(price * quantity);
    const postings = journalForDepositBack(amount, "cash");
    return { kind: "deposit.returned", facts: { sku, quantity, kiosk, amount }, postings };
  });
}
