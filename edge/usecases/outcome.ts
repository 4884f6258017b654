import type { ErrorCode } from "../errors.ts";

/** What the business expects to refuse: nothing was changed, and the code says what to do. */
export interface Refused {
  readonly kind: "refused";
  readonly code: ErrorCode;
  /** Which field, product or amount. */
  readonly detail: string;
}

export function refused(code: ErrorCode, detail = ""): Refused {
  return { kind: "refused", code, detail };
}

export function isRefused(outcome: object): outcome is Refused {
  return "kind" in outcome && outcome.kind === "refused";
}
