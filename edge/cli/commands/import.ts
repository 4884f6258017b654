import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { v7 as newId } from "uuid";
import { loadSettings, type Settings } from "../../config.ts";
import { exactFrom, exactText, type Exact } from "../../domain/migration/exact.ts";
import type { Reject } from "../../domain/migration/reject.ts";
import type { SalesHistory } from "../../domain/migration/sales-history.ts";
import { Database } from "../../platform/sqlite.ts";
import { ledgerPath, openStore } from "../../storage/open-store.ts";
import { readImported, type ImportedBooks } from "../../storage/read-imported.ts";
import { importedRevenue, importSales, type ImportedSales } from "../../usecases/import-sales.ts";
import { print } from "../print.ts";
import { readSalesFile, writeRejects } from "../sales-file.ts";

interface Options {
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly json?: boolean;
}

/** `tillbox import sales`: takes another system's history into the books; the box must be stopped. */
export function addImport(program: Command): void {
  program
    .command("import")
    .description("take over what another system has kept")
    .command("sales")
    .description("book invoices and cancellations of a CSV file; stop the box first")
    .argument("<file>", "CSV of InvoiceNo, StockCode, Description, ..., also as .csv.gz")
    .option("--dry-run", "read and count; book nothing")
    .option("--rejects <file>", "where rows go that are not booked; else FILE.rejects.csv here")
    .option("--json", "for programs")
    .action(async (file: string, options: Options) => {
      const startedAtMs = Date.now();
      const settings = loadSettings();
      const history = await readSalesFile(file, settings.shop.timeZone);
      const rejectsFile = resolve(options.rejects ?? `${basename(file)}.rejects.csv`);
      writeRejects(rejectsFile, history.rejects);
      const booked = options.dryRun === true ? undefined : await book(settings, history);
      const report = {
        ...countsOf(history),
        rejectsFile,
        ...booked?.imported,
        ...booked?.books,
        seconds: (Date.now() - startedAtMs) / 1_000,
      };
      print(report, options.json === true, () => [
        ...linesOfFile(report),
        ...(booked === undefined
          ? ["nothing was booked: dry run"]
          : linesOfBooks(booked.imported, booked.books)),
        `${report.seconds.toFixed(1)} s`,
      ]);
      if (booked !== undefined && !agrees(history, booked.books)) process.exitCode = 1;
    });
}

interface Booked {
  readonly imported: Omit<ImportedSales, "keys">;
  readonly books: ImportedBooks;
}

async function book(settings: Settings, history: SalesHistory): Promise<Booked> {
  let nowMs = Date.now();
  const store = await openStore(settings.data, {
    now: () => nowMs,
    newId,
    store: settings.store,
    timeZone: settings.shop.timeZone,
    dayStartsAt: settings.shop.dayStartsAt,
    accounting: settings.accounting,
    onUnknownCommit: (error) => {
      process.stderr.write(`${String(error)}\nRun the same command again.\n`);
      process.exit(1);
    },
  });
  try {
    const { keys, ...imported } = await importSales(
      {
        ...store,
        periods: store.finance.periods,
        turnClock: (instantMs) => {
          nowMs = instantMs;
        },
      },
      history,
    );
    return { imported, books: await readBooks(settings, keys) };
  } finally {
    await store.close();
  }
}

async function readBooks({ data }: Settings, keys: readonly string[]): Promise<ImportedBooks> {
  const reader = await Database.open(ledgerPath(data), "read");
  try {
    return await readImported(reader, importedRevenue, keys);
  } finally {
    await reader.close();
  }
}

function countsOf(history: SalesHistory) {
  const rejected = rejectedIn(history.rejects);
  return {
    rows: history.rows,
    invoices: history.numbers,
    duplicateRows: history.duplicates,
    rejectedRows: history.rejects.length,
    rejectedByRule: countByRule(history.rejects),
    fileTotal: exactText(history.total),
    rejectedTotal: exactText(rejected),
    bookableTotal: exactText(history.total - rejected),
  };
}

function rejectedIn(rejects: readonly Reject[]): Exact {
  return rejects.reduce((total, { amount }) => total + (amount ?? 0n), 0n);
}

function countByRule(rejects: readonly Reject[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of rejects) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

function linesOfFile(report: ReturnType<typeof countsOf> & { rejectsFile: string }): string[] {
  const rules = Object.entries(report.rejectedByRule).map(([rule, count]) => `${rule} ${count}`);
  return [
    `${report.rows} rows, ${report.invoices} invoices, ${report.duplicateRows} rows repeat another`,
    `${report.rejectedRows} rows rejected${rules.length === 0 ? "" : ` (${rules.join(", ")})`}: ${report.rejectsFile}`,
    `control total of the file     ${report.fileTotal}`,
    `less the rejected rows        ${report.rejectedTotal}`,
    `to book                       ${report.bookableTotal}`,
  ];
}

function linesOfBooks(imported: Booked["imported"], books: ImportedBooks): string[] {
  return [
    `in the ledger                 ${exactText(exactFrom(books.revenue))}`,
    `trial balance                 ${exactText(exactFrom(books.trialBalance))}, ${books.unbalancedEvents} events out of balance`,
    `${imported.sales} sales, ${imported.newProducts} new products`,
    `${imported.linkedLines} lines came back in ${imported.refunds} refunds`,
    `${imported.unlinkedLines} lines came back without a known sale, in ${imported.entries} entries`,
  ];
}

/** To the last minor unit. */
function agrees(history: SalesHistory, books: ImportedBooks): boolean {
  return (
    exactFrom(books.revenue) === history.total - rejectedIn(history.rejects) &&
    books.trialBalance === 0 &&
    books.unbalancedEvents === 0
  );
}
