import { OperatingError } from "../errors.ts";
import { isRefused, type Refused } from "../usecases/outcome.ts";

/** What a use case answers, unless it refuses: then the refusal is the route's coded error. */
export function unlessRefused<Outcome extends object>(
  outcome: Outcome | Refused,
): Exclude<Outcome, Refused> {
  if (isRefused(outcome)) throw new OperatingError(outcome.code, outcome.detail);
  return outcome as Exclude<Outcome, Refused>;
}
