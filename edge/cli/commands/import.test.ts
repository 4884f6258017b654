import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Command } from "commander";
import { expect, onTestFinished, test, vi } from "vitest";
import { exactOf, exactText } from "../../domain/migration/exact.ts";
import { Database } from "../../platform/sqlite.ts";
import { seededRandom, type Random } from "../../platform/random.ts";
import { ledgerPath } from "../../storage/open-store.ts";
import { verifyShop } from "../../testing/verify-shop.ts";
import { addImport } from "./import.ts";

const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

interface Report {
  readonly rows: number;
  readonly invoices: number;
  readonly duplicateRows: number;
  readonly rejectedRows: number;
  readonly rejectedByRule: Readonly<Record<string, number>>;
  readonly rejectsFile: string;
  readonly fileTotal: string;
  readonly bookableTotal: string;
  readonly sales: number;
  readonly linkedLines: number;
  readonly refunds: number;
  readonly unlinkedLines: number;
  readonly entries: number;
  readonly revenue: number;
  readonly trialBalance: number;
  readonly unbalancedEvents: number;
}

/** A directory with a ledger to be and a file of these rows. */
function shopWith(rows: readonly string[]): { readonly data: string; readonly file: string } {
  const data = mkdtempSync(join(tmpdir(), "tillbox-import-"));
  const file = join(data, "sales.csv.gz");
  writeFileSync(file, gzipSync([header, ...rows].join("\n")));
  vi.stubEnv("TILLBOX_DATA", data);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    process.exitCode = undefined;
    rmSync(data, { recursive: true, force: true });
  });
  return { data, file };
}

async function printed(file: string, ...options: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const output = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  try {
    const program = new Command().exitOverride();
    addImport(program);
    const rejects = ["--rejects", `${file}.rejects.csv`];
    await program.parseAsync(["import", "sales", file, ...rejects, ...options], { from: "user" });
    return lines.join("");
  } finally {
    output.mockRestore();
  }
}

async function imported(file: string): Promise<Report> {
  return JSON.parse(await printed(file, "--json")) as Report;
}

async function count(data: string, table: string): Promise<number> {
  const db = await Database.open(ledgerPath(data), "read");
  const row = await db.get<{ value: number }>(`SELECT count(*) AS value FROM ${table}`);
  await db.close();
  return row?.value ?? 0;
}

const day = [
  "536365,85123A,WHITE LAMP,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom",
  "536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom",
  "536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom",
  "536366,POST,POSTAGE,1,2010-12-01 08:28:00,18,,France",
  "C536367,85123a,WHITE LAMP,-2,2010-12-01 09:41:00,2.55,17850.0,United Kingdom",
  "C536368,D,Discount,-1,2010-12-01 09:42:00,27.5,14527.0,United Kingdom",
  "C536369,71053,LANTERN,-9,2010-12-02 09:42:00,3.39,17850.0,United Kingdom",
  "536370,22139,,56,2010-12-02 11:52:00,0.0,,United Kingdom",
  "536371,22139,damaged,-10,2010-12-02 11:53:00,0.0,,United Kingdom",
  "536372,PADS,PADS,1,2010-12-02 11:54:00,0.001,13952.0,United Kingdom",
  "A536373,B,Adjust bad debt,1,2010-12-02 11:55:00,-20.05,,United Kingdom",
];

test("sales, cancellations and what cannot be booked", async () => {
  const { data, file } = shopWith(day);
  const report = await imported(file);
  expect(report).toMatchObject({
    rows: 11,
    invoices: 9,
    duplicateRows: 1,
    rejectedRows: 4,
    fileTotal: "-9.179",
    bookableTotal: "10.87",
    sales: 2,
    linkedLines: 2,
    refunds: 2,
    unlinkedLines: 1,
    entries: 1,
    revenue: 1_087,
    trialBalance: 0,
    unbalancedEvents: 0,
  });
  const rejects = readFileSync(report.rejectsFile, "utf8").trim().split("\r\n").slice(1);
  expect(rejects.map((line) => line.split(",").slice(0, 2).join(" "))).toEqual([
    "9 price-zero",
    "10 stock-correction",
    "11 price-too-fine",
    "12 invoice-kind",
  ]);
  expect(await verifyShop({ data })).toBe("ok");
  const db = await Database.open(ledgerPath(data), "read");
  onTestFinished(() => db.close());
  expect(
    await db.all("SELECT receipt_series, receipt_number, business_day FROM refund ORDER BY seq"),
  ).toEqual([
    { receipt_series: "S001-10R", receipt_number: 1, business_day: "2010-12-01" },
    { receipt_series: "S001-10R", receipt_number: 2, business_day: "2010-12-02" },
  ]);
});

test("the same file again changes nothing", async () => {
  const { data, file } = shopWith(day);
  const first = await imported(file);
  const events = await count(data, "event");
  expect(await imported(file)).toMatchObject({ revenue: first.revenue, sales: first.sales });
  expect(await count(data, "event")).toBe(events);
});

test("a file that grew adds what is new", async () => {
  const { data, file } = shopWith(day.slice(0, 4));
  await imported(file);
  writeFileSync(file, gzipSync([header, ...day].join("\n")));
  expect(await imported(file)).toMatchObject({ revenue: 1_087, refunds: 2, entries: 1 });
  expect(await count(data, "sale")).toBe(2);
});

test("an invoice that says something else than before is refused", async () => {
  const { file } = shopWith(day);
  await imported(file);
  writeFileSync(file, gzipSync([header, day[0]!.replace(",6,", ",7,")].join("\n")));
  await expect(imported(file)).rejects.toThrow(/IDEMPOTENCY_KEY_REUSED.*536365/);
});

test("a dry run writes the rejects and no ledger", async () => {
  const { data, file } = shopWith(day);
  const text = await printed(file, "--dry-run");
  expect(text).toMatch(/to book +10\.87\n/);
  expect(text).toContain("dry run");
  expect(existsSync(`${file}.rejects.csv`)).toBe(true);
  expect(existsSync(ledgerPath(data))).toBe(false);
});

test.each([
  ["a file that is not there", "nothing.csv", /there is no .*nothing\.csv/],
  ["a file of another shape", "other.csv", /there is no column InvoiceNo/],
  ["an empty file", "empty.csv", /is empty/],
])("%s is named", async (_, name, message) => {
  const { data } = shopWith([]);
  writeFileSync(join(data, "other.csv"), "a,b\n1,2\n");
  writeFileSync(join(data, "empty.csv"), "");
  await expect(printed(join(data, name))).rejects.toThrow(message);
});

test.each([1, 20_261_124])("a generated history, seed %i", { timeout: 60_000 }, async (seed) => {
  const rows = generated(seededRandom(seed), 400);
  const { data, file } = shopWith(rows);
  const report = await imported(file);
  expect(report.fileTotal).toBe(exactText(controlTotal(rows)));
  expect(exactOf(report.bookableTotal)).toBe(BigInt(report.revenue) * 1_000_000n);
  expect(report).toMatchObject({ rows: rows.length, trialBalance: 0, unbalancedEvents: 0 });
  expect(report.linkedLines * report.unlinkedLines * report.rejectedRows).toBeGreaterThan(0);
  expect(await verifyShop({ data })).toBe("ok");
});

/** Sales of a few products to a few customers, one row in eight a cancellation, one in twelve bad. */
function generated(random: Random, invoices: number): string[] {
  const rows: string[] = [];
  for (let number = 1; number <= invoices; number += 1) {
    const isReturn = random.next() < 0.125;
    const invoice = `${isReturn ? "C" : ""}${number}`;
    const time = new Date(Date.UTC(2011, 0, 1) + number * 1_800_000).toISOString().slice(0, 19);
    const customer = random.between(0, 3);
    for (let line = random.between(1, 4); line > 0; line -= 1) {
      const quantity = random.between(1, 6) * (isReturn ? -1 : 1);
      const product = random.between(1, 5);
      const price = random.next() < 1 / 12 ? "0.001" : `${product}.5`;
      rows.push(
        `${invoice},P${product},"Product, ${product}",${quantity},${time},${price},${customer},UK`,
      );
    }
  }
  return rows;
}

/** Read from the text in a way of its own: the last cells of a row hold no comma. */
function controlTotal(rows: readonly string[]): bigint {
  return rows.reduce((total, row) => {
    const cells = row.split(",");
    const [quantity = "", , price = ""] = cells.slice(-5);
    const [whole = "", fraction = ""] = price.replace("-", "").split(".");
    const units = BigInt(whole + fraction.padEnd(8, "0"));
    return total + BigInt(quantity) * (price.startsWith("-") ? -units : units);
  }, 0n);
}

const real = new URL(
  "../../../../shared/data/retail/online-retail/online_retail_2010-12_2011-08.csv.gz",
  import.meta.url,
);
const realRows = 20_000;

test(
  `the first ${realRows} rows of a wholesaler's year`,
  { timeout: 120_000 },
  async ({ skip }) => {
    if (!existsSync(real)) skip("../shared is absent: the wholesaler's file cannot be replayed");
    const rows = gunzipSync(readFileSync(real)).toString("utf8").split("\n");
    const some = rows.slice(1, realRows + 1);
    const { data, file } = shopWith(some);
    const report = await imported(file);
    expect(report.fileTotal).toBe(exactText(controlTotal(some)));
    expect(exactOf(report.bookableTotal)).toBe(BigInt(report.revenue) * 1_000_000n);
    expect(report).toMatchObject({ rows: realRows, trialBalance: 0, unbalancedEvents: 0 });
    expect(await verifyShop({ data })).toBe("ok");
  },
);
