import { cellText, type ReportView } from "../contract/reports.ts";
import type { Locale } from "../domain/locale.ts";

const wideLetter =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

/** Columns of a terminal that a text takes: Chinese letters and full-width marks take two. */
export function terminalWidth(text: string): number {
  return text.length + (text.match(wideLetter)?.length ?? 0);
}

/** A report for a terminal: words on the left, figures on the right of their columns. */
export function reportTable(report: ReportView, locale: Locale): string[] {
  const cells = [
    report.columns.map(({ names }) => names[locale]),
    ...report.rows.map((row) =>
      row.map((cell, index) => cellText(cell, report.columns[index]?.kind ?? "text", locale)),
    ),
  ];
  const widths = report.columns.map((_, index) =>
    Math.max(...cells.map((row) => terminalWidth(row[index] ?? ""))),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, index) => {
        const space = " ".repeat(widths[index]! - terminalWidth(cell));
        return report.columns[index]?.kind === "text" ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
  const days = report.from === report.to ? report.to : `${report.from} – ${report.to}`;
  return [`${report.names[locale]}  ${days}`, "", ...lines];
}
