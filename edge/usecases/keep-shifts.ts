import { balanced, type Posting } from "../domain/finance/journal.ts";
import { journalForCashCount, journalForCashMove } from "../domain/finance/loss-journals.ts";
import { money, type Money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import { bookEntry, type BookClock, type BookTransaction } from "./book-entry.ts";
import { isRefused, refused, type Refused } from "./outcome.ts";

/**
 * One person's time at one drawer. What its kiosk sold between the opening and the closing is the
 * shift's, whoever sold it; what was sold while no shift was open belongs to none.
 */
export interface Shift {
  readonly id: string;
  /** The kiosk whose drawer it is. */
  readonly drawer: string;
  readonly cashier: string;
  readonly float: Money;
  readonly openedAtMs: number;
  readonly businessDay: string;
  /** Absent while it is open. */
  readonly closed?: ClosedShift;
}

export interface ClosedShift {
  readonly atMs: number;
  readonly by: string;
  readonly counted: Money;
  readonly expected: Money;
}

export const cashMoveKinds = ["pick-up", "top-up", "expense"] as const;
/** A pick-up goes towards the bank, a top-up comes from the safe, an expense was paid from the drawer. */
export type CashMoveKind = (typeof cashMoveKinds)[number];

export interface ShiftTransaction extends BookTransaction {
  shift(id: string): Promise<Shift | undefined>;
  openShiftOf(drawer: string): Promise<Shift | undefined>;
  /** What should lie in the drawer of an open shift. */
  expectedIn(shift: Shift): Promise<Money>;
}

/** Opens a shift: its float comes out of the safe. One drawer has one open shift. */
export async function openShift(
  tx: ShiftTransaction,
  clock: BookClock,
  { drawer, float }: { readonly drawer: string; readonly float: Money },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  if ((await tx.openShiftOf(drawer)) !== undefined) return refused("SHIFT_OPEN", drawer);
  const postings = journalForCashMove("safe-cash", "cash", float);
  const facts = { kiosk: drawer, float };
  return bookEntry(tx, clock, { kind: "shift.opened", facts, postings }, occasion);
}

/** Cash leaves or joins the drawer in the course of a shift. */
export async function moveCash(
  tx: ShiftTransaction,
  clock: BookClock,
  order: {
    readonly shift: string;
    readonly kind: CashMoveKind;
    readonly amount: Money;
    readonly note: string;
  },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const shift = await tx.shift(order.shift);
  if (shift === undefined) return refused("NOT_FOUND", `shift ${order.shift}`);
  if (shift.closed !== undefined) return refused("SHIFT_CLOSED", shift.id);
  const { kind: move, amount, note } = order;
  const facts = { shift: shift.id, kiosk: shift.drawer, move, amount, note };
  const postings = carried(move, amount);
  return bookEntry(tx, clock, { kind: "cash.moved", facts, postings }, occasion);
}

function carried(kind: CashMoveKind, amount: Money): Posting[] {
  switch (kind) {
    case "pick-up":
      return journalForCashMove("cash", "cash-in-transit", amount);
    case "top-up":
      return journalForCashMove("safe-cash", "cash", amount);
    case "expense":
      return journalForCashMove("cash", "selling-expenses", amount);
  }
}

/** The bank has credited cash that was on its way. */
export function bankCash(
  tx: BookTransaction,
  clock: BookClock,
  { amount, note }: { readonly amount: Money; readonly note: string },
  occasion: Occasion,
): Promise<{ readonly id: string } | Refused> {
  const facts = { shift: "", move: "bank", amount, note };
  const postings = journalForCashMove("cash-in-transit", "bank", amount);
  return bookEntry(tx, clock, { kind: "cash.moved", facts, postings }, occasion);
}

/**
 * Closes a shift with what was counted, before anybody has seen what should be there. The difference
 * is a posting of its own and waits to be answered for; the cash goes to the safe.
 */
export async function closeShift(
  tx: ShiftTransaction,
  clock: BookClock,
  { shift: id, counted }: { readonly shift: string; readonly counted: Money },
  occasion: Occasion,
): Promise<ClosedShift | Refused> {
  const shift = await tx.shift(id);
  if (shift === undefined) return refused("NOT_FOUND", `shift ${id}`);
  if (shift.closed !== undefined) return refused("SHIFT_CLOSED", id);
  const expected = await tx.expectedIn(shift);
  const postings = balanced([
    ...journalForCashCount(money(counted - expected)),
    ...journalForCashMove("cash", "safe-cash", counted),
  ]);
  const facts = { shift: id, kiosk: shift.drawer, counted, expected };
  const booked = await bookEntry(tx, clock, { kind: "shift.closed", facts, postings }, occasion);
  return isRefused(booked) ? booked : { atMs: occasion.atMs, by: occasion.by, counted, expected };
}
