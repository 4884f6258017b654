/** When the relay speaks next. */
export interface Pace {
  /** How long to wait before looking again, in milliseconds. */
  readonly waitMs: number;
  /** Whether to send even when the ledger has not changed. */
  readonly mustSend: boolean;
}

const lookMs = 150;
const signOfLifeMs = 15_000;
const firstRetryMs = 500;
const longestRetryMs = 30_000;

/** After a batch has arrived: at once when there is more, else when the ledger changes. */
export function paceAfterSuccess(isBehind: boolean, sinceLastWordMs: number): Pace {
  if (isBehind) return { waitMs: 0, mustSend: true };
  return { waitMs: lookMs, mustSend: sinceLastWordMs + lookMs >= signOfLifeMs };
}

/** After headquarters did not answer: later and later, at most every half minute. */
export function paceAfterFailure(failuresInARow: number): Pace {
  const waitMs = Math.min(firstRetryMs * 2 ** (failuresInARow - 1), longestRetryMs);
  return { waitMs, mustSend: true };
}
