/** One attempt to pay; kept before the provider is called, so that no crash loses it. */
export interface PaymentAttempt {
  readonly id: string;
  readonly basket: string;
  readonly method: "cash" | "card" | "qr" | "wallet";
  readonly amount: number;
  readonly received: number;
  readonly state: "waiting" | "paid" | "declined" | "unknown" | "reversed";
  /** The provider's number. */
  readonly reference: string;
  readonly qr: string;
  readonly startedAtMs: number;
  readonly expiresAtMs: number;
}

export interface Payments {
  ofBasket(basket: string): Promise<PaymentAttempt[]>;
  save(attempt: PaymentAttempt): Promise<void>;
  /** Every attempt that has no final state; resolved again after a restart. */
  unresolved(): Promise<PaymentAttempt[]>;
}

/** What the payer's provider says about one attempt. Only "waiting" and "unknown" are not final. */
export type ProviderState = "waiting" | "paid" | "declined" | "unknown" | "reversed";

export interface ProviderAnswer {
  /** "unknown": no answer that can be trusted came; ask again with `query`, never start again. */
  readonly state: ProviderState;
  /** The provider's own number of the payment; empty as long as none is known. */
  readonly reference: string;
  /** What the payer scans from the screen; empty when the payer shows a code. */
  readonly qr: string;
  /** Why it is declined or unknown, for the log and for staff. */
  readonly reason: string;
}

export interface ProviderRequest {
  /** The attempt's id. One attempt, one number at the provider, for ever. */
  readonly attempt: string;
  readonly method: "card" | "qr" | "wallet";
  /** Minor units, at least 1. */
  readonly amount: number;
  /** The code that the customer showed (18 digits and the like); empty: the screen shows a QR code. */
  readonly code: string;
  /** What the customer's phone shows, at most 60 characters. */
  readonly description: string;
  /** After this instant the customer can no longer pay. Unix milliseconds. */
  readonly expiresAtMs: number;
}

export interface RefundRequest {
  /** One refund, one number: a repeat with the same number pays back once. */
  readonly refund: string;
  readonly attempt: string;
  readonly amount: number;
  /** What was paid with the attempt in all. */
  readonly paid: number;
}

/**
 * A provider of electronic payments. Never throws: what cannot be trusted (no answer, bad signature,
 * another amount) is "unknown". Each call may be repeated without charging or paying back twice.
 */
export interface PaymentProvider {
  start(request: ProviderRequest): Promise<ProviderAnswer>;
  query(attempt: { readonly id: string; readonly amount: number }): Promise<ProviderAnswer>;
  /**
   * Takes an attempt back, paid or not. "reversed" when the customer has kept or regained the money,
   * also when the provider never heard of the attempt; "unknown" asks to be repeated.
   */
  cancel(attempt: { readonly id: string; readonly amount: number }): Promise<ProviderAnswer>;
  refund(request: RefundRequest): Promise<{
    readonly state: "accepted" | "refused" | "unknown";
    readonly reference: string;
    readonly reason: string;
  }>;
}
