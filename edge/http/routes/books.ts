import { z } from "zod";
import { todayShape } from "../../contract/http.ts";
import { journalListShape, trialBalanceShape } from "../../contract/lists.ts";
import { answers } from "../../web/problem.ts";
import type { App } from "../app.ts";
import { pageOf, pageQuery } from "../page.ts";
import { instant } from "../views/instant.ts";
import type { World } from "../world.ts";

const tags = ["Money"];

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
        querystring: z.strictObject({ ...pageQuery, source: z.string().max(64).default("") }),
        response: answers({ 200: journalListShape }),
      },
    },
    async (request) => {
      const { source, after, limit } = request.query;
      const rows = await world.books.journal({ source, after, limit: limit + 1 });
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
        response: answers({ 200: trialBalanceShape }),
      },
    },
    async () => {
      const items = await world.books.trialBalance();
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
