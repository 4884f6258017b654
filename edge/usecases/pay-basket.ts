import { mayDo } from "../domain/access/access.ts";
import type { Basket } from "../domain/basket/basket.ts";
import { roundCash, type CashDue } from "../domain/cash/cash.ts";
import { zero, type Money } from "../domain/money.ts";
import { standingOf } from "./attempts.ts";
import type { Caller } from "./callers.ts";
import { keepBasket } from "./change-basket.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";
import type { Catalogue } from "./ports.ts";
import type { PaymentAttempt } from "./paying-ports.ts";
import { priceForPaying, totalOf } from "./price-basket-lines.ts";
import { settlePayment, type PaymentDesk, type Settled } from "./settle-payment.ts";

/** How long a payer may take: to confirm a code that was shown, a card, a code to scan. */
const patienceMs = { code: 60_000, card: 90_000, qr: 180_000 } as const;

export interface TenderOffer {
  readonly method: "cash" | "card" | "qr" | "wallet";
  /** Minor units; 0 only when all goods are free. Cash may be more than is due: the rest is change. */
  readonly amount: number;
  /** The code on the customer's phone; empty: the screen shows a code. */
  readonly code: string;
}

export type TillDesk = PaymentDesk & { readonly catalogue: Catalogue };

/**
 * Takes one payment of a basket, at the prices of this moment where they are lower. Cash is taken by staff only and counts at once; every other payment
 * is kept as an attempt before the provider hears of it, so that no crash can lose it. When tenders
 * reach the total the sale is posted before this answers.
 *
 * @throws OperatingError DISK_FULL or STORAGE_FAILED
 */
export function payBasket(
  desk: TillDesk,
  caller: Caller,
  id: string,
  offer: TenderOffer,
): Promise<Settled | Refused> {
  return desk.turns.take(id, async () => {
    const basket = await desk.baskets.find(id);
    if (basket === undefined) return refused("BASKET_NOT_FOUND", id);
    const refusal = whyNotNow(basket, caller, offer);
    if (refusal !== undefined) return refusal;
    // What was charged must be what is sold: from the first payment on no price changes.
    const priced = basket.state === "paying" ? basket : await priceForPaying(desk, basket);
    const owed = await owedFor(desk, priced, offer, totalOf(basket));
    if (isRefused(owed)) return owed;
    const attempt = newAttempt(desk, basket.id, offer, owed.due);
    const rounded = owed.rounding === 0 ? priced : { ...priced, rounding: owed.rounding };
    const sold = caller.name === "" ? rounded : { ...rounded, cashier: caller.name };
    return offer.method === "cash" || owed.due === 0
      ? settlePayment(desk, sold, { ...attempt, state: "paid" })
      : startPayment(desk, sold, attempt, offer.method, offer.code);
  });
}

function whyNotNow(basket: Basket, caller: Caller, offer: TenderOffer): Refused | undefined {
  if (offer.method === "cash" && !mayDo(caller.role, "tenders.cash"))
    return refused("FORBIDDEN", "cash is taken at the counter");
  if (basket.state === "paid" || basket.state === "cancelled")
    return refused("BASKET_CLOSED", `${basket.id} is ${basket.state}`);
  if (caller.role === "customer") {
    if (basket.state === "parked") return refused("BASKET_CLOSED", `${basket.id} is parked`);
    const doubt = basket.interventions.find(isDoubt);
    if (doubt !== undefined) return refused("BASKET_NEEDS_STAFF", doubt.kind);
  }
  return basket.lines.length === 0 ? refused("BASKET_EMPTY") : undefined;
}

/** Whether it is open what the customer really has; staff decide. */
function isDoubt({ kind }: Basket["interventions"][number]): boolean {
  return kind === "unknown-item" || kind === "weight-mismatch" || kind === "tag-mismatch";
}

/**
 * What is due when this is offered. Cash that settles a basket is rounded as the shop does it; cash for
 * a part of it is taken as it is.
 *
 * @param shown what the screen said is to be paid: whoever offers that pays what it is by now.
 */
async function owedFor(
  desk: PaymentDesk,
  basket: Basket,
  { method, amount }: TenderOffer,
  shown: Money,
): Promise<CashDue | Refused> {
  const { due, pending } = standingOf(totalOf(basket), await desk.payments.ofBasket(basket.id));
  if (due <= 0 && pending > 0) return refused("BASKET_BEING_PAID", basket.id);
  if (amount === 0 && due > 0) return refused("TENDER_REFUSED", `${due} is due`);
  const exact = { due, rounding: zero };
  if (method === "cash") {
    const rounded = roundCash(due, desk.cashRounding);
    return rounded.due > 0 && amount >= rounded.due ? rounded : exact;
  }
  return amount > due && amount !== shown
    ? refused("TENDER_REFUSED", `${due} is due, ${amount} was offered`)
    : exact;
}

function newAttempt(
  desk: PaymentDesk,
  basket: string,
  offer: TenderOffer,
  due: Money,
): PaymentAttempt {
  const amount = Math.min(offer.amount, due);
  const startedAtMs = desk.now();
  const patience = offer.code !== "" ? "code" : offer.method === "card" ? "card" : "qr";
  return {
    id: desk.newId(),
    basket,
    method: offer.method,
    amount,
    received: offer.method === "cash" ? offer.amount : amount,
    state: "waiting",
    reference: "",
    qr: "",
    startedAtMs,
    expiresAtMs: startedAtMs + patienceMs[patience],
  };
}

async function startPayment(
  desk: PaymentDesk,
  basket: Basket,
  attempt: PaymentAttempt,
  method: "card" | "qr" | "wallet",
  code: string,
): Promise<Settled> {
  await desk.payments.save(attempt);
  const paying: Basket = { ...basket, state: "paying" };
  await keepBasket(desk, paying);
  const { state, reference, qr } = await desk.provider.start({
    attempt: attempt.id,
    method,
    amount: attempt.amount,
    code,
    description: basket.lines[0]?.names["zh-CN"].slice(0, 60) ?? "",
    expiresAtMs: attempt.expiresAtMs,
  });
  return settlePayment(desk, paying, { ...attempt, state, reference, qr });
}
