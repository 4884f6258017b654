import { createHash } from "node:crypto";
import { eventText, firstPreviousHash } from "../contract/events.ts";
import type { Database } from "../platform/sqlite.ts";
import { financeQuestions } from "./verify-finance-questions.ts";
import { questions } from "./verify-questions.ts";

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Names the first row that is wrong; empty when all is well. */
  readonly detail: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly sales: number;
  readonly events: number;
  readonly checks: readonly Check[];
}

/**
 * Derives the ledger again from its rows: the hash chain over every event, every row against its
 * event's text, and every sum. Reads only; a writer beside it may go on.
 */
export async function verifyLedger(db: Database): Promise<Verification> {
  // One read transaction: all questions are about the same instant.
  await db.exec("BEGIN");
  try {
    const checks: Check[] = [await checkFile(db), await checkChain(db)];
    for (const { name, sql } of [...questions, ...financeQuestions]) {
      const wrong = await db.get<{ detail: string }>(sql);
      checks.push({ name, ok: wrong === undefined, detail: wrong?.detail ?? "" });
    }
    const counts = await db.get<{ sales: number; events: number }>(
      "SELECT (SELECT count(*) FROM sale) AS sales, (SELECT count(*) FROM event) AS events",
    );
    return {
      ok: checks.every((check) => check.ok),
      sales: counts?.sales ?? 0,
      events: counts?.events ?? 0,
      checks,
    };
  } finally {
    await db.exec("COMMIT");
  }
}

/** Pages and indexes as SQLite itself checks them. */
async function checkFile(db: Database): Promise<Check> {
  const row = await db.get<{ quick_check: string }>("PRAGMA quick_check(1)");
  const detail = row?.quick_check === "ok" ? "" : (row?.quick_check ?? "no answer");
  return { name: "the file is sound", ok: detail === "", detail };
}

interface EventRow {
  seq: number;
  kind: string;
  at: string;
  body: string;
  hash: string;
}

const chunk = 2_000;

async function checkChain(db: Database): Promise<Check> {
  const name = "the hash chain holds";
  let last = { seq: 0, hash: firstPreviousHash };
  for (;;) {
    const rows = await db.all<EventRow>(
      "SELECT seq, kind, at, body, hash FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
      last.seq,
      chunk,
    );
    for (const row of rows) {
      if (row.seq !== last.seq + 1)
        return { name, ok: false, detail: `event ${last.seq + 1} is missing` };
      const expected = createHash("sha256").update(eventText(last.hash, row)).digest("hex");
      if (expected !== row.hash)
        return { name, ok: false, detail: `event ${row.seq} (${row.kind}) was changed` };
      last = row;
    }
    if (rows.length < chunk) return { name, ok: true, detail: "" };
  }
}
