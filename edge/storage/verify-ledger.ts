import { Database } from "../platform/sqlite.ts";
import { checkEvents, type EventFaults } from "./verify-events.ts";
import { financeQuestions } from "./verify-finance-questions.ts";
import { questions, type Question } from "./verify-questions.ts";

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

/** One more than there are threads to read on, since one reader is always heard by this thread. */
const readerCount = 3;

/** As many events are read at once, shared out between the readers. */
const eventsAtOnce = 200;

/** KiB of pages that a reader keeps; SQLite sorts within as much before it goes to the disk. */
const cacheKib = 64_000;

/**
 * Derives the ledger again from its rows: the hash chain over every event, every row against its
 * event's text, and every sum. Reads only, on the given connection and others beside it; a writer may
 * go on, since each question is asked of one instant and every instant of a ledger is in order.
 */
export async function verifyLedger(db: Database): Promise<Verification> {
  const readers = [db];
  try {
    while (readers.length < readerCount) readers.push(await Database.open(db.path, "read"));
    for (const reader of readers) await reader.exec(`PRAGMA cache_size = -${cacheKib}`);
    const checks = await allChecks(readers);
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
    for (const reader of readers.slice(1)) await reader.close();
  }
}

async function allChecks(readers: readonly Database[]): Promise<Check[]> {
  const { last } = (await readers[0]!.get<{ last: number }>(
    "SELECT coalesce(max(seq), 0) AS last FROM event",
  ))!;
  const all = [...questions, ...financeQuestions];
  const answers: Check[] = [];
  const askThose = (salesHold: boolean, isTurnOf: (question: Question) => boolean) =>
    [...all.entries()]
      .filter(([, question]) => isTurnOf(question))
      .map(([index, question]): Task => async (reader) => {
        answers[index] = await ask(reader, question, salesHold);
      });
  let file = checkOf("the file is sound");
  const faults: EventFaults[] = [];
  await inTurn(readers, [
    async (reader) => void (file = await checkFile(reader)),
    ...askThose(true, (question) => question.besidesSales === undefined),
    ...eventsInParts(last).map(([first, end], part): Task => async (reader) => {
      faults[part] = await checkEvents(reader, first, end);
    }),
  ]);
  const firstOf = (what: keyof EventFaults) => faults.find((each) => each[what] !== "")?.[what];
  const chain = checkOf("the hash chain holds", firstOf("chain"));
  const sales = checkOf("sales are what their events say", firstOf("sale"));
  await inTurn(
    readers,
    askThose(sales.ok, (question) => question.besidesSales !== undefined),
  );
  return [file, chain, sales, ...answers];
}

type Task = (reader: Database) => Promise<void>;

/** Each reader takes the next task when it is free. */
async function inTurn(readers: readonly Database[], tasks: readonly Task[]): Promise<void> {
  const queue = tasks.values();
  const work = async (reader: Database) => {
    for (const task of queue) await task(reader);
  };
  await Promise.all(readers.map(work));
}

/** @param last the newest event. @returns the first and the last event of each part. */
function eventsInParts(last: number): [first: number, last: number][] {
  return Array.from({ length: Math.ceil(last / eventsAtOnce) }, (_, part) => [
    part * eventsAtOnce + 1,
    Math.min((part + 1) * eventsAtOnce, last),
  ]);
}

async function ask(reader: Database, question: Question, salesHold: boolean): Promise<Check> {
  const sql = salesHold ? (question.besidesSales ?? question.sql) : question.sql;
  const wrong = await reader.get<{ detail: string }>(sql);
  return checkOf(question.name, wrong?.detail);
}

/** Pages and indexes as SQLite itself checks them. */
async function checkFile(reader: Database): Promise<Check> {
  const row = await reader.get<{ quick_check: string }>("PRAGMA quick_check(1)");
  const answer = row?.quick_check ?? "no answer";
  return checkOf("the file is sound", answer === "ok" ? "" : answer);
}

/** @param detail empty or absent when all is well. */
function checkOf(name: string, detail = ""): Check {
  return { name, ok: detail === "", detail };
}
