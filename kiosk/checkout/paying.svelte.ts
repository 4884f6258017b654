import type { BasketView, PaymentAnswer, PaymentView, SaleView } from "../../edge/contract/http.ts";
import type { Localised } from "../../edge/domain/locale.ts";
import { ApiProblem } from "../api/problem.ts";
import type { PayMethod, Shop } from "./shop.ts";
import { dueOf } from "./slip.ts";
import type { World } from "./world.ts";

const askAgainMs = 2000;

/** What becomes of a payment. */
export interface PayListener {
  readonly onBasket: (basket: BasketView) => void;
  /** All of it is paid and booked. */
  readonly onPaid: (sale: SaleView) => void;
  /** This payment is over without money; the customer chooses again. */
  readonly onFailed: () => void;
}

/** One payment at a time: begun, waited for, given up. Never a second one while the first is open. */
export class Paying {
  method = $state<PayMethod>("qr");
  /** The payer shows a code instead of scanning the screen. */
  hasCode = $state(false);
  payment = $state.raw<PaymentView | undefined>(undefined);
  isStarting = $state(false);
  isStopping = $state(false);
  /** How the one before ended. */
  lastEnd = $state<"declined" | "reversed" | undefined>(undefined);
  problem = $state.raw<Localised | undefined>(undefined);

  readonly #shop: Shop;
  readonly #world: World;
  readonly #listener: PayListener;
  #basket = "";
  #stopAsking = (): void => undefined;

  constructor(shop: Shop, world: World, listener: PayListener) {
    this.#shop = shop;
    this.#world = world;
    this.#listener = listener;
  }

  get isOpen(): boolean {
    return this.isStarting || this.payment?.state === "waiting" || this.isInDoubt;
  }

  /** Nobody knows whether it went through; staff look. */
  get isInDoubt(): boolean {
    return this.payment?.state === "unknown";
  }

  /** @param code what the payer's phone shows, or a member's number; empty: the screen shows a code. */
  async start(basket: BasketView, method: PayMethod, code: string): Promise<void> {
    if (this.isOpen) return;
    this.forget();
    this.#basket = basket.id;
    this.method = method;
    this.hasCode = method === "qr" && code !== "";
    this.isStarting = true;
    try {
      this.take(await this.#shop.pay(basket.id, method, dueOf(basket), code));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
      this.#listener.onFailed();
    } finally {
      this.isStarting = false;
    }
  }

  /** What the box says about the payment, by whatever way it came. */
  take({ basket, payment, sale }: PaymentAnswer): void {
    if (basket.id !== this.#basket) return;
    this.payment = payment;
    this.#listener.onBasket(basket);
    if (sale !== undefined) this.#end(() => this.#listener.onPaid(sale));
    else if (payment.state === "declined" || payment.state === "reversed") {
      const end = payment.state;
      this.#end(() => {
        this.lastEnd = end;
        this.#listener.onFailed();
      });
    } else this.#keepAsking(payment.id);
  }

  /** The customer wants another way, or out. A payment in doubt cannot be left. */
  async giveUp(): Promise<void> {
    const { payment } = this;
    if (payment?.state !== "waiting" || this.isStopping) return;
    this.isStopping = true;
    try {
      this.take(await this.#shop.cancelPayment(this.#basket, payment.id));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error.messages;
    } finally {
      this.isStopping = false;
    }
  }

  forget(): void {
    this.#end(() => undefined);
    this.lastEnd = undefined;
    this.problem = undefined;
  }

  /** The news may be lost; then the answer to a question is not. */
  #keepAsking(payment: string): void {
    this.#stopAsking();
    this.#stopAsking = this.#world.after(askAgainMs, () => {
      this.#shop
        .readPayment(this.#basket, payment)
        .then((answer) => {
          if (this.payment?.id === payment) this.take(answer);
        })
        .catch(() => {
          if (this.payment?.id === payment) this.#keepAsking(payment);
        });
    });
  }

  #end(after: () => void): void {
    this.#stopAsking();
    this.#stopAsking = () => undefined;
    this.payment = undefined;
    after();
  }
}
