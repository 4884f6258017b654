import type { BookTransaction } from "../usecases/book-entry.ts";
import type { Page } from "./pen.ts";

/** What every entry of the books needs, on one page of the ledger. */
export class SqliteBookTransaction implements BookTransaction {
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async lockedThrough(): Promise<string> {
    const lock = await this.page.db.get<{ through: string | null }>(
      "SELECT max(through) AS through FROM period_lock",
    );
    return lock?.through ?? "";
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
