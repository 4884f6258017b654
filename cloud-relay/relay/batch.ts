import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { BatchHeader, LedgerEvent } from "../../edge/contract/events.ts";

const compress = promisify(gzip);

/**
 * Events on their way to headquarters: a header line and one line an event, gzip.
 *
 * @param after the last sequence that headquarters has; `events` follow it without a gap. No events
 *   make a batch that only says that the store lives.
 */
export async function encodeBatch(
  series: string,
  after: number,
  head: number,
  events: readonly LedgerEvent[],
): Promise<Buffer> {
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
  const header: BatchHeader = {
    series,
    first: after + 1,
    last: after + events.length,
    head,
    sha256: createHash("sha256").update(lines).digest("hex"),
  };
  return compress(`${JSON.stringify(header)}\n${lines}`);
}
