import type { Account } from "../domain/finance/accounts.ts";
import { balanced, credit, debit, tenderAccount, type PaidBy } from "../domain/finance/journal.ts";
import { journalForSettlement } from "../domain/finance/loss-journals.ts";
import { money, scale, type Money } from "../domain/money.ts";
import {
  matchLines,
  totalsOf,
  type Booked,
  type OpenLine,
  type Pair,
} from "../domain/reconciliation/match.ts";
import { readStatement } from "../domain/reconciliation/read-statement.ts";
import {
  isFault,
  type Provider,
  type StatementLine,
  type StatementTotals,
} from "../domain/reconciliation/statement.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import { bookEntry, type BookClock, type BookTransaction } from "./book-entry.ts";
import { followsGoods } from "./close-period.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";

/** A file as its sender named it, already decoded. */
export interface StatementFile {
  readonly provider: Provider;
  readonly text: string;
  /** Of the bytes as they came, hexadecimal. */
  readonly sha256: string;
}

/** A statement that was taken, and how far it fits the books. */
export interface TakenStatement extends StatementTotals {
  readonly id: string;
  readonly provider: Provider;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly by: string;
  readonly atMs: number;
  readonly lines: number;
  readonly matched: number;
  /** Whether its money was booked as paid out. */
  readonly isSettled: boolean;
}

/** Why books and statement differ. */
export type DifferenceKind = "not-in-books" | "not-in-statement" | "amount-differs";

export interface Difference {
  /** Names it for whoever resolves it. */
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly provider: Provider;
  readonly statement: string;
  readonly providerNumber: string;
  readonly ourNumber: string;
  readonly day: string;
  /** What the statement says more than the books; negative when it says less. */
  readonly amount: Money;
  /** Who took the statement and must find out. */
  readonly owner: string;
}

/** A line that waits for its partner. */
export interface WaitingLine extends OpenLine {
  readonly statement: string;
  readonly line: number;
}

/** A tender or carried bag of the books that no statement has named yet. */
export interface WaitingEntry extends Booked {
  readonly seq: number;
  readonly part: number;
}

export interface ReconciliationTransaction extends BookTransaction {
  statementOf(sha256: string): Promise<string | undefined>;
  statement(id: string): Promise<TakenStatement | undefined>;
  keepLines(statement: string, lines: readonly StatementLine[]): Promise<void>;
  /** Lines of this provider without a partner, of every statement. */
  waitingLines(provider: Provider): Promise<WaitingLine[]>;
  waitingEntries(provider: Provider, firstDay: string, lastDay: string): Promise<WaitingEntry[]>;
  keepMatches(pairs: readonly Pair<WaitingLine, WaitingEntry>[]): Promise<void>;
  difference(id: string): Promise<Difference | undefined>;
  isAnswered(subject: string): Promise<boolean>;
}

export interface ReconciliationDesk {
  take(file: StatementFile, occasion: Occasion): Promise<{ readonly id: string } | Refused>;
  find(id: string): Promise<TakenStatement | undefined>;
  /** Newest first; `after` is the id of the last statement before. */
  list(page: { readonly after: string; readonly limit: number }): Promise<TakenStatement[]>;
  /** Those that nobody has resolved, oldest first; an empty statement means all. */
  differences(statement: string): Promise<Difference[]>;
  resolve(
    order: { readonly difference: string; readonly account: Account; readonly memo: string },
    occasion: Occasion,
  ): Promise<{ readonly id: string } | Refused>;
  settle(
    order: { readonly statement: string; readonly feeVatBasisPoints: number },
    occasion: Occasion,
  ): Promise<{ readonly id: string } | Refused>;
}

/** Where the money of a provider waits; both wallets are paid by QR code at the till. */
const paidBy: Readonly<Record<Exclude<Provider, "cash">, PaidBy>> = {
  wechat: "qr",
  alipay: "qr",
  card: "card",
};

export function waitsIn(provider: Provider): Account {
  return provider === "cash" ? "cash-in-transit" : tenderAccount(paidBy[provider]);
}

/**
 * Takes a provider's statement and finds the partner of each of its lines, and of lines of earlier
 * statements that had none. The same file again is refused. Payments near midnight may stand on the
 * next day at the provider, so that entries of a day before and after are looked at too.
 */
export async function takeStatement(
  tx: ReconciliationTransaction,
  clock: BookClock,
  { provider, text, sha256 }: StatementFile,
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const earlier = await tx.statementOf(sha256);
  if (earlier !== undefined) return refused("STATEMENT_KNOWN", earlier);
  const lines = readStatement(provider, text);
  if (isFault(lines)) return refused("STATEMENT_UNREADABLE", lines.fault);
  if (lines.length === 0) return refused("STATEMENT_UNREADABLE", "it has no rows");
  const days = lines.map(({ day }) => day).sort();
  const [firstDay, lastDay] = [days[0]!, days.at(-1)!];
  const facts = { provider, sha256, firstDay, lastDay, lines: lines.length, ...totalsOf(lines) };
  const taken = await bookEntry(
    tx,
    clock,
    { kind: "statement.taken", facts, postings: [] },
    occasion,
  );
  if (isRefused(taken)) return taken;
  await tx.keepLines(taken.id, lines);
  const entries = await tx.waitingEntries(provider, shifted(firstDay, -1), shifted(lastDay, 1));
  await tx.keepMatches(matchLines(await tx.waitingLines(provider), entries));
  return taken;
}

const dayMs = 86_400_000;

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
}

/**
 * Settles a difference by an entry of its own: the money that a statement says more than the books
 * (or less) goes to, or comes from, the account that somebody names for it.
 */
export async function resolveDifference(
  tx: ReconciliationTransaction,
  clock: BookClock,
  order: { readonly difference: string; readonly account: Account; readonly memo: string },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const subject = `difference/${order.difference}`;
  if (await tx.isAnswered(subject)) return refused("ALREADY_ANSWERED", subject);
  const difference = await tx.difference(order.difference);
  if (difference === undefined) return refused("NOT_FOUND", subject);
  if (followsGoods(order.account)) return refused("STOCK_BY_HAND", order.account);
  const { amount, provider } = difference;
  const postings = balanced([debit(waitsIn(provider), amount), credit(order.account, amount)]);
  const facts = { memo: order.memo, subject };
  return bookEntry(tx, clock, { kind: "journal.posted", facts, postings }, occasion);
}

/**
 * Books that a statement's money has come to the bank, less the provider's fee. The fee counts with its
 * VAT only when the provider writes an invoice for it.
 *
 * @param feeVatBasisPoints 600 with an invoice, 0 without.
 */
export async function settleStatement(
  tx: ReconciliationTransaction,
  clock: BookClock,
  order: { readonly statement: string; readonly feeVatBasisPoints: number },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const statement = await tx.statement(order.statement);
  if (statement === undefined) return refused("NOT_FOUND", `statement ${order.statement}`);
  if (statement.isSettled) return refused("ALREADY_ANSWERED", `statement ${order.statement}`);
  const all = scale(money(statement.feeThousandths), 1, 1_000);
  const fee = scale(all, 10_000, 10_000 + order.feeVatBasisPoints);
  const { settled: gross, provider } = statement;
  const settlement = { gross, fee, feeVat: money(all - fee) };
  const postings = journalForSettlement(waitsIn(provider), settlement);
  const facts = {
    memo: `settlement of ${provider}`,
    subject: `settled/${statement.id}`,
    ...settlement,
  };
  return bookEntry(tx, clock, { kind: "payment.settled", facts, postings }, occasion);
}
