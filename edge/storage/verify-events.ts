import { createHash } from "node:crypto";
import { eventText, firstPreviousHash } from "../contract/events.ts";
import type { Database } from "../platform/sqlite.ts";
import { movementsMade, postingsMade, saleHead } from "./verify-texts.ts";

/** What is wrong with a run of events; empty texts: nothing. */
export interface EventFaults {
  /** The first event that is missing or whose hash is not that of its text. */
  readonly chain: string;
  /** The first sale whose rows, goods and books included, are not what its event says. */
  readonly sale: string;
}

/** Where an event lies in the bytes of its run, and how long each part of its sale is, made again. */
type EventRow = readonly [
  seq: number,
  kind: string,
  at: string,
  hash: string,
  bodyBytes: number,
  /** From the beginning to the goods; null: there is no row of a sale. */
  headBytes: number | null,
  movementsBytes: number | null,
  /** The books, to the end. */
  postingsBytes: number | null,
];

interface Run {
  /** JSON of `EventRow[]`. */
  readonly rows: string;
  /** Texts of the events, one after another; null: no event. */
  readonly bodies: Buffer | null;
  /** Head, movements and postings of the sales, one after another. */
  readonly made: Buffer | null;
}

/**
 * Every table once, in the order in which it lies on disk; no text of an event is taken apart. All comes
 * as one row, because the driver takes longer over a row than SQLite over a sale's head.
 */
const runOfEvents = `
  SELECT json_group_array(json_array(seq, kind, at, hash, octet_length(body),
           octet_length(head), octet_length(movements), octet_length(postings))) AS rows,
         CAST(group_concat(body, '') AS BLOB) AS bodies,
         CAST(group_concat(concat(head, movements, postings), '') AS BLOB) AS made
  FROM (SELECT event.seq, event.kind, at, hash, body,
          CASE WHEN sale.seq IS NOT NULL THEN ${saleHead} END AS head,
          CASE WHEN sale.seq IS NOT NULL THEN ${movementsMade} END AS movements,
          CASE WHEN sale.seq IS NOT NULL THEN ${postingsMade} END AS postings
        FROM event LEFT JOIN sale USING (seq) WHERE event.seq BETWEEN ?1 AND ?2 ORDER BY event.seq)`;

/** Holds events `first` to `last` against their hashes, and the sales among them against their rows. */
export async function checkEvents(
  reader: Database,
  first: number,
  last: number,
): Promise<EventFaults> {
  const before = await reader.get<{ hash: string }>(
    "SELECT hash FROM event WHERE seq = ?",
    first - 1,
  );
  const run = (await reader.get<Run>(runOfEvents, first, last))!;
  return faultsOf(run, first, last, before?.hash ?? firstPreviousHash);
}

function faultsOf(run: Run, first: number, last: number, hashBefore: string): EventFaults {
  const bodies = run.bodies ?? Buffer.alloc(0);
  const made = run.made ?? Buffer.alloc(0);
  let [chain, sale, seq, previous, bodyAt, madeAt] = ["", "", first, hashBefore, 0, 0];
  for (const row of JSON.parse(run.rows) as EventRow[]) {
    const [rowSeq, kind, , hash, bodyBytes] = row;
    const body = bodies.subarray(bodyAt, (bodyAt += bodyBytes));
    const parts = made.subarray(madeAt, (madeAt += madeBytes(row)));
    if (sale === "" && kind === "sale.posted" && !isAsItsRowsSay(body, parts, row))
      sale = `sale of event ${rowSeq}`;
    if (chain === "") chain = linkFault(row, body, seq, previous);
    previous = hash;
    seq += 1;
  }
  if (chain === "" && seq <= last) chain = `event ${seq} is missing`;
  return { chain, sale };
}

function madeBytes([, , , , , head, movements, postings]: EventRow): number {
  return (head ?? 0) + (movements ?? 0) + (postings ?? 0);
}

function linkFault(row: EventRow, body: Buffer, seq: number, previous: string): string {
  const [rowSeq, kind, at, hash] = row;
  if (rowSeq !== seq) return `event ${seq} is missing`;
  const start = eventText(previous, { seq, kind, at, body: "" });
  const expected = createHash("sha256").update(start).update(body).digest("hex");
  return expected === hash ? "" : `event ${seq} (${kind}) was changed`;
}

/** Only the event knows which line its goods went with; a quote within a text has a backslash before it. */
const lineOfMovement = /,"line":\d+\}/g;

/** @param made head, movements and postings of the sale, as its rows say. */
function isAsItsRowsSay(body: Buffer, made: Buffer, row: EventRow): boolean {
  const [, , , , , head, movements, postings] = row;
  if (head === null || movements === null || postings === null) return false;
  const end = body.length - postings;
  if (end < head) return false;
  if (body.compare(made, 0, head, 0, head) !== 0) return false;
  if (body.compare(made, head + movements, made.length, end) !== 0) return false;
  const said = body.toString("latin1", head, end).replace(lineOfMovement, "}");
  return said === made.toString("latin1", head, head + movements);
}
