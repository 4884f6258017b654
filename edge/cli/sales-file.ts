import { createReadStream, existsSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { instantIn } from "../domain/migration/instant.ts";
import { rejectRules, type Reject } from "../domain/migration/reject.ts";
import { columnsOf, SalesHistory } from "../domain/migration/sales-history.ts";
import { salesColumns } from "../domain/migration/sales-row.ts";
import { missingColumn } from "../domain/reconciliation/table.ts";
import { OperatingError } from "../errors.ts";

/**
 * Reads a CSV of sales, packed with gzip when its name ends in `.gz`.
 *
 * @param timeZone in which its times are written.
 * @throws OperatingError REQUEST_INVALID when there is no such file, or a column is missing.
 */
export async function readSalesFile(path: string, timeZone: string): Promise<SalesHistory> {
  if (!existsSync(path)) throw new OperatingError("REQUEST_INVALID", `FILE: there is no ${path}`);
  const file = createReadStream(path);
  const text = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  let history: SalesHistory | undefined;
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
    if (history === undefined) {
      const missing = missingColumn(columnsOf(line), salesColumns);
      if (missing !== undefined)
        throw new OperatingError("REQUEST_INVALID", `${path}: there is no column ${missing}`);
      history = new SalesHistory(line, instantIn(timeZone));
    } else history.take(line);
  }
  if (history === undefined) throw new OperatingError("REQUEST_INVALID", `${path} is empty`);
  return history;
}

/** Writes a row for each reject: where it stands, by which rule and why, and the row itself. */
export function writeRejects(path: string, rejects: readonly Reject[]): void {
  const rows = rejects.map(({ row, rule, text }) =>
    [String(row), rule, rejectRules[rule]["zh-CN"], rejectRules[rule].en, text].map(quoted),
  );
  const header = ["row", "rule", "原因", "reason", "text"];
  writeFileSync(
    path,
    `\uFEFF${[header, ...rows].map((cells) => cells.join(",")).join("\r\n")}\r\n`,
  );
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
