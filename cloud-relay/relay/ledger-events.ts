import type { LedgerEvent } from "../../edge/contract/events.ts";
import type { Database } from "../../edge/platform/sqlite.ts";
import type { EventSource } from "./relay.ts";

/** The event log in the store's ledger file, read beside the core that writes it. */
export class LedgerEvents implements EventSource {
  readonly #reader: Database;

  /** @param reader a read-only connection to `<data>/ledger.db`. */
  constructor(reader: Database) {
    this.#reader = reader;
  }

  async series(): Promise<string> {
    const row = await this.#reader.get<{ series: string }>("SELECT series FROM ledger");
    return row?.series ?? "";
  }

  async head(): Promise<number> {
    const row = await this.#reader.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM event");
    return row?.seq ?? 0;
  }

  after(seq: number, limit: number): Promise<LedgerEvent[]> {
    return this.#reader.all(
      "SELECT seq, kind, at, body, hash FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
      seq,
      limit,
    );
  }

  /** Another value after every change of the file; asking costs microseconds. */
  async version(): Promise<number> {
    const row = await this.#reader.get<{ data_version: number }>("PRAGMA data_version");
    return row?.data_version ?? 0;
  }
}
