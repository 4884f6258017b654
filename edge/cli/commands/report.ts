import { Option, type Command } from "commander";
import { loadSettings } from "../../config.ts";
import { reportCsv, type ReportView } from "../../contract/reports.ts";
import { locales, type Locale } from "../../domain/locale.ts";
import { reportNames } from "../../usecases/make-report.ts";
import { withBox } from "../box.ts";
import { reportTable } from "../report-table.ts";

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly shift?: string;
  readonly format: "table" | "csv" | "json";
  readonly locale?: Locale;
}

/** `tillbox report NAME`: statements, margins and till reports. */
export function addReport(program: Command): void {
  program
    .command("report")
    .description(`figures of the books: ${reportNames.join(", ")}`)
    .argument("<name>")
    .option("--from <day>", "first business day, YYYY-MM-DD; else as --to")
    .option("--to <day>", "last business day; else today")
    .option("--shift <id>", "of this shift alone (x and z)")
    .addOption(
      new Option("--format <format>", "how it is written")
        .choices(["table", "csv", "json"])
        .default("table"),
    )
    .addOption(new Option("--locale <locale>", "language; else the shop's").choices(locales))
    .action(async (name: string, options: Options) => {
      const query = new URLSearchParams();
      for (const key of ["from", "to", "shift"] as const)
        if (options[key] !== undefined) query.set(key, options[key]);
      const path = `/api/v1/reports/${encodeURIComponent(name)}?${query.toString()}`;
      const report = await withBox("core", (ask) => ask<ReportView>("GET", path));
      process.stdout.write(written(report, options));
    });
}

function written(report: ReportView, options: Options): string {
  const locale = options.locale ?? loadSettings().shop.locale;
  switch (options.format) {
    case "csv":
      return reportCsv(report, locale);
    case "json":
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case "table":
      return `${reportTable(report, locale).join("\n")}\n`;
  }
}
