import { z } from "zod";
import { reportCsv, reportShape, type ReportView } from "../../contract/reports.ts";
import { locales } from "../../domain/locale.ts";
import { makeReport, reportNames } from "../../usecases/make-report.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { daysOf, daysQuery } from "../days.ts";
import { unlessRefused } from "../refusal.ts";
import type { World } from "../world.ts";

const tags = ["Money"];

/** Statements, margins and till reports, read from the rows as they are asked for. */
export function reportRoutes(app: App, world: World): void {
  app.get(
    "/reports",
    {
      config: { action: "reports.read" },
      schema: {
        tags,
        summary: "The names of the reports",
        response: answers({ 200: z.object({ items: z.array(z.string()) }) }),
      },
    },
    () => ({ items: reportNames }),
  );
  app.get(
    "/reports/:name",
    {
      config: { action: "reports.read" },
      schema: {
        tags,
        summary: "A report over business days, or over one shift",
        params: z.strictObject({ name: z.string().max(64) }),
        querystring: z.strictObject({
          ...daysQuery,
          shift: z.string().max(64).default("").describe("X and Z of this shift alone"),
          format: z.enum(["json", "csv"]).default("json"),
          locale: z.enum(locales).optional().describe("of a CSV file"),
        }),
        response: answers(
          { 200: z.union([reportShape, z.string()]) },
          "REPORT_UNKNOWN",
          "NOT_FOUND",
        ),
      },
    },
    async (request, reply) => {
      const { query } = request;
      const desk = { ...world.finance, shifts: world.finance.shifts };
      const asked = { ...daysOf(world, query), shift: query.shift };
      const report = unlessRefused(
        await makeReport(desk, request.params.name, asked),
      ) as ReportView;
      if (query.format === "json") return report;
      return reply
        .type("text/csv; charset=utf-8")
        .send(reportCsv(report, query.locale ?? world.shop.locale));
    },
  );
}
