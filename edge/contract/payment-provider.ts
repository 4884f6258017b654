import { z } from "zod";

/**
 * The small HTTP protocol by which the box talks to a provider of electronic payments that has none
 * of its own. The demo shop's provider speaks it; WeChat Pay and Alipay have drivers of their own.
 *
 * Every request carries `tillbox-timestamp` (Unix seconds), `tillbox-nonce` and
 * `tillbox-signature`: HMAC-SHA256, hex, over `METHOD\nTARGET\nTIMESTAMP\nNONCE\nBODY\n`. Every answer,
 * also one that refuses, is signed over `STATUS\nTIMESTAMP\nNONCE\nBODY\n` with the request's nonce.
 */
export const signatureHeaders = {
  timestamp: "tillbox-timestamp",
  nonce: "tillbox-nonce",
  signature: "tillbox-signature",
} as const;

/** A signature older or newer than this is refused. */
export const signatureWindowSeconds = 300;

/** The merchant's number of one attempt or refund: fits WeChat Pay and Alipay alike. */
export const orderNumberShape = z.string().regex(/^[A-Za-z0-9_]{6,32}$/);

/** `POST /v1/payments`; a repeat with the same order and content answers as the first. */
export const startPaymentShape = z.strictObject({
  order: orderNumberShape,
  method: z.enum(["card", "qr", "wallet"]),
  amount: z.int().min(1).max(100_000_000).describe("minor units"),
  currency: z.literal("CNY"),
  code: z.string().max(64).describe("what the customer's wallet shows; empty: answer a QR code"),
  description: z.string().max(127),
  expiresAt: z.iso.datetime(),
});
export type StartPayment = z.infer<typeof startPaymentShape>;

/**
 * The answer to `POST /v1/payments`, `GET /v1/payments/{order}` and `POST /v1/payments/{order}/cancel`.
 * Cancelling pays back what was paid; an order that is unknown then is closed for ever.
 */
export const providerPaymentShape = z.object({
  order: orderNumberShape,
  reference: z.string(),
  state: z.enum(["waiting", "paid", "declined", "expired", "reversed"]),
  amount: z.int(),
  currency: z.literal("CNY"),
  qr: z.string(),
  reason: z.string(),
});
export type ProviderPayment = z.infer<typeof providerPaymentShape>;

/** `POST /v1/refunds`; the same refund number pays back once. */
export const startRefundShape = z.strictObject({
  refund: orderNumberShape,
  order: orderNumberShape,
  amount: z.int().min(1),
  total: z.int().min(1).describe("what was paid with the order in all"),
});
export type StartRefund = z.infer<typeof startRefundShape>;

export const providerRefundShape = z.object({
  refund: orderNumberShape,
  order: orderNumberShape,
  reference: z.string(),
  state: z.enum(["accepted", "refused"]),
  amount: z.int(),
  reason: z.string(),
});
export type ProviderRefund = z.infer<typeof providerRefundShape>;

/** A refusal: 400 not understood, 401 signature, 404 no such order, 409 order reused. */
export const providerRefusalShape = z.object({ code: z.string(), message: z.string() });
