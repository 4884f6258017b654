import type { Role } from "../domain/access/access.ts";

/** Who asks. The name is what the audit and a sale's cashier say. */
export interface Caller {
  readonly role: Role;
  /** Empty for a customer. */
  readonly name: string;
}
