import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { businessDayOf, localHourIn } from "../domain/sale/business-day.ts";
import { OperatingError } from "../errors.ts";
import { migrate, readMigrations } from "../platform/migrate.ts";
import { Database } from "../platform/sqlite.ts";
import type { BookClock } from "../usecases/book-entry.ts";
import type { NewId, Now } from "../usecases/moments.ts";
import { Pen } from "./pen.ts";
import { readChart, type Accounting } from "./read-chart.ts";
import { SqliteAlerts } from "./sqlite-alerts.ts";
import { SqliteAnswerBook } from "./sqlite-answer-book.ts";
import { SqliteBaskets } from "./sqlite-baskets.ts";
import { SqliteBooks } from "./sqlite-books.ts";
import { SqliteCatalogueWriter } from "./sqlite-catalogue-writer.ts";
import { SqliteCatalogue } from "./sqlite-catalogue.ts";
import { SqliteContents } from "./sqlite-contents.ts";
import { SqliteDevices } from "./sqlite-devices.ts";
import { SqliteFigures } from "./sqlite-figures.ts";
import { SqliteGallery } from "./sqlite-gallery.ts";
import { SqliteGoods } from "./sqlite-goods.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";
import { SqliteLosses } from "./sqlite-losses.ts";
import { SqliteMembers } from "./sqlite-members.ts";
import { SqlitePayables } from "./sqlite-payables.ts";
import { SqlitePayouts } from "./sqlite-payouts.ts";
import { SqlitePayments } from "./sqlite-payments.ts";
import { SqliteApiKeys, SqlitePeople, SqliteSessions } from "./sqlite-people.ts";
import { SqlitePeriods } from "./sqlite-periods.ts";
import { SqlitePrintJobs } from "./sqlite-print-jobs.ts";
import { SqlitePromotions } from "./sqlite-promotions.ts";
import { SqliteReconciliations } from "./sqlite-reconciliations.ts";
import { SqliteRefunds } from "./sqlite-refunds.ts";
import { SqliteReports } from "./sqlite-reports.ts";
import { SqliteShelfCounts } from "./sqlite-shelf-counts.ts";
import { SqliteShifts } from "./sqlite-shifts.ts";
import { SqliteStockBook } from "./sqlite-stock-book.ts";
import { SqliteStock } from "./sqlite-stock.ts";
import { lockForWriting } from "./writer-lock.ts";

export interface StoreOptions {
  readonly now: Now;
  readonly newId: NewId;
  readonly store: string;
  readonly timeZone: string;
  readonly dayStartsAt: string;
  /** Absent: a small company that is a general payer. */
  readonly accounting?: Accounting;
  /** Called when it is unknown whether a COMMIT reached the disk: the process must end. */
  readonly onUnknownCommit: (error: unknown) => void;
}

export type Store = Awaited<ReturnType<typeof openStore>>;

/** The path of a data directory's ledger. */
export function ledgerPath(data: string): string {
  return join(data, "ledger.db");
}

/**
 * Opens the ledger of a data directory as its only writer, made or brought up to date first.
 *
 * @throws OperatingError DATA_IN_USE, DATA_NEWER_THAN_PROGRAM, MIGRATION_CHANGED, STORAGE_OPEN_FAILED,
 *   CONFIG_INVALID when the ledger is another store's
 */
export async function openStore(data: string, options: StoreOptions) {
  mkdirSync(data, { recursive: true });
  const lock = await lockForWriting(data);
  const { writer, reader } = await openConnections(ledgerPath(data), options).catch(
    async (error: unknown) => {
      await lock.release();
      throw error;
    },
  );
  const pen = new Pen(writer, options.onUnknownCommit);
  const { now, newId } = options;
  const businessDay = businessDayOf(options.timeZone, options.dayStartsAt);
  return {
    ledger: new SqliteLedger(pen, reader, options.store, { now, newId, businessDay }),
    goods: new SqliteGoods(pen, reader, { newId, businessDay }),
    contents: new SqliteContents(pen),
    refunds: new SqliteRefunds(pen, reader, options.store, { now, newId, businessDay }),
    catalogue: new SqliteCatalogue(reader, now, businessDay),
    promotions: new SqlitePromotions(pen, reader, now),
    members: new SqliteMembers(reader),
    catalogueWriter: new SqliteCatalogueWriter(pen, now),
    stock: new SqliteStock(pen, { newId, businessDay }),
    stockBook: new SqliteStockBook(reader),
    books: new SqliteBooks(reader),
    finance: openFinance(pen, reader, options, { newId, businessDay }),
    reports: new SqliteReports(reader, localHourIn(options.timeZone), businessDay),
    baskets: new SqliteBaskets(pen, reader, now),
    payouts: new SqlitePayouts(pen, reader),
    payments: new SqlitePayments(pen, reader),
    printJobs: new SqlitePrintJobs(pen, reader),
    alerts: new SqliteAlerts(pen, reader, now),
    people: new SqlitePeople(pen, reader, now),
    sessions: new SqliteSessions(pen, reader),
    apiKeys: new SqliteApiKeys(pen, reader),
    devices: new SqliteDevices(pen, reader),
    shelfCounts: new SqliteShelfCounts(pen, reader),
    gallery: new SqliteGallery(pen, reader),
    answers: new SqliteAnswerBook(pen, reader),
    businessDay,
    /** Write jobs that wait for their turn. */
    waiting: () => pen.waiting,
    close: async () => {
      await pen.whenIdle();
      await reader.close();
      await writer.close();
      await lock.release();
    },
  };
}

function openFinance(pen: Pen, reader: Database, options: StoreOptions, clock: BookClock) {
  const chart = readChart(options.accounting ?? { standard: "small-company", payer: "general" });
  return {
    chart,
    shifts: new SqliteShifts(pen, reader, clock),
    losses: new SqliteLosses(pen, reader, clock, chart.treatments),
    payables: new SqlitePayables(pen, reader, clock),
    periods: new SqlitePeriods(pen, reader, clock),
    figures: new SqliteFigures(reader, localHourIn(options.timeZone)),
    reconciliations: new SqliteReconciliations(pen, reader, clock),
  };
}

async function openConnections(path: string, options: StoreOptions) {
  const writer = await Database.open(path);
  try {
    await prepareWriter(writer, options);
    return { writer, reader: await Database.open(path, "read") };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/** Recursive triggers, so that REPLACE cannot delete a row that must stay. */
const pragmas = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
  PRAGMA cache_size = -16000`;

/** Every COMMIT of the connection is on disk when it answers, and the schema is today's. */
async function prepareWriter(writer: Database, options: StoreOptions): Promise<void> {
  try {
    await writer.exec(pragmas);
  } catch (error) {
    throw new OperatingError("STORAGE_OPEN_FAILED", writer.path, { cause: error });
  }
  const durability = await writer.get<{ synchronous: number }>("PRAGMA synchronous");
  if ((durability?.synchronous ?? 0) < 2)
    throw new OperatingError("STORAGE_OPEN_FAILED", "synchronous is below FULL");
  await migrate(writer, readMigrations(new URL("./migrations/", import.meta.url)));
  await writer.run(
    "INSERT OR IGNORE INTO ledger (only, store, series) VALUES (1, ?, ?)",
    options.store,
    options.newId(),
  );
  const owner = await writer.get<{ store: string }>("SELECT store FROM ledger");
  if (owner?.store !== options.store)
    throw new OperatingError(
      "CONFIG_INVALID",
      `store: ${writer.path} is the ledger of ${owner?.store ?? "nobody"}, not of ${options.store}`,
    );
}
