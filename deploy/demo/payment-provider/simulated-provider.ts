import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type {
  ProviderPayment,
  ProviderRefund,
  StartPayment,
  StartRefund,
} from "../../../edge/contract/payment-provider.ts";

export interface HeldPayment extends ProviderPayment {
  readonly method: "card" | "qr" | "wallet";
  readonly description: string;
  readonly expiresAtMs: number;
  readonly startedAtMs: number;
  /** What has been paid back, reversal included. */
  readonly refunded: number;
  /** SHA-256 of the wallet's code, empty without one: a code pays once. */
  readonly codeHash: string;
}

/** Whether payers decide by themselves on `/pay`, or everything is paid or declined at once. */
export type PayerMode = "ask" | "pay" | "decline";

export interface ProviderOptions {
  readonly now: () => number;
  /** Address of the page on which a payer decides; the reference is added. */
  readonly payUrl: () => string;
  /** Kept here so that the provider outlives its process, as a real one would; without it in memory. */
  readonly file?: string;
  readonly mode?: PayerMode;
}

/** Above this a wallet asks for its password, as WeChat Pay does (1,000 yuan). */
const passwordAbove = 100_000;

/** The page and the file show no more than these many payments. */
const remembered = 500;

/**
 * A payment provider without money: it keeps the promises of a real one. One order number is one
 * payment, whatever is repeated; a closed order never opens again; a code pays once.
 *
 * Last digits of a shown code play a part: 7 declines, 8 asks for the password, any other pays.
 */
export class SimulatedProvider {
  readonly #options: ProviderOptions;
  readonly #payments = new Map<string, HeldPayment>();
  readonly #refunds = new Map<string, ProviderRefund>();
  mode: PayerMode;

  constructor(options: ProviderOptions) {
    this.#options = options;
    this.mode = options.mode ?? "ask";
    if (options.file !== undefined) this.#load(options.file);
  }

  /** @returns "conflict" when the order number was used for something else. */
  start(request: StartPayment): HeldPayment | "conflict" {
    const known = this.find(request.order);
    if (known !== undefined) {
      const isClosedUnseen = known.state === "reversed" && known.startedAtMs === 0;
      return isClosedUnseen || isSame(known, request) ? known : "conflict";
    }
    const reference = `P${request.order.slice(-12).toUpperCase()}`;
    const codeHash =
      request.code === "" ? "" : createHash("sha256").update(request.code).digest("hex");
    const [state, reason] = this.#decide(request, codeHash);
    const asks = request.code === "" && request.method !== "card";
    return this.#keep({
      order: request.order,
      reference,
      state,
      amount: request.amount,
      currency: request.currency,
      qr: asks ? `${this.#options.payUrl()}/${reference}` : "",
      reason,
      method: request.method,
      description: request.description,
      expiresAtMs: Date.parse(request.expiresAt),
      startedAtMs: this.#options.now(),
      refunded: 0,
      codeHash,
    });
  }

  find(order: string): HeldPayment | undefined {
    return this.#aged(this.#payments.get(order));
  }

  findByReference(reference: string): HeldPayment | undefined {
    return this.#aged([...this.#payments.values()].find((each) => each.reference === reference));
  }

  /** Newest first. */
  list(): HeldPayment[] {
    return [...this.#payments.keys()].reverse().flatMap((order) => this.find(order) ?? []);
  }

  /** The payer has answered; only a payment that waits can still be decided. */
  answer(reference: string, answer: "paid" | "declined"): HeldPayment | undefined {
    const payment = this.findByReference(reference);
    if (payment?.state !== "waiting") return payment;
    return this.#keep({ ...payment, state: answer, reason: answer === "paid" ? "" : "payer" });
  }

  cancel(order: string, amount: number): HeldPayment {
    const payment = this.find(order);
    if (payment === undefined) return this.#close(order, amount);
    if (payment.state === "waiting" || payment.state === "expired")
      return this.#keep({ ...payment, state: "reversed", reason: "cancelled" });
    if (payment.state !== "paid") return payment;
    return this.#keep({
      ...payment,
      state: "reversed",
      reason: "paid back",
      refunded: payment.amount,
    });
  }

  refund(request: StartRefund): ProviderRefund | "conflict" {
    const known = this.#refunds.get(request.refund);
    if (known !== undefined)
      return known.order === request.order && known.amount === request.amount ? known : "conflict";
    const payment = this.find(request.order);
    const reason = this.#whyNot(payment, request);
    const refund: ProviderRefund = {
      refund: request.refund,
      order: request.order,
      reference: `R${request.refund.slice(-12).toUpperCase()}`,
      state: reason === "" ? "accepted" : "refused",
      amount: request.amount,
      reason,
    };
    this.#refunds.set(refund.refund, refund);
    if (payment !== undefined && reason === "")
      this.#keep({ ...payment, refunded: payment.refunded + request.amount });
    return refund;
  }

  #whyNot(payment: HeldPayment | undefined, { amount, total }: StartRefund): string {
    if (payment?.state !== "paid") return "not paid";
    if (payment.amount !== total) return "total differs";
    return payment.refunded + amount > payment.amount ? "more than was paid" : "";
  }

  #decide({ code, amount }: StartPayment, codeHash: string): [HeldPayment["state"], string] {
    if (this.mode !== "ask")
      return this.mode === "pay" ? ["paid", ""] : ["declined", "the payer said no"];
    if (code === "") return ["waiting", ""];
    const isUsed = [...this.#payments.values()].some((each) => each.codeHash === codeHash);
    if (isUsed) return ["declined", "this code has been used"];
    if (code.endsWith("7")) return ["declined", "not enough money"];
    return code.endsWith("8") || amount > passwordAbove ? ["waiting", "password"] : ["paid", ""];
  }

  /** A cancel that overtakes its start: the start, when it comes, finds the order closed. */
  #close(order: string, amount: number): HeldPayment {
    return this.#keep({
      order,
      reference: "",
      state: "reversed",
      amount,
      currency: "CNY",
      qr: "",
      reason: "never started",
      method: "qr",
      description: "",
      expiresAtMs: 0,
      startedAtMs: 0,
      refunded: 0,
      codeHash: "",
    });
  }

  #aged(payment: HeldPayment | undefined): HeldPayment | undefined {
    if (payment?.state !== "waiting" || this.#options.now() <= payment.expiresAtMs) return payment;
    return this.#keep({ ...payment, state: "expired", reason: "nobody paid in time" });
  }

  #keep(payment: HeldPayment): HeldPayment {
    this.#payments.set(payment.order, payment);
    if (this.#options.file !== undefined) this.#save(this.#options.file);
    return payment;
  }

  #save(file: string): void {
    const payments = [...this.#payments.values()].slice(-remembered);
    const refunds = [...this.#refunds.values()].slice(-remembered);
    writeFileSync(`${file}.new`, JSON.stringify({ payments, refunds }));
    renameSync(`${file}.new`, file);
  }

  #load(file: string): void {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch {
      return; // The first start has no file yet.
    }
    const kept = JSON.parse(text) as { payments: HeldPayment[]; refunds: ProviderRefund[] };
    for (const payment of kept.payments) this.#payments.set(payment.order, payment);
    for (const refund of kept.refunds) this.#refunds.set(refund.refund, refund);
  }
}

function isSame(known: HeldPayment, request: StartPayment): boolean {
  const codeHash =
    request.code === "" ? "" : createHash("sha256").update(request.code).digest("hex");
  return (
    known.amount === request.amount &&
    known.method === request.method &&
    known.codeHash === codeHash
  );
}
