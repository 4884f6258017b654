import { isAlertClosed, type Alert } from "../domain/alert/alert.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Now } from "../usecases/moments.ts";
import type { Alerts } from "../usecases/ports.ts";
import type { Pen } from "./pen.ts";

/** Alerts and what became of them; every step is also an event in the log. */
export class SqliteAlerts implements Alerts {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #now: Now;

  constructor(pen: Pen, reader: Database, now: Now) {
    this.#pen = pen;
    this.#reader = reader;
    this.#now = now;
  }

  async find(id: string): Promise<Alert | undefined> {
    return (await this.#alerts("WHERE id = ?", id))[0];
  }

  async openFor(kind: Alert["kind"], place: string): Promise<Alert | undefined> {
    return (await this.#alerts("WHERE kind = ? AND place = ? AND is_open = 1", kind, place))[0];
  }

  list(page: {
    states: readonly Alert["state"][];
    after: string;
    limit: number;
  }): Promise<Alert[]> {
    return this.#alerts(
      `WHERE state IN (SELECT value FROM json_each(?1)) AND (?2 = '' OR id < ?2)
       ORDER BY id DESC LIMIT ?3`,
      JSON.stringify(page.states),
      page.after,
      page.limit,
    );
  }

  async save(alert: Alert): Promise<void> {
    await this.#pen.write(async ({ db, append }) => {
      const before = await db.get<{ state: string }>(
        "SELECT state FROM alert WHERE id = ?",
        alert.id,
      );
      await db.run(
        `INSERT INTO alert (id, kind, place, state, is_open, since_ms, closed_at_ms, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, is_open = excluded.is_open,
           closed_at_ms = excluded.closed_at_ms, body = excluded.body`,
        alert.id,
        alert.kind,
        alert.place,
        alert.state,
        isAlertClosed(alert.state) ? 0 : 1,
        alert.sinceMs,
        alert.closedAtMs ?? null,
        JSON.stringify(alert),
      );
      if (before?.state !== alert.state) await append("alert.changed", this.#now(), alert);
    });
  }

  async #alerts(where: string, ...values: (string | number)[]): Promise<Alert[]> {
    const rows = await this.#reader.all<{ body: string }>(
      `SELECT body FROM alert ${where}`,
      ...values,
    );
    return rows.map((row) => JSON.parse(row.body) as Alert);
  }
}
