import { createHash } from "node:crypto";
import { eventText, type LedgerEvent } from "../../edge/contract/events.ts";

/**
 * How many of `events` follow from `previousHash` and from one another: all of them, unless an event
 * was changed on its way or in the store.
 */
export function soundLength(previousHash: string, events: readonly LedgerEvent[]): number {
  let previous = previousHash;
  for (const [index, event] of events.entries()) {
    const expected = createHash("sha256").update(eventText(previous, event)).digest("hex");
    if (expected !== event.hash) return index;
    previous = event.hash;
  }
  return events.length;
}
