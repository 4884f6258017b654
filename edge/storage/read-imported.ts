import type { Account } from "../domain/finance/accounts.ts";
import { money, type Money } from "../domain/money.ts";
import type { Database } from "../platform/sqlite.ts";

/** What the journal says about everything that was booked under some keys, read from its rows alone. */
export interface ImportedBooks {
  /** Turnover, less what came back. */
  readonly revenue: Money;
  /** All debits less all credits of the whole journal. */
  readonly trialBalance: Money;
  /** Events whose own postings do not add up to zero. */
  readonly unbalancedEvents: number;
}

/** @param keys of sales and refunds, and subjects of entries by hand. */
export async function readImported(
  db: Database,
  account: Account,
  keys: readonly string[],
): Promise<ImportedBooks> {
  const row = (await db.get<{ revenue: number; trial: number; unbalanced: number }>(
    `WITH imported (key) AS (SELECT value FROM json_each(?1)),
          event_of (seq) AS (
            SELECT seq FROM sale WHERE key IN (SELECT key FROM imported)
            UNION SELECT seq FROM refund WHERE key IN (SELECT key FROM imported)
            UNION SELECT seq FROM manual_entry WHERE subject IN (SELECT key FROM imported) AND subject <> '')
     SELECT (SELECT coalesce(-sum(amount), 0) FROM posting
             WHERE account = ?2 AND seq IN (SELECT seq FROM event_of)) AS revenue,
            (SELECT coalesce(sum(amount), 0) FROM posting) AS trial,
            (SELECT count(*) FROM (SELECT seq FROM posting GROUP BY seq HAVING sum(amount) <> 0)) AS unbalanced`,
    JSON.stringify(keys),
    account,
  ))!;
  return {
    revenue: money(row.revenue),
    trialBalance: money(row.trial),
    unbalancedEvents: row.unbalanced,
  };
}
