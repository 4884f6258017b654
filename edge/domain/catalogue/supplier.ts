import type { Localised } from "../locale.ts";
import type { Money } from "../money.ts";

/** Who delivers goods. */
export interface Supplier {
  readonly id: string;
  readonly names: Localised;
  /** From order to delivery. */
  readonly leadTimeDays: number;
  /** What one order must come to, VAT not included; absent: anything. */
  readonly minimumOrder?: Money;
}
