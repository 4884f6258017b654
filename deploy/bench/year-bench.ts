import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { v7 as newId } from "uuid";
import { seededRandom } from "../../edge/platform/random.ts";
import { Database } from "../../edge/platform/sqlite.ts";
import { ledgerPath, openStore, type Store } from "../../edge/storage/open-store.ts";
import { verifyLedger } from "../../edge/storage/verify-ledger.ts";
import { bigSale, stockBigShop } from "../../edge/testing/big-shop.ts";
import { makeReport } from "../../edge/usecases/make-report.ts";
import { against, figure, type Bench, type BenchOptions, type Row } from "./bench.ts";
import { median } from "./figures.ts";

const products = 20_000;
const lines = 8;
/** As many as share one statement and one fsync. */
const callers = 64;
const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2026, 0, 1, 4);
const runs = 3;

/** How fast `tillbox ledger verify` derives a ledger again. */
export const verifyBench: Bench = {
  name: "verify",
  about: "sales a second that `tillbox ledger verify` derives again",
  run: (options) =>
    withYear("verify", options, async (data) => [await verifyRow("verify", data, options.sales)]),
};

/** What a ledger of a year costs: to open, to report on, to verify. */
export const yearBench: Bench = {
  name: "year",
  about: "start, reports and verification of a ledger with a year of sales",
  run: (options) =>
    withYear("year", options, async (data) => [
      ...(await openingRows(data)),
      await verifyRow("year", data, options.sales),
    ]),
};

function openAt(data: string, now: () => number): Promise<Store> {
  return openStore(data, {
    now,
    newId,
    store: "s001",
    timeZone: "Asia/Shanghai",
    dayStartsAt: "04:00",
    onUnknownCommit: (error) => {
      throw error;
    },
  });
}

async function withYear(
  bench: string,
  options: BenchOptions,
  measure: (data: string) => Promise<Row[]>,
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "tillbox-year-"));
  try {
    const data = join(folder, "data");
    const written = await writeYear(bench, data, options);
    return [...written, ...(await measure(data))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Through the real path, spread evenly over 365 days. */
async function writeYear(
  bench: string,
  data: string,
  { sales, say }: BenchOptions,
): Promise<Row[]> {
  let nowMs = firstDayMs;
  const store = await openAt(data, () => nowMs);
  await stockBigShop(store, products, 100_000, nowMs);
  const random = seededRandom(1);
  let next = 0;
  const startedAt = performance.now();
  const caller = async () => {
    while (next < sales) {
      const n = next++;
      nowMs = firstDayMs + Math.floor((n / sales) * 365) * dayMs + (n % 36_000) * 1_000;
      const draft = bigSale(random, `sale-${n}`, { products, lines, atMs: nowMs });
      const { kind } = await store.ledger.postSale(draft);
      if (kind !== "posted") throw new Error(`${draft.key} was ${kind}`);
      if (n % 100_000 === 99_999) say(`${n + 1} sales written`);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - startedAt) / 1_000;
  await store.close();
  const { size } = statSync(ledgerPath(data));
  return [
    figure(bench, "sales in the ledger", sales, "sales"),
    figure(bench, `written, ${callers} callers`, sales / seconds, "sales/s"),
    figure(bench, "the ledger's file", size / sales, "bytes/sale"),
  ];
}

async function openingRows(data: string): Promise<Row[]> {
  const openings: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    const store = await openAt(data, () => firstDayMs + 365 * dayMs);
    await store.catalogue.product("p000001");
    openings.push(performance.now() - startedAt);
    await store.close();
  }
  const store = await openAt(data, () => firstDayMs + 365 * dayMs);
  const year = { from: "2026-01-01", to: "2026-12-31", shift: "" };
  const day = { from: "2026-06-30", to: "2026-06-30", shift: "" };
  const rows = [
    figure("year", "open until ready", median(openings), "ms"),
    await reportRow(store, "z", "Z report of a day", day),
    await reportRow(store, "profit-and-loss", "profit and loss of the year", year),
    await reportRow(store, "balance-sheet", "balance sheet", year),
  ];
  await store.close();
  return rows;
}

async function reportRow(
  store: Store,
  name: string,
  title: string,
  query: { readonly from: string; readonly to: string; readonly shift: string },
): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    await makeReport(store.finance, name, query);
    times.push(performance.now() - startedAt);
  }
  return figure("year", title, median(times), "ms");
}

/** Beside the rate that a check of a ledger was asked to reach. */
async function verifyRow(bench: string, data: string, sales: number): Promise<Row> {
  const rates: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const db = await Database.open(ledgerPath(data), "read");
    const startedAt = performance.now();
    const { ok, checks } = await verifyLedger(db);
    rates.push(sales / ((performance.now() - startedAt) / 1_000));
    await db.close();
    if (!ok) throw new Error(checks.find((check) => !check.ok)?.detail);
  }
  return against(
    figure(bench, "ledger verify", median(rates), "sales/s"),
    "the target 20000/s",
    20_000,
  );
}
