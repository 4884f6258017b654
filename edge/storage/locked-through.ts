import type { Database } from "../platform/sqlite.ts";

/** The last business day whose books are closed, YYYY-MM-DD; empty while none is. */
export async function lockedThrough(db: Database): Promise<string> {
  const row = await db.get<{ through: string | null }>(
    "SELECT max(through) AS through FROM period_lock",
  );
  return row?.through ?? "";
}
