/** A customer with an account at the shop. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** The number on the card. */
  readonly card: string;
}
