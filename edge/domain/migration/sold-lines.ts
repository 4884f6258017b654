import type { ReturnedLine } from "../sale/refund.ts";
import type { HistoricInvoice } from "./sales-history.ts";
import type { HistoricLine } from "./sales-row.ts";

interface Sold {
  readonly invoice: string;
  /** Of the sale, from 1. */
  readonly line: number;
  /** Pieces that have not come back. */
  left: number;
}

/** What a cancellation takes back, sale by sale. */
export interface LinkedReturn {
  /** By the number of the sale. */
  readonly bySale: ReadonlyMap<string, readonly ReturnedLine[]>;
  /** Lines of which no earlier sale is known. */
  readonly unlinked: readonly HistoricLine[];
}

/** The sales so far, asked for those that a cancellation takes back. */
export class SoldLines {
  readonly #sold = new Map<string, Sold[]>();

  add({ invoice, customer, lines }: HistoricInvoice): void {
    for (const [index, line] of lines.entries()) {
      const key = keyOf(customer, line);
      const same = this.#sold.get(key) ?? [];
      same.push({ invoice, line: index + 1, left: line.quantity });
      this.#sold.set(key, same);
    }
  }

  /**
   * Each line goes to the latest earlier sale to the same customer, of the same product at the same
   * price, that has enough left; else to several of them; else to none.
   */
  takeBack({ customer, lines }: HistoricInvoice): LinkedReturn {
    const bySale = new Map<string, ReturnedLine[]>();
    const unlinked: HistoricLine[] = [];
    for (const line of lines) {
      const from = this.#coverFor(customer, line);
      if (from.length === 0) unlinked.push(line);
      let missing = line.quantity;
      for (const sold of from) {
        const quantity = Math.min(missing, sold.left);
        sold.left -= quantity;
        missing -= quantity;
        const ofSale = bySale.get(sold.invoice) ?? [];
        ofSale.push({ line: sold.line, quantity, goods: "resale" });
        bySale.set(sold.invoice, ofSale);
      }
    }
    return { bySale, unlinked };
  }

  #coverFor(customer: string, line: HistoricLine): Sold[] {
    const open = (this.#sold.get(keyOf(customer, line)) ?? []).filter(({ left }) => left > 0);
    const one = open.findLast(({ left }) => left >= line.quantity);
    if (one !== undefined) return [one];
    const cover: Sold[] = [];
    let missing = line.quantity;
    for (const sold of open.reverse()) {
      if (missing <= 0) break;
      cover.push(sold);
      missing -= sold.left;
    }
    return missing <= 0 ? cover : [];
  }
}

function keyOf(customer: string, { sku, unitPrice }: HistoricLine): string {
  return `${customer} ${sku} ${unitPrice}`;
}
