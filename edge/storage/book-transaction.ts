import type { BookTransaction } from "../usecases/book-entry.ts";
import { lockedThrough } from "./locked-through.ts";
import type { Page } from "./pen.ts";

/** What every entry of the books needs, on one page of the ledger. */
export class SqliteBookTransaction implements BookTransaction {
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  lockedThrough(): Promise<string> {
    return lockedThrough(this.page.db);
  }

  async isAnswered(subject: string): Promise<boolean> {
    const entry = await this.page.db.get(
      "SELECT seq FROM manual_entry WHERE subject = ? AND subject <> ''",
      subject,
    );
    return entry !== undefined;
  }

  append(kind: string, atMs: number, body: object): Promise<void> {
    return this.page.append(kind, atMs, body);
  }
}
