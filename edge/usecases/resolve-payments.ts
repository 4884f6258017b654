import { isPending } from "./attempts.ts";
import { refused, type Refused } from "./outcome.ts";
import type { PaymentAttempt, ProviderAnswer } from "./paying-ports.ts";
import { settlePayment, type PaymentDesk, type Settled } from "./settle-payment.ts";

/**
 * Asks the provider about every attempt whose end nobody knows: after a restart, and every two
 * seconds while a payer takes time. An attempt whose time is over is taken back, so that nobody pays
 * later for goods that stayed in the shop. Failures come back, one per attempt, and the next round
 * tries again.
 */
export async function resolvePayments(desk: PaymentDesk): Promise<unknown[]> {
  const attempts = await desk.payments.unresolved();
  const results = await Promise.allSettled(attempts.map((attempt) => resolveOne(desk, attempt)));
  return results.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
}

function resolveOne(desk: PaymentDesk, { id, basket }: PaymentAttempt): Promise<void> {
  return desk.turns.take(basket, async () => {
    // Its basket's turn may have settled it while this round waited.
    const attempt = (await desk.payments.ofBasket(basket)).find((each) => each.id === id);
    if (attempt === undefined || !isPending(attempt)) return;
    const isOver = desk.now() > attempt.expiresAtMs;
    const answer = isOver
      ? await desk.provider.cancel(attempt)
      : await desk.provider.query(attempt);
    if (answer.state !== attempt.state) await keepAnswer(desk, attempt, answer);
  });
}

async function keepAnswer(
  desk: PaymentDesk,
  attempt: PaymentAttempt,
  answer: ProviderAnswer,
): Promise<Settled | undefined> {
  const basket = await desk.baskets.find(attempt.basket);
  if (basket === undefined) return undefined;
  const settled = await settlePayment(desk, basket, {
    ...attempt,
    state: answer.state,
    reference: answer.reference || attempt.reference,
  });
  desk.tell({ ...settled, kind: "payment" });
  return settled;
}

/** The customer changes their mind about one payment that is still open. */
export function cancelPayment(
  desk: PaymentDesk,
  id: string,
  payment: string,
): Promise<Settled | Refused> {
  return desk.turns.take(id, async () => {
    const basket = await desk.baskets.find(id);
    if (basket === undefined) return refused("BASKET_NOT_FOUND", id);
    const attempt = (await desk.payments.ofBasket(id)).find((each) => each.id === payment);
    if (attempt === undefined) return refused("NOT_FOUND", `payment ${payment}`);
    if (!isPending(attempt)) return { kind: "settled", basket, attempt, sale: undefined };
    const answer = await desk.provider.cancel(attempt);
    const settled = await keepAnswer(desk, attempt, answer);
    return settled ?? refused("BASKET_NOT_FOUND", id);
  });
}
