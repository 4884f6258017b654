import type { SaleView } from "../../edge/contract/http.ts";
import type { RefundView } from "../../edge/contract/refunds.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import type { Destination, ReturnedLine, SoldSale } from "../../edge/domain/sale/refund.ts";
import { newKey, type Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { previewRefund, soldSale } from "./refund.ts";

interface Choice {
  readonly quantity: number;
  readonly goods: Destination;
}

/**
 * Goods of one sale that are taken back. The same choice has the same key, so that pressing again
 * after a lost answer never pays twice.
 */
export class Refunding {
  reason = $state("");
  isWorking = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);
  readonly sale: SoldSale;
  /** In the order of the sale's lines. */
  #choices = $state.raw<readonly Choice[]>([]);

  readonly #client: Pick<Client, "post">;
  #attempt = { body: "", key: "" };

  constructor(client: Pick<Client, "post">, sale: SaleView, refunds: readonly RefundView[]) {
    this.#client = client;
    this.sale = soldSale(sale, refunds);
    this.#choices = this.sale.lines.map(() => ({ quantity: 0, goods: "resale" }));
  }

  choice(index: number): Choice {
    return this.#choices[index] ?? { quantity: 0, goods: "resale" };
  }

  /** Pieces or grams of the line that have not come back yet. */
  left(index: number): number {
    return (this.sale.lines[index]?.quantity ?? 0) - (this.sale.returned[index] ?? 0);
  }

  choose(index: number, change: Partial<Choice>): void {
    this.problem = undefined;
    this.#choices = this.#choices.map((choice, at) =>
      at === index ? { ...choice, ...change } : choice,
    );
  }

  chooseAll(): void {
    this.problem = undefined;
    this.#choices = this.#choices.map((choice, index) => ({
      ...choice,
      quantity: this.left(index),
    }));
  }

  get lines(): ReturnedLine[] {
    return this.#choices
      .map((choice, index) => ({ line: index + 1, ...choice }))
      .filter(({ quantity }) => quantity > 0);
  }

  get preview() {
    return previewRefund(this.sale, this.lines);
  }

  /** @returns whether the goods were taken back. */
  async post(): Promise<boolean> {
    if (this.isWorking || this.preview === undefined) return false;
    const order = { kiosk: this.sale.kiosk, reason: this.reason.trim(), lines: this.lines };
    const body = JSON.stringify(order);
    if (this.#attempt.body !== body) this.#attempt = { body, key: newKey() };
    this.isWorking = true;
    this.problem = undefined;
    try {
      const path = `/sales/${encodeURIComponent(this.sale.id)}/refunds`;
      await this.#client.post<RefundView>(path, order, { key: this.#attempt.key });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
      return false;
    } finally {
      this.isWorking = false;
    }
  }
}
