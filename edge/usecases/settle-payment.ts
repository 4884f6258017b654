import type { CashRounding } from "../domain/cash/cash.ts";
import type { Basket } from "../domain/basket/basket.ts";
import { withIntervention, withoutIntervention } from "../domain/basket/edit-basket.ts";
import type { Locale } from "../domain/locale.ts";
import { money } from "../domain/money.ts";
import type { PostedSale } from "../domain/sale/sale.ts";
import { OperatingError } from "../errors.ts";
import { isPending, standingOf } from "./attempts.ts";
import { keepBasket, type BasketDesk } from "./change-basket.ts";
import { draftOf, totalOf } from "./price-basket-lines.ts";
import type { NewId, Now } from "./moments.ts";
import type { Ledger } from "./ports.ts";
import type { PaymentAttempt, PaymentProvider, Payments } from "./paying-ports.ts";

export interface PaymentDesk extends BasketDesk {
  readonly payments: Payments;
  readonly provider: PaymentProvider;
  readonly ledger: Ledger;
  readonly cashRounding: CashRounding;
  /** In which goods are named on receipts. */
  readonly locale: Locale;
  readonly newId: NewId;
  readonly now: Now;
}

export interface Settled {
  readonly kind: "settled";
  readonly basket: Basket;
  readonly attempt: PaymentAttempt;
  /** Present once the tenders reach the total: the sale is on disk. */
  readonly sale: PostedSale | undefined;
}

/**
 * Keeps what has become of one attempt to pay; one of nothing, for goods that are free, is not kept. Call it within the basket's turn.
 *
 * When tenders reach the total the sale is posted first and the attempt is kept afterwards: a power
 * cut in between leaves an attempt to resolve, whose second posting the ledger answers with the first
 * sale. The other order could leave a customer who has paid without a sale.
 *
 * @throws OperatingError DISK_FULL or STORAGE_FAILED; the attempt then stays to be resolved.
 */
export async function settlePayment(
  desk: PaymentDesk,
  basket: Basket,
  attempt: PaymentAttempt,
): Promise<Settled> {
  const earlier = await desk.payments.ofBasket(basket.id);
  const attempts = [...earlier.filter((each) => each.id !== attempt.id), attempt];
  const { paid } = standingOf(totalOf(basket), attempts);
  const sale =
    attempt.state === "paid" && paid >= totalOf(basket)
      ? await postBasket(desk, basket, attempts)
      : undefined;
  if (attempt.amount > 0) await desk.payments.save(attempt);
  const next = basketAfter(basket, attempts, sale !== undefined, desk.now());
  await keepBasket(desk, next);
  if (sale !== undefined) desk.tell({ kind: "sale", sale });
  return { kind: "settled", basket: next, attempt, sale };
}

async function postBasket(
  desk: PaymentDesk,
  basket: Basket,
  attempts: readonly PaymentAttempt[],
): Promise<PostedSale> {
  const known = await desk.ledger.saleByKey(basket.id);
  if (known !== undefined) return known;
  const tenders = attempts
    .filter((each) => each.state === "paid" && each.amount > 0)
    .map((each) => ({
      method: each.method,
      amount: money(each.amount),
      received: money(each.received),
      reference: each.reference,
    }));
  const outcome = await desk.ledger.postSale(draftOf(basket, tenders, desk.now(), desk.locale));
  if (outcome.kind === "rejected")
    throw new OperatingError("INTERNAL_ERROR", `${outcome.reason}: ${outcome.detail}`);
  return outcome.sale;
}

function basketAfter(
  basket: Basket,
  attempts: readonly PaymentAttempt[],
  isSold: boolean,
  atMs: number,
): Basket {
  if (isSold) return { ...basket, state: "paid", interventions: [] };
  const isUnderWay = attempts.some((each) => isPending(each) || each.state === "paid");
  const resting = basket.parkNumber === undefined ? "open" : "parked";
  const next: Basket = { ...basket, state: isUnderWay ? "paying" : resting };
  return attempts.some((each) => each.state === "unknown")
    ? withIntervention(next, "payment-unknown", atMs)
    : withoutIntervention(next, "payment-unknown");
}
