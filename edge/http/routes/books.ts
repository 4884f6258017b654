import { z } from "zod";
import { todayShape } from "../../contract/http.ts";
import { journalListShape, trialBalanceShape } from "../../contract/lists.ts";
import { inChartOrder, isAccount } from "../../domain/finance/accounts.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { pageOf, pageQuery } from "../page.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Money"];
const dayFilter = z.iso
  .date()
  .or(z.literal(""))
  .default("")
  .describe("business day, included; empty: no bound");

/** The books and the figures that are read from them. */
export function bookRoutes(app: App, world: World): void {
  app.get(
    "/reports/today",
    {
      config: { action: "reports.read" },
      schema: {
        tags,
        summary: "The business day as far as it has come",
        response: answers({ 200: todayShape }),
      },
    },
    async () => {
      const today = await world.reports.today(world.now());
      const { lag } = world.headquarters();
      const behind = { kind: "relay-behind" as const, count: lag, amount: null };
      return lag > 0 ? { ...today, todo: [...today.todo, behind] } : today;
    },
  );
  app.get(
    "/journal",
    {
      config: { action: "books.read" },
      schema: {
        tags,
        summary: "Balanced sets of postings, newest first",
        querystring: z.strictObject({
          ...pageQuery,
          source: z.string().max(64).default(""),
          from: dayFilter,
          to: dayFilter,
        }),
        response: answers({ 200: journalListShape }),
      },
    },
    async (request) => {
      const { limit, ...page } = request.query;
      const rows = await world.books.journal({ ...page, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row) => row.id,
        ({ atMs, postings, ...row }) => ({ ...row, at: instant(atMs), postings: [...postings] }),
      );
    },
  );
  balanceRoutes(app, world);
  auditRoutes(app, world);
}

function balanceRoutes(app: App, world: World): void {
  app.get(
    "/trial-balance",
    {
      config: { action: "books.read" },
      schema: {
        tags,
        summary: "Every account; the total is zero when the books balance",
        querystring: z.strictObject({ from: dayFilter, to: dayFilter }),
        response: answers({ 200: trialBalanceShape }),
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const range = { from, to: to === "" ? "9999-12-31" : to };
      const { chart, figures } = world.finance;
      const items = inChartOrder(chart, await figures.trialBalance(range)).map(
        ({ account, opening, debit, credit }) => {
          const entry = isAccount(account) ? chart.entries[account] : undefined;
          const names = entry?.names ?? { "zh-CN": account, en: account };
          const amount = opening + debit - credit;
          return { account, code: entry?.code ?? "", names, opening, debit, credit, amount };
        },
      );
      return { items, total: items.reduce((total, { amount }) => total + amount, 0) };
    },
  );
}

function auditRoutes(app: App, world: World): void {
  app.get(
    "/audit",
    {
      config: { action: "audit.read" },
      schema: {
        tags: ["Control"],
        summary: "The ledger's log, newest first",
        querystring: z.strictObject(pageQuery),
        response: answers({
          200: z.object({
            items: z.array(
              z.object({
                seq: z.int(),
                kind: z.string(),
                at: z.iso.datetime(),
                body: z.string().describe("JSON text as it was hashed"),
              }),
            ),
            next: z.string().nullable(),
          }),
        }),
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await world.books.audit({ after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row) => String(row.seq),
        ({ seq, kind, atMs, body }) => ({ seq, kind, at: instant(atMs), body }),
      );
    },
  );
}
