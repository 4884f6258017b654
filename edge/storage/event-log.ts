import { createHash } from "node:crypto";
import { eventText, firstPreviousHash } from "../contract/events.ts";
import type { Database } from "../platform/sqlite.ts";

/** Events come as JSON, [[seq, kind, at, body, hash], ...], so that one statement writes any number. */
const insert = `INSERT INTO log (seq, kind, at, body, hash, doc)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, jsonb(value ->> 3)
  FROM json_each(?)`;

/** An event that has no place in the chain yet. */
export interface NewEvent {
  readonly kind: string;
  readonly atMs: number;
  /** Its `movements`, `lots` and `postings`, where it has any, are named alike in every kind. */
  readonly body: object;
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/**
 * The end of the ledger's hash chain. Belongs to the write lane: only the job that runs now may
 * append, and after a rollback the log must `forget` what it had added.
 */
export class EventLog {
  #head: Head | undefined;

  /** Adds events in order; the triggers of their kinds fill the tables. */
  async append(db: Database, events: readonly NewEvent[]): Promise<void> {
    let head = this.#head ?? (await readHead(db));
    const rows = events.map(({ kind, atMs, body }) => {
      const event = {
        seq: head.seq + 1,
        kind,
        at: new Date(atMs).toISOString(),
        body: JSON.stringify(body),
      };
      const hash = createHash("sha256").update(eventText(head.hash, event)).digest("hex");
      head = { seq: event.seq, hash };
      return [event.seq, kind, event.at, event.body, hash];
    });
    await db.run(insert, JSON.stringify(rows));
    this.#head = head;
  }

  forget(): void {
    this.#head = undefined;
  }
}

async function readHead(db: Database): Promise<Head> {
  const last = await db.get<Head>("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1");
  return last ?? { seq: 0, hash: firstPreviousHash };
}
