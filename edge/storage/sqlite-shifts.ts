import { money, type Money } from "../domain/money.ts";
import type { Occasion } from "../domain/stock/receive.ts";
import type { Database } from "../platform/sqlite.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import {
  bankCash,
  closeShift,
  moveCash,
  openShift,
  type CashMoveKind,
  type ClosedShift,
  type Shift,
  type ShiftTransaction,
} from "../usecases/keep-shifts.ts";
import type { Refused } from "../usecases/outcome.ts";
import type { ShiftDesk } from "../usecases/finance-ports.ts";
import { SqliteBookTransaction } from "./book-transaction.ts";
import type { Pen } from "./pen.ts";

interface ShiftRow {
  seq: number;
  id: string;
  drawer: string;
  cashier: string;
  float: number;
  opened_at_ms: number;
  business_day: string;
  closed_at_ms: number | null;
  closed_by: string | null;
  counted: number | null;
  expected: number | null;
}

/** Drawers and their shifts. */
export class SqliteShifts implements ShiftDesk {
  readonly #pen: Pen;
  readonly #reader: Database;
  readonly #clock: BookClock;

  constructor(pen: Pen, reader: Database, clock: BookClock) {
    this.#pen = pen;
    this.#reader = reader;
    this.#clock = clock;
  }

  open(
    order: { drawer: string; float: Money },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => openShift(tx, this.#clock, order, occasion));
  }

  moveCash(
    order: { shift: string; kind: CashMoveKind; amount: Money; note: string },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => moveCash(tx, this.#clock, order, occasion));
  }

  bankCash(
    order: { amount: Money; note: string },
    occasion: Occasion,
  ): Promise<{ id: string } | Refused> {
    return this.#write((tx) => bankCash(tx, this.#clock, order, occasion));
  }

  close(
    order: { shift: string; counted: Money },
    occasion: Occasion,
  ): Promise<ClosedShift | Refused> {
    return this.#write((tx) => closeShift(tx, this.#clock, order, occasion));
  }

  find(id: string): Promise<Shift | undefined> {
    return readShift(this.#reader, "id = ?", id);
  }

  openAt(drawer: string): Promise<Shift | undefined> {
    return readShift(this.#reader, openAtDrawer, drawer);
  }

  async list(page: { day: string; after: string; limit: number }): Promise<Shift[]> {
    const rows = await this.#reader.all<ShiftRow>(
      `SELECT * FROM shift WHERE (?1 = '' OR business_day = ?1)
         AND (?2 = '' OR seq < (SELECT seq FROM shift WHERE id = ?2)) ORDER BY seq DESC LIMIT ?3`,
      page.day,
      page.after,
      page.limit,
    );
    return rows.map(toShift);
  }

  #write<T>(work: (tx: ShiftTransaction) => Promise<T>): Promise<T> {
    return this.#pen.write((page) => work(new SqliteShiftTransaction(page)));
  }
}

class SqliteShiftTransaction extends SqliteBookTransaction implements ShiftTransaction {
  shift(id: string): Promise<Shift | undefined> {
    return readShift(this.page.db, "id = ?", id);
  }

  openShiftOf(drawer: string): Promise<Shift | undefined> {
    return readShift(this.page.db, openAtDrawer, drawer);
  }

  /** Every event of the drawer's kiosk that moved cash: sales, what came back, what was carried. */
  async expectedIn({ id }: Shift): Promise<Money> {
    const row = await this.page.db.get<{ expected: number }>(
      `SELECT float + coalesce((SELECT sum(posting.amount) FROM posting JOIN event USING (seq)
                WHERE posting.seq > shift.seq AND +account = 'cash'
                  AND event.body ->> 'kiosk' = shift.drawer), 0) AS expected
       FROM shift WHERE id = ?`,
      id,
    );
    return money(row?.expected ?? 0);
  }
}

const openAtDrawer = "drawer = ? AND closed_seq IS NULL";

async function readShift(db: Database, where: string, value: string): Promise<Shift | undefined> {
  return (await readShifts(db, where, value))[0];
}

/** Shifts by a condition of one value. */
export async function readShifts(db: Database, where: string, value: string): Promise<Shift[]> {
  const rows = await db.all<ShiftRow>(`SELECT * FROM shift WHERE ${where}`, value);
  return rows.map(toShift);
}

function toShift(row: ShiftRow): Shift {
  const shift = {
    id: row.id,
    drawer: row.drawer,
    cashier: row.cashier,
    float: money(row.float),
    openedAtMs: row.opened_at_ms,
    businessDay: row.business_day,
  };
  if (row.closed_at_ms === null) return shift;
  const closed = {
    atMs: row.closed_at_ms,
    by: row.closed_by ?? "",
    counted: money(row.counted ?? 0),
    expected: money(row.expected ?? 0),
  };
  return { ...shift, closed };
}
