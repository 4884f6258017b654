import { createHash } from "node:crypto";
import { eventText, firstPreviousHash } from "../contract/events.ts";
import type { Database } from "../platform/sqlite.ts";

const insert = `INSERT INTO log (seq, kind, at, body, hash, doc)
  VALUES (?1, ?2, ?3, ?4, ?5, jsonb(?4))`;

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

  /** Adds an event; its kind's trigger fills the tables. @returns its sequence number. */
  async append(db: Database, kind: string, atMs: number, body: object): Promise<number> {
    const head = this.#head ?? (await readHead(db));
    const event = {
      seq: head.seq + 1,
      kind,
      at: new Date(atMs).toISOString(),
      body: JSON.stringify(body),
    };
    const hash = createHash("sha256").update(eventText(head.hash, event)).digest("hex");
    await db.run(insert, event.seq, kind, event.at, event.body, hash);
    this.#head = { seq: event.seq, hash };
    return event.seq;
  }

  forget(): void {
    this.#head = undefined;
  }
}

async function readHead(db: Database): Promise<Head> {
  const last = await db.get<Head>("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1");
  return last ?? { seq: 0, hash: firstPreviousHash };
}
