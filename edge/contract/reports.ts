import { z } from "zod";

const localised = z.object({ "zh-CN": z.string(), en: z.string() });

/** `GET /reports/{name}`: figures as a table. */
export const reportShape = z.object({
  name: z.string(),
  names: localised,
  from: z.string().describe("first business day"),
  to: z.string().describe("last business day"),
  columns: z.array(
    z.object({
      key: z.string(),
      names: localised,
      kind: z
        .enum(["text", "money", "count", "basis-points"])
        .describe("money in minor units; basis points: 1234 is 12.34 %"),
    }),
  ),
  rows: z.array(z.array(z.union([z.string(), z.int(), localised]))),
});
export type ReportView = z.infer<typeof reportShape>;
type ReportCell = ReportView["rows"][number][number];

/** One cell as a person reads it; a byte order mark apart, what a spreadsheet takes as a number. */
export function cellText(cell: ReportCell, kind: string, locale: "zh-CN" | "en"): string {
  if (typeof cell === "object") return cell[locale];
  if (typeof cell === "string" || kind === "count") return String(cell);
  if (kind !== "money" && kind !== "basis-points") return String(cell);
  const digits = String(Math.abs(cell)).padStart(3, "0");
  return `${cell < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The report as comma-separated values for a spreadsheet: UTF-8 with a byte order mark. */
export function reportCsv(report: ReportView, locale: "zh-CN" | "en"): string {
  const head = report.columns.map(({ names }) => names[locale]);
  const rows = report.rows.map((row) =>
    row.map((cell, index) => cellText(cell, report.columns[index]?.kind ?? "text", locale)),
  );
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A cell that begins like a formula is text; a spreadsheet must not run it. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
