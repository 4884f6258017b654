/** Thrown when the program itself is wrong. Nobody catches it except the process supervisor. */
export class InvariantViolation extends Error {
  override readonly name = "InvariantViolation";
}

/**
 * Stops the program when a fact that the code relies on does not hold.
 *
 * For programmer errors only. A customer's wrong coupon or a jammed printer is expected: it is
 * returned, not asserted.
 */
export function invariant(fact: boolean, message: string): asserts fact {
  if (!fact) throw new InvariantViolation(message);
}
