import type { BasketView, PaymentAnswer, SaleView } from "../../edge/contract/http.ts";
import { newKey, type Client } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { pressKey, readReceived } from "./cash.ts";

/** A sale that was paid at this till, and what goes back to the customer. */
export interface PaidInCash {
  readonly sale: SaleView;
  readonly received: number;
  readonly change: number;
}

/**
 * Takes cash for one parked basket. The request has one key for this basket and sum, so that pressing
 * again after a lost answer never takes the money twice.
 */
export class Till {
  /** Yuan as typed on the pad. */
  typed = $state("");
  isWorking = $state(false);
  problem = $state.raw<Localised | undefined>(undefined);
  done = $state.raw<PaidInCash | undefined>(undefined);

  readonly #client: Pick<Client, "post">;
  #attempt = { sum: 0, key: "" };

  constructor(client: Pick<Client, "post">) {
    this.#client = client;
  }

  get received(): number {
    return readReceived(this.typed);
  }

  press(key: string): void {
    this.problem = undefined;
    this.typed = key === "clear" ? "" : pressKey(this.typed, key);
  }

  /** @param fen what the customer hands over. */
  choose(fen: number): void {
    this.problem = undefined;
    this.typed = fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
  }

  /** Posts the sale with what was handed over; nothing happens while it is less than is due. */
  async take(basket: BasketView): Promise<void> {
    const due = basket.total - basket.paid;
    const received = this.received;
    if (this.isWorking || received < due) return;
    if (this.#attempt.sum !== received) this.#attempt = { sum: received, key: newKey() };
    this.isWorking = true;
    this.problem = undefined;
    try {
      const answer = await this.#client.post<PaymentAnswer>(
        `/baskets/${basket.id}/payments`,
        { method: "cash", amount: received },
        { key: this.#attempt.key },
      );
      if (answer.sale !== undefined)
        this.done = { sale: answer.sale, received, change: answer.payment.change };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    } finally {
      this.isWorking = false;
    }
  }
}
