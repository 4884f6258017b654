import { createHash } from "node:crypto";
import { eventText, firstPreviousHash } from "../contract/events.ts";
import { Database } from "../platform/sqlite.ts";
import { financeQuestions } from "./verify-finance-questions.ts";
import { questions, wrongSale, type Question } from "./verify-questions.ts";

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

/** Sales are compared in so many parts, shared out between the two readers. */
const parts = 16;

/**
 * Derives the ledger again from its rows: the hash chain over every event, every row against its
 * event's text, and every sum. Reads only, on the given connection and one more beside it; a writer may
 * go on, since each question is asked of one instant and every instant of a ledger is in order.
 */
export async function verifyLedger(db: Database): Promise<Verification> {
  const second = await Database.open(db.path, "read");
  const readers = [db, second];
  try {
    const { last } = (await db.get<{ last: number }>(
      "SELECT coalesce(max(seq), 0) AS last FROM event",
    ))!;
    const first = await inTurn(readers, [checkFile, checkChain, ...salesInParts(last)]);
    const [file, chain, ...sales] = first as [Check, Check, ...Check[]];
    const saleCheck = sales.find((check) => !check.ok) ?? sales[0]!;
    const rest = await inTurn(
      readers,
      [...questions, ...financeQuestions].map(
        (question: Question) => (reader: Database) => ask(reader, question, saleCheck.ok),
      ),
    );
    const checks = [file, chain, saleCheck, ...rest];
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
    await second.close();
  }
}

type Task = (reader: Database) => Promise<Check>;

/** Each reader takes the next task when it is free. @returns the answers in the order of the tasks. */
async function inTurn(readers: readonly Database[], tasks: readonly Task[]): Promise<Check[]> {
  const answers: Check[] = [];
  const queue = tasks.entries();
  const work = async (reader: Database) => {
    for (const [index, task] of queue) answers[index] = await task(reader);
  };
  await Promise.all(readers.map(work));
  return answers;
}

/** @param last the newest event. */
function salesInParts(last: number): Task[] {
  const size = Math.ceil((last + 1) / parts);
  return Array.from({ length: parts }, (_, part) => async (reader) => {
    const wrong = await reader.get<{ detail: string }>(
      wrongSale,
      part * size,
      (part + 1) * size - 1,
    );
    return checkOf("sales are what their events say", wrong);
  });
}

async function ask(reader: Database, question: Question, salesHold: boolean): Promise<Check> {
  const sql = salesHold ? (question.besidesSales ?? question.sql) : question.sql;
  return checkOf(question.name, await reader.get<{ detail: string }>(sql));
}

function checkOf(name: string, wrong: { readonly detail: string } | undefined): Check {
  return { name, ok: wrong === undefined, detail: wrong?.detail ?? "" };
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
