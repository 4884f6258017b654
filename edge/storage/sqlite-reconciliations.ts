import type { Account } from "../domain/finance/accounts.ts";
import { money } from "../domain/money.ts";
import { withoutReversed, type Pair } from "../domain/reconciliation/match.ts";
import type { LineKind, Provider, StatementLine } from "../domain/reconciliation/statement.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Database } from "../platform/sqlite.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import type { Refused } from "../usecases/outcome.ts";
import {
  resolveDifference,
  settleStatement,
  takeStatement,
  type Difference,
  type ReconciliationDesk,
  type ReconciliationTransaction,
  type StatementFile,
  type TakenStatement,
  type WaitingEntry,
  type WaitingLine,
} from "../usecases/reconcile.ts";
import { SqliteBookTransaction } from "./book-transaction.ts";
import type { Pen } from "./pen.ts";

/** Whether no line of any statement is this tender, refund or bag. */
function unmatched(seq: string, part: string): string {
  return `NOT EXISTS (SELECT 1 FROM statement_line
                      WHERE matched_seq = ${seq} AND matched_part = ${part})`;
}

/** Provider statements against the tenders of the shop. */
export class SqliteReconciliations implements ReconciliationDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #clock: BookClock;

  constructor(pen: Pen, reader: Database, clock: BookClock) {
    this.#pen = pen;
    this.#reader = reader;
    this.#clock = clock;
  }

  take(file: StatementFile, occasion: Occasion): Promise<{ id: string } | Refused> {
    return this.#write((tx) => takeStatement(tx, this.#clock, file, occasion));
  }

  resolve(
    order: { difference: string; account: Account; memo: string },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => resolveDifference(tx, this.#clock, order, occasion));
  }

  settle(
    order: { statement: string; feeVatBasisPoints: number },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => settleStatement(tx, this.#clock, order, occasion));
  }

  async find(id: string): Promise<TakenStatement | undefined> {
    return (await readStatements(this.#reader, "id = ?1", id, 1))[0];
  }

  list({ after, limit }: { after: string; limit: number }): Promise<TakenStatement[]> {
    const older = "?1 = '' OR seq < (SELECT seq FROM statement WHERE id = ?1)";
    return readStatements(this.#reader, older, after, limit);
  }

  async differences(statement: string): Promise<Difference[]> {
    const all = await readDifferences(this.#reader);
    return statement === "" ? all : all.filter((each) => each.statement === statement);
  }

  #write<T>(work: (tx: ReconciliationTransaction) => Promise<T>): Promise<T> {
    return this.#pen.write((page) => work(new SqliteReconciliationTransaction(page)));
  }
}

/** Which tenders a provider's statement can name. */
const methodOf: Readonly<Record<Provider, string>> = {
  wechat: "qr",
  alipay: "qr",
  card: "card",
  cash: "",
};

class SqliteReconciliationTransaction
  extends SqliteBookTransaction
  implements ReconciliationTransaction
{
  async statementOf(sha256: string): Promise<string | undefined> {
    const row = await this.page.db.get<{ id: string }>(
      "SELECT id FROM statement WHERE sha256 = ?",
      sha256,
    );
    return row?.id;
  }

  async statement(id: string): Promise<TakenStatement | undefined> {
    return (await readStatements(this.page.db, "id = ?1", id, 1))[0];
  }

  async keepLines(statement: string, lines: readonly StatementLine[]): Promise<void> {
    await this.page.db.run(
      `INSERT INTO statement_line (statement, line, kind, provider_number, our_number, day, amount, settled, fee)
       SELECT ?1, key + 1, value ->> 'kind', value ->> 'providerNumber', value ->> 'ourNumber',
              value ->> 'day', value ->> 'amount', value ->> 'settled', value ->> 'feeThousandths'
       FROM json_each(?2)`,
      statement,
      JSON.stringify(lines),
    );
  }

  async waitingLines(provider: Provider): Promise<WaitingLine[]> {
    const rows = await this.page.db.all<LineRow>(
      `${openLines} AND provider = ? ORDER BY statement_line.statement, line`,
      provider,
    );
    return rows.map(toWaiting);
  }

  async waitingEntries(
    provider: Provider,
    firstDay: string,
    lastDay: string,
  ): Promise<WaitingEntry[]> {
    const bags = `SELECT seq, 0 AS part, note AS number, amount FROM cash_move
      WHERE kind = 'pick-up' AND business_day BETWEEN ?1 AND ?2
        AND ${unmatched("cash_move.seq", "0")}`;
    const tenders = `SELECT seq, tender AS part, reference AS number, amount FROM sale JOIN tender USING (seq)
      WHERE method = ?3 AND business_day BETWEEN ?1 AND ?2 AND ${unmatched("tender.seq", "tender.tender")}
      UNION ALL
      SELECT seq, number, reference, -amount FROM refund JOIN refund_tender USING (seq)
      WHERE method = ?3 AND business_day BETWEEN ?1 AND ?2 AND ${unmatched("refund_tender.seq", "number")}`;
    const rows = await this.page.db.all<{
      seq: number;
      part: number;
      number: string;
      amount: number;
    }>(
      provider === "cash" ? bags : tenders,
      firstDay,
      lastDay,
      ...(provider === "cash" ? [] : [methodOf[provider]]),
    );
    return rows.map((row) => ({ ...row, amount: money(row.amount) }));
  }

  /** In one statement: sales wait meanwhile. */
  async keepMatches(pairs: readonly Pair<WaitingLine, WaitingEntry>[]): Promise<void> {
    const rows = pairs.map(({ line, entry }) => [line.statement, line.line, entry.seq, entry.part]);
    await this.page.db.run(
      `UPDATE statement_line SET matched_seq = pair.value ->> 2, matched_part = pair.value ->> 3
       FROM json_each(?) AS pair
       WHERE statement = pair.value ->> 0 AND line = pair.value ->> 1`,
      JSON.stringify(rows),
    );
  }

  async difference(id: string): Promise<Difference | undefined> {
    return (await readDifferences(this.page.db)).find((each) => each.id === id);
  }
}

interface LineRow {
  statement: string;
  line: number;
  kind: LineKind;
  provider: Provider;
  provider_number: string;
  our_number: string;
  day: string;
  amount: number;
  taken_by: string;
}

const openLines = `SELECT statement_line.*, provider, taken_by
  FROM statement_line JOIN statement ON statement.id = statement_line.statement
  WHERE matched_seq IS NULL AND kind IN ('payment', 'refund', 'reversed')`;

function toWaiting(row: LineRow): WaitingLine & LineRow {
  return {
    ...row,
    providerNumber: row.provider_number,
    ourNumber: row.our_number,
    amount: money(row.amount),
  };
}

const answered = "SELECT subject FROM manual_entry WHERE subject LIKE 'difference/%'";

/** Everything in which statements and books differ and that nobody has answered for, oldest first. */
async function readDifferences(db: Database): Promise<Difference[]> {
  const [open, unequal, missing, done] = await Promise.all([
    db.all<LineRow>(openLines),
    db.all<LineRow & { booked: number }>(
      `SELECT statement_line.*, provider, taken_by,
              coalesce(tender.amount, -refund_tender.amount, cash_move.amount) AS booked
       FROM statement_line JOIN statement ON statement.id = statement_line.statement
       LEFT JOIN tender ON tender.seq = matched_seq AND tender.tender = matched_part
       LEFT JOIN refund_tender ON refund_tender.seq = matched_seq AND refund_tender.number = matched_part
       LEFT JOIN cash_move ON cash_move.seq = matched_seq
       WHERE matched_seq IS NOT NULL
         AND statement_line.amount <> booked`,
    ),
    db.all<LineRow>(missingTenders),
    db.all<{ subject: string }>(answered),
  ]);
  const subjects = new Set(done.map(({ subject }) => subject));
  const differences = [
    ...withoutReversed(open.map(toWaiting)).map((row) => toDifference(row, "not-in-books")),
    ...unequal.map((row) => ({
      ...toDifference(row, "amount-differs"),
      amount: money(row.amount - row.booked),
    })),
    ...missing.map((row) => ({
      ...toDifference(row, "not-in-statement"),
      id: `tender-${row.statement}-${row.line}`,
      statement: "",
      amount: money(0 - row.amount),
    })),
  ];
  return differences
    .filter(({ id }) => !subjects.has(`difference/${id}`))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Tenders that every provider of their method has had its chance to name: each has sent a statement
 * that reaches past their day, and none has them. Rows come as lines of no statement.
 */
const missingTenders = `
  WITH covered (method, first, last, provider, taken_by) AS (
    SELECT method, min(first), min(last), provider, taken_by FROM (
      SELECT CASE provider WHEN 'card' THEN 'card' ELSE 'qr' END AS method, provider,
             min(first_day) AS first, max(last_day) AS last, max(taken_by) AS taken_by
      FROM statement WHERE provider <> 'cash' GROUP BY provider)
    GROUP BY method)
  , booked (seq, part, method, reference, key, day, amount) AS (
    SELECT seq, tender, tender.method, reference, key, business_day, amount
    FROM covered JOIN sale ON business_day >= first AND business_day < last
    JOIN tender USING (seq) WHERE tender.method = covered.method
    UNION ALL
    SELECT seq, number, refund_tender.method, reference, key, business_day, -amount
    FROM covered JOIN refund ON business_day >= first AND business_day < last
    JOIN refund_tender USING (seq) WHERE refund_tender.method = covered.method)
  SELECT CAST(seq AS TEXT) AS statement, part AS line, 'payment' AS kind, provider,
         reference AS provider_number, key AS our_number, day, amount, taken_by
  FROM booked JOIN covered USING (method) WHERE ${unmatched("booked.seq", "booked.part")}`;

function toDifference(row: LineRow, kind: Difference["kind"]): Difference {
  return {
    id: `line-${row.statement}-${row.line}`,
    kind,
    provider: row.provider,
    statement: row.statement,
    providerNumber: row.provider_number,
    ourNumber: row.our_number,
    day: row.day,
    amount: money(row.amount),
    owner: row.taken_by,
  };
}

interface StatementRow {
  id: string;
  provider: Provider;
  first_day: string;
  last_day: string;
  taken_by: string;
  taken_at_ms: number;
  lines: number;
  matched: number;
  charged: number;
  settled: number;
  fee: number;
  is_settled: number;
}

async function readStatements(
  db: Database,
  where: string,
  value: string,
  limit: number,
): Promise<TakenStatement[]> {
  const rows = await db.all<StatementRow>(
    `SELECT statement.*, count(*) AS lines, count(matched_seq) AS matched, sum(fee) AS fee,
            coalesce(sum(amount) FILTER (WHERE kind NOT IN ('fee', 'payout')), 0) AS charged,
            coalesce(sum(settled) FILTER (WHERE kind NOT IN ('fee', 'payout')), 0) AS settled,
            EXISTS (SELECT 1 FROM manual_entry WHERE subject = 'settled/' || statement.id) AS is_settled
     FROM statement JOIN statement_line ON statement_line.statement = statement.id
     WHERE ${where} GROUP BY statement.seq ORDER BY statement.seq DESC LIMIT ?2`,
    value,
    limit,
  );
  return rows.map((row) => ({
    id: row.id,
    provider: row.provider,
    firstDay: row.first_day,
    lastDay: row.last_day,
    by: row.taken_by,
    atMs: row.taken_at_ms,
    lines: row.lines,
    matched: row.matched,
    charged: money(row.charged),
    settled: money(row.settled),
    feeThousandths: row.fee,
    isSettled: row.is_settled === 1,
  }));
}
