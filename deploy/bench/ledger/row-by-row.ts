import type { Database, SqlValue } from "../../../edge/platform/sqlite.ts";

/** One statement of the row-by-row designs. */
export interface RowStatement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The tables of one sale, in the order in which a program without our triggers would fill them. */
const tables = ["event", "sale", "sale_line", "tender", "movement", "posting"] as const;

const balance = "SELECT quantity, cost FROM stock_balance WHERE sku = ? AND location = 'shelf'";

/**
 * What a plain program does for one sale: it looks its goods up, then writes row after row. The rows
 * are those that our ledger wrote for the same sale, number and hash included, so that the peers have
 * nothing to compute.
 */
export async function rowsOfSale(ledger: Database, seq: number): Promise<RowStatement[]> {
  const statements: RowStatement[] = [];
  for (const table of tables) {
    const rows = await ledger.all<Record<string, SqlValue>>(
      `SELECT * FROM ${table} WHERE seq = ?`,
      seq,
    );
    for (const row of rows) {
      const columns = Object.keys(row);
      const marks = columns.map(() => "?").join(", ");
      if (table === "sale_line") statements.push({ sql: balance, values: [row["sku"]!] });
      statements.push({
        sql: `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks})`,
        values: Object.values(row),
      });
    }
  }
  return statements;
}
