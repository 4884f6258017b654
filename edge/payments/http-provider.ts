import {
  providerPaymentShape,
  providerRefundShape,
  providerRefusalShape,
  type StartPayment,
  type StartRefund,
} from "../contract/payment-provider.ts";
import type { PaymentProvider, ProviderAnswer, ProviderState } from "../usecases/paying-ports.ts";
import { signedCall, type CallResult, type ProviderAccess } from "./signed-call.ts";

/** The provider's number of an attempt or refund: its id without dashes, 32 characters. */
function orderNumber(id: string): string {
  return id.replaceAll("-", "");
}

const stateOf = {
  waiting: "waiting",
  paid: "paid",
  declined: "declined",
  expired: "declined",
  reversed: "reversed",
} as const satisfies Record<string, ProviderState>;

function unknown(reason: string): ProviderAnswer {
  return { state: "unknown", reference: "", qr: "", reason };
}

function refusalText(body: unknown): string {
  const refusal = providerRefusalShape.safeParse(body);
  return refusal.success ? `${refusal.data.code}: ${refusal.data.message}` : "refused";
}

/** An answer about another order, amount or currency decides nothing. */
function readPayment(
  result: CallResult,
  expected: { order: string; amount: number },
): ProviderAnswer {
  if (result.kind !== "answer") return unknown(result.reason);
  if (result.status !== 200) return unknown(refusalText(result.body));
  const parsed = providerPaymentShape.safeParse(result.body);
  if (!parsed.success) return unknown("answer is not understood");
  const { order, amount, state, reference, qr, reason } = parsed.data;
  if (order !== expected.order || amount !== expected.amount)
    return unknown(`answer is about ${order} and ${amount}`);
  return { state: stateOf[state], reference, qr, reason };
}

/**
 * Pays through the protocol of `edge/contract/payment-provider.ts`.
 *
 * One attempt has one order number and is sent once; what became of it is found out by asking. Drivers
 * for WeChat Pay and Alipay stand beside this one: they implement `PaymentProvider`, add themselves to
 * the conformance suite, and nothing else changes.
 */
export function httpProvider(access: ProviderAccess): PaymentProvider {
  return {
    async start({ attempt, method, amount, code, description, expiresAtMs }) {
      const order = orderNumber(attempt);
      const content: StartPayment = {
        order,
        method,
        amount,
        currency: "CNY",
        code,
        description,
        expiresAt: new Date(expiresAtMs).toISOString(),
      };
      const result = await signedCall(access, "POST", "/v1/payments", content);
      // Nothing was sent, so nothing can be charged; the customer may choose another way at once.
      if (result.kind === "unreachable")
        return { state: "declined", reference: "", qr: "", reason: result.reason };
      return readPayment(result, { order, amount });
    },
    async query({ id, amount }) {
      const order = orderNumber(id);
      return readPayment(await signedCall(access, "GET", `/v1/payments/${order}`), {
        order,
        amount,
      });
    },
    async cancel({ id, amount }) {
      const order = orderNumber(id);
      const path = `/v1/payments/${order}/cancel`;
      return readPayment(await signedCall(access, "POST", path, { amount }), { order, amount });
    },
    async refund(request) {
      const content: StartRefund = {
        refund: orderNumber(request.refund),
        order: orderNumber(request.attempt),
        amount: request.amount,
        total: request.paid,
      };
      return readRefund(await signedCall(access, "POST", "/v1/refunds", content), content);
    },
  };
}

function readRefund(
  result: CallResult,
  expected: StartRefund,
): Awaited<ReturnType<PaymentProvider["refund"]>> {
  const undecided = (reason: string) => ({ state: "unknown", reference: "", reason }) as const;
  if (result.kind !== "answer") return undecided(result.reason);
  if (result.status !== 200) return undecided(refusalText(result.body));
  const parsed = providerRefundShape.safeParse(result.body);
  if (!parsed.success) return undecided("answer is not understood");
  const { refund, amount, state, reference, reason } = parsed.data;
  return refund === expected.refund && amount === expected.amount
    ? { state, reference, reason }
    : undecided(`answer is about ${refund} and ${amount}`);
}
