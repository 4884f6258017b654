import { accountsByCode, type Account } from "../domain/finance/accounts.ts";
import { smallCompanyChart } from "../domain/finance/charts/small-company.ts";
import type { Database } from "../platform/sqlite.ts";
import type { AuditList, Books, JournalEntry } from "../usecases/ports.ts";

interface EntryRow {
  seq: number;
  kind: string;
  source: string;
  at_ms: number;
  postings: string;
}

/** Whose rows an entry of the journal can stand for. */
const sources = [
  "sale",
  "stock_move",
  "shift",
  "cash_move",
  "supplier_invoice",
  "supplier_payment",
  "manual_entry",
  "refund",
  "paper",
] as const;

interface JournalPage {
  readonly source: string;
  readonly after: string;
  readonly limit: number;
  readonly from?: string;
  readonly to?: string;
}

/** The books: everything that was ever posted. */
export class SqliteBooks implements Books, AuditList {
  readonly #reader: Database;

  constructor(reader: Database) {
    this.#reader = reader;
  }

  async journal(page: JournalPage): Promise<JournalEntry[]> {
    const one = `seq IN (${sources.map((table) => `SELECT seq FROM ${table} WHERE id = ?1`).join(" UNION ALL ")})`;
    const rows = await this.#reader.all<EntryRow>(
      `SELECT seq, kind, coalesce(body ->> 'id', '') AS source,
              CAST(unixepoch(at, 'subsec') * 1000 + 0.5 AS INTEGER) AS at_ms,
              (SELECT json_group_array(json_object('account', account, 'amount', amount) ORDER BY posting)
               FROM posting WHERE posting.seq = event.seq) AS postings
       FROM event
       WHERE ${page.source === "" ? "?1 = ''" : one} AND (?2 = '' OR seq < CAST(?2 AS INTEGER))
         AND EXISTS (SELECT 1 FROM posting WHERE posting.seq = event.seq
                     AND (?4 = '' OR business_day >= ?4) AND (?5 = '' OR business_day <= ?5))
       ORDER BY seq DESC LIMIT ?3`,
      page.source,
      page.after,
      page.limit,
      page.from ?? "",
      page.to ?? "",
    );
    return rows.map((row) => ({
      id: String(row.seq),
      source: row.source,
      kind: row.kind,
      atMs: row.at_ms,
      postings: JSON.parse(row.postings) as JournalEntry["postings"],
    }));
  }

  async trialBalance(): Promise<{ account: string; amount: number }[]> {
    const rows = await this.#reader.all<{ account: Account; amount: number }>(
      "SELECT account, sum(amount) AS amount FROM posting GROUP BY account",
    );
    const byNumber = accountsByCode(smallCompanyChart);
    return rows.sort((a, b) => byNumber.indexOf(a.account) - byNumber.indexOf(b.account));
  }

  audit(page: {
    after: string;
    limit: number;
  }): Promise<{ seq: number; kind: string; atMs: number; body: string }[]> {
    return this.#reader.all(
      `SELECT seq, kind, CAST(unixepoch(at, 'subsec') * 1000 + 0.5 AS INTEGER) AS atMs, body
       FROM event WHERE ?1 = '' OR seq < CAST(?1 AS INTEGER) ORDER BY seq DESC LIMIT ?2`,
      page.after,
      page.limit,
    );
  }
}
