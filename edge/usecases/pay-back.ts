import type { PaymentProvider } from "./paying-ports.ts";

/** Money that a refund owes to a payment that was made through the provider. */
export interface Payout {
  /** The refund's number at the provider, for ever: a repeat pays back once. */
  readonly id: string;
  readonly attempt: string;
  readonly amount: number;
  /** What was paid with the attempt in all. */
  readonly paid: number;
}

export interface PayoutDesk {
  readonly provider: PaymentProvider;
  readonly payouts: {
    /** Those that the provider has not answered for. */
    waiting(): Promise<readonly Payout[]>;
    end(id: string, state: "accepted" | "refused", reference: string): Promise<void>;
  };
}

/**
 * Sends back what refunds owe. They are in the books already, so a crash or a silent provider only means
 * that it is asked again under the same number.
 *
 * @returns payouts that the provider has refused just now: somebody must pay these by hand.
 */
export async function payBack({ payouts, provider }: PayoutDesk): Promise<Payout[]> {
  const refused: Payout[] = [];
  for (const payout of await payouts.waiting()) {
    const { id, attempt, amount, paid } = payout;
    const { state, reference } = await provider.refund({ refund: id, attempt, amount, paid });
    if (state === "unknown") continue;
    await payouts.end(id, state, reference);
    if (state === "refused") refused.push(payout);
  }
  return refused;
}
