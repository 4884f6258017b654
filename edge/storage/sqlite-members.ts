import type { Member } from "../domain/catalogue/member.ts";
import type { Database } from "../platform/sqlite.ts";
import type { Members } from "../usecases/ports.ts";

/** Customers with an account. */
export class SqliteMembers implements Members {
  readonly #reader: Database;

  constructor(reader: Database) {
    this.#reader = reader;
  }

  byCard(card: string): Promise<Member | undefined> {
    return this.#reader.get<Member>("SELECT id, name, card FROM member WHERE card = ?", card);
  }
}
