import { cpSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SaleDraft } from "../../../edge/domain/sale/sale.ts";
import { seededRandom } from "../../../edge/platform/random.ts";
import { Database } from "../../../edge/platform/sqlite.ts";
import { ledgerPath } from "../../../edge/storage/open-store.ts";
import { bigSale, stockBigShop } from "../../../edge/testing/big-shop.ts";
import { against, figure, type Row } from "../bench.ts";
import { median, percentile, timeRound, type Round } from "../figures.ts";
import {
  betterRowByRow,
  naive,
  openBenchStore,
  ours,
  rawAppend,
  type Design,
  type SaleToWrite,
} from "./designs.ts";
import type { Message } from "./ledger-bench.ts";
import { betterSqlite3 } from "./peer.ts";
import { rowsOfSale } from "./row-by-row.ts";
import { syncCounter } from "./sync-count.ts";

const bench = "ledger";
const products = 20_000;
const lines = 8;
const rounds = 5;
/** Sales of one round: a second or so of work for each design. */
const salesPerRound = { alone: 300, together: 1_200 };
const sales = rounds * salesPerRound.together;

const send = (message: Message) => process.send?.(message);
const say = (line: string) => send({ line });

const folder = process.argv[2]!;
const syncs = syncCounter();

interface Measured extends Round {
  /** fsync and fdatasync calls per sale. */
  readonly syncs: number;
}

/** A shop with stock that each design gets a copy of, and the sales with the rows that they become. */
async function prepare(): Promise<{ toWrite: SaleToWrite[]; walBytesPerSale: number }> {
  const base = join(folder, "base");
  const store = await openBenchStore(base);
  await stockBigShop(store, products, 10_000, Date.now());
  await store.close();
  const written = copyOf("written");
  const writer = await openBenchStore(written);
  const random = seededRandom(1);
  const drafts = Array.from({ length: sales }, (_, n) =>
    bigSale(random, `sale-${n}`, { products, lines, atMs: Date.now() }),
  );
  for (const draft of drafts) await writer.ledger.postSale(draft);
  await writer.close();
  const toWrite = await withRows(written, drafts);
  return { toWrite, walBytesPerSale: await walBytesOf(drafts.slice(0, 200)) };
}

async function withRows(data: string, drafts: readonly SaleDraft[]): Promise<SaleToWrite[]> {
  const db = await Database.open(ledgerPath(data), "read");
  const toWrite: SaleToWrite[] = [];
  for (const draft of drafts) {
    const sale = await db.get<{ seq: number }>("SELECT seq FROM sale WHERE key = ?", draft.key);
    toWrite.push({ draft, rows: await rowsOfSale(db, sale!.seq) });
  }
  await db.close();
  return toWrite;
}

/** How much one sale alone adds to the write-ahead log while nothing of it is moved into the file. */
async function walBytesOf(drafts: readonly SaleDraft[]): Promise<number> {
  const data = copyOf("wal");
  const store = await openBenchStore(data);
  // A reader that stays where it is keeps the log from being started over.
  const reader = await Database.open(ledgerPath(data), "read");
  await reader.exec("BEGIN");
  await reader.get("SELECT count(*) FROM sale");
  for (const draft of drafts) await store.ledger.postSale(draft);
  const { size } = statSync(`${ledgerPath(data)}-wal`);
  await reader.close();
  await store.close();
  return Math.round(size / drafts.length);
}

function copyOf(name: string): string {
  const to = join(folder, name);
  mkdirSync(to);
  cpSync(ledgerPath(join(folder, "base")), ledgerPath(to));
  return to;
}

async function measure(design: Design, sales: readonly SaleToWrite[]): Promise<Measured> {
  const before = syncs();
  const round = await timeRound(sales, design.callers, (sale) => design.write(sale));
  return { ...round, syncs: (syncs() - before) / sales.length };
}

/** Each design once a round, so that a neighbour's load falls on all of them alike. */
async function interleave(designs: readonly Design[], toWrite: readonly SaleToWrite[]) {
  const measured = new Map<Design, Measured[]>(designs.map((design) => [design, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const design of designs) {
      const count = design.callers > 1 ? salesPerRound.together : salesPerRound.alone;
      const part = toWrite.slice(round * count, (round + 1) * count);
      measured.get(design)!.push(await measure(design, part));
    }
  return measured;
}

function rate(round: Measured): number {
  return round.latenciesMs.length / round.seconds;
}

function rowsOf(design: Design, measured: readonly Measured[]): Row[] {
  const of = (what: string, unit: string, value: (round: Measured) => number) =>
    figure(bench, `${design.name}: ${what}`, median(measured.map(value)), unit);
  return [
    of("durable sales", "sales/s", rate),
    of("p50", "ms", (round) => percentile(round.latenciesMs, 0.5)),
    of("p99", "ms", (round) => percentile(round.latenciesMs, 0.99)),
    of("fsyncs", "per sale", (round) => round.syncs),
    of("CPU", "us/sale", (round) => round.cpuMicroseconds),
  ].filter((row) => !Number.isNaN(row.value));
}

/** The median of the rounds' own ratios: both sides of each were measured under the same load. */
function ratioRow(measured: Map<Design, Measured[]>, design: Design, baseline: Design): Row {
  const theirs = measured.get(baseline)!.map(rate);
  const ratios = measured.get(design)!.map((round, index) => rate(round) / theirs[index]!);
  const value = median(measured.get(design)!.map(rate));
  const row = figure(bench, `${design.name} beside ${baseline.name}`, value, "sales/s");
  return against(row, baseline.name, value / median(ratios));
}

say(`a shop of ${products.toLocaleString("en")} products and ${sales} sales are made first`);
const { toWrite, walBytesPerSale } = await prepare();
say(`one sale of ${lines} lines adds ${walBytesPerSale} bytes to the write-ahead log`);
say(`a plain program writes it with ${toWrite[0]!.rows.length} statements`);
const Driver = betterSqlite3(say);
const raw = rawAppend(folder, walBytesPerSale);
const plain = await naive(copyOf("naive"));
const oneTill = await ours(copyOf("one"), 1);
const many = await ours(copyOf("many"), 32);
const peers = Driver === undefined ? [] : [betterRowByRow(copyOf("better"), Driver)];
const designs = [raw, plain, ...peers, oneTill, many];
const measured = await interleave(designs, toWrite);
for (const design of designs) await design.close();
send({
  rows: [
    figure(bench, "bytes in the write-ahead log", walBytesPerSale, "per sale"),
    ...designs.flatMap((design) => rowsOf(design, measured.get(design)!)),
    ratioRow(measured, oneTill, raw),
    ratioRow(measured, many, raw),
    ...[plain, ...peers].map((peer) => ratioRow(measured, many, peer)),
  ],
});
